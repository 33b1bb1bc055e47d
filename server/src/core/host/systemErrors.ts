import * as l10n from "@vscode/l10n";

/** What the system's error codes mean, as the end of a sentence. */
const REASONS: Readonly<Record<string, () => string>> = {
  EACCES: () => l10n.t("permission was denied"),
  EPERM: () => l10n.t("permission was denied"),
  EROFS: () => l10n.t("the disk is read-only"),
  ENOSPC: () => l10n.t("the disk is full"),
  EDQUOT: () => l10n.t("the disk is full for this user"),
  EFBIG: () => l10n.t("files as large as this are not allowed"),
  EIO: () => l10n.t("the disk reports an error"),
  ELOOP: () => l10n.t("its links lead in a circle"),
  EISDIR: () => l10n.t("it is a folder"),
  ENOTDIR: () => l10n.t("a file stands where a folder is due"),
  EEXIST: () => l10n.t("a file stands where a folder is due"),
  ENAMETOOLONG: () => l10n.t("its name is too long"),
  ENXIO: () => l10n.t("it is no regular file"),
  EMFILE: () => l10n.t("too many files are open"),
  ENFILE: () => l10n.t("too many files are open"),
};

/** Why the system refused something, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code]?.() ?? (code === "" ? String(error) : l10n.t("the system says {0}", code));
}

/** True if the system refused something because nothing is there. */
export function isMissing(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(error));
}

/** The system's name for what went wrong; "" for a fault of another kind. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
