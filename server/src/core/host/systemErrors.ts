/** What the system's error codes mean, as the end of a sentence. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission was denied",
  EPERM: "permission was denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk is full for this user",
  EFBIG: "files as large as this are not allowed",
  EIO: "the disk reports an error",
  ELOOP: "its links lead in a circle",
  EISDIR: "it is a folder",
  ENOTDIR: "a file stands where a folder is due",
  EEXIST: "a file stands where a folder is due",
  ENAMETOOLONG: "its name is too long",
  ENXIO: "it is no regular file",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
};

/** Why the system refused something, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code === "" ? String(error) : `the system says ${code}`);
}

/** True if the system refused something because nothing is there. */
export function isMissing(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(error));
}

/** The system's name for what went wrong; "" for a fault of another kind. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
