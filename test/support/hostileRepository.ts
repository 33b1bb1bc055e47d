import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { GitRepository } from "./gitRepository.ts";
import type { Traps } from "./traps.ts";

/** What a repository's config can name that some command of git runs: a key for each, its value being the program. */
const RUN_BY_CONFIG = [
  "core.fsmonitor",
  "core.pager",
  "pager.log",
  "pager.rev-parse",
  "core.editor",
  "core.sshCommand",
  "core.askPass",
  "core.gitProxy",
  "core.alternateRefsCommand",
  "diff.external",
  "diff.trap.textconv",
  "diff.trap.command",
  "filter.trap.clean",
  "filter.trap.smudge",
  "filter.trap.process",
  "merge.trap.driver",
  "gpg.program",
  "gpg.ssh.program",
  "gpg.x509.program",
  "credential.helper",
  "uploadpack.packObjectsHook",
  "interactive.diffFilter",
  "trailer.trap.command",
  "sendemail.smtpServer",
] as const;

const ALIASES = ["log", "rev-parse", "fetch", "remote-trap", "remote-none", "remote-"] as const;

const HOOKS = [
  "post-index-change",
  "reference-transaction",
  "fsmonitor-watchman",
  "post-checkout",
  "pre-auto-gc",
  "pre-commit",
] as const;

/** What changes how a log looks, which nobody's findings may depend on. */
const LOOKS: readonly (readonly [key: string, value: string])[] = [
  ["log.showSignature", "true"],
  ["log.follow", "true"],
  ["log.decorate", "full"],
  ["log.date", "relative"],
  ["log.abbrevCommit", "true"],
  ["log.diffMerges", "first-parent"],
  ["format.pretty", "fuller"],
  ["format.notes", "true"],
  ["color.ui", "always"],
  ["core.quotePath", "true"],
  ["core.commentChar", ";"],
  ["diff.noprefix", "true"],
  ["diff.relative", "true"],
  ["diff.renames", "copies"],
  ["diff.orderFile", "/dev/null"],
  ["i18n.logOutputEncoding", "UTF-16"],
  ["column.ui", "always"],
];

/** Gives a repository a config, hooks and attributes with a program of its own wherever git takes one. */
export function plantInRepository(repository: GitRepository, traps: Traps): void {
  const evil = path.join(traps.folder, "config");
  const config = (key: string, value: string) => repository.git("config", "--file", included, key, value);
  const included = path.join(repository.path, ".git", "included");
  mkdirSync(evil);
  for (const key of RUN_BY_CONFIG) config(key, traps.set(path.join(evil, key), key));
  for (const alias of ALIASES) {
    config(`alias.${alias}`, `!${traps.set(path.join(evil, `alias.${alias}`), `alias.${alias}`)}`);
  }
  for (const [key, value] of LOOKS) config(key, value);
  for (const hook of HOOKS) {
    traps.set(path.join(evil, "hooks", hook), `hooksPath ${hook}`);
    traps.set(path.join(repository.path, ".git", "hooks", hook), `hook ${hook}`);
  }
  config("core.hooksPath", path.join(evil, "hooks"));
  writeFileSync(path.join(repository.path, ".git", "info", "attributes"), "* diff=trap filter=trap merge=trap\n");
  // Last, as from here on every git that is not careful springs the traps.
  repository.git("config", "include.path", included);
}

/** A commit that says that it is signed: to verify it a program is run. */
export function commitSigned({ path: folder }: GitRepository, day: string): void {
  const git = (args: readonly string[], input = "") =>
    execFileSync("git", ["-C", folder, ...args], { input, encoding: "utf8" }).trim();
  const [tree, parent] = git(["rev-parse", "HEAD^{tree}", "HEAD"]).split("\n");
  const who = `Ada <ada@example.org> ${Date.parse(`${day}T12:00:00Z`) / 1000} +0000`;
  const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----";
  const commit = `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n${signature}\n\nSigned\n`;
  git(["update-ref", "HEAD", git(["hash-object", "-t", "commit", "-w", "--stdin"], commit)]);
}

/** Where a `git` of the repository's own lies, and the search path that would find it before the machine's. */
export function plantPrograms(repository: GitRepository, traps: Traps): string {
  const places = ["", "docs", "node_modules/.bin", "bin"].map((folder) => path.join(repository.path, folder));
  for (const place of places) {
    for (const name of ["git", "git-remote-trap", "git-remote-none", "git-log"]) {
      traps.set(path.join(place, name), `program ${path.relative(repository.path, path.join(place, name))}`);
    }
  }
  const relative = ["", ".", "./bin", "node_modules/.bin", "..", "../bin"];
  return [...relative, ...places.toReversed(), process.env.PATH ?? ""].join(path.delimiter);
}

/** Variables that lead git to another repository, have it run something, or have it write somewhere. */
export function hostileVariables(folder: string, traps: Traps): Readonly<Record<string, string>> {
  const program = (name: string) => traps.set(path.join(folder, name), name);
  return {
    GIT_DIR: path.join(folder, "nowhere.git"),
    GIT_WORK_TREE: folder,
    GIT_INDEX_FILE: path.join(folder, "index"),
    GIT_OBJECT_DIRECTORY: folder,
    GIT_CEILING_DIRECTORIES: "/",
    GIT_EXTERNAL_DIFF: program("GIT_EXTERNAL_DIFF"),
    GIT_PAGER: program("GIT_PAGER"),
    GIT_PAGER_IN_USE: "1",
    GIT_EDITOR: program("GIT_EDITOR"),
    GIT_SSH: program("GIT_SSH"),
    GIT_SSH_COMMAND: program("GIT_SSH_COMMAND"),
    GIT_PROXY_COMMAND: program("GIT_PROXY_COMMAND"),
    GIT_ASKPASS: program("GIT_ASKPASS"),
    GIT_EXEC_PATH: path.dirname(program("exec/git-log")),
    GIT_CONFIG_PARAMETERS: `'core.fsmonitor'='${program("GIT_CONFIG_PARAMETERS")}'`,
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "core.fsmonitor",
    GIT_CONFIG_VALUE_0: program("GIT_CONFIG_VALUE_0"),
    GIT_TRACE: traps.mark("GIT_TRACE"),
    GIT_TRACE_SETUP: traps.mark("GIT_TRACE_SETUP"),
    GIT_TRACE2_EVENT: traps.mark("GIT_TRACE2_EVENT"),
    GIT_DEFAULT_HASH: "sha256",
    GIT_LITERAL_PATHSPECS: "0",
    GIT_NO_LAZY_FETCH: "0",
    GIT_ALLOW_PROTOCOL: "ext:none:file",
    GIT_PROTOCOL_FROM_USER: "1",
  };
}
