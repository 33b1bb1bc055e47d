import { type ShellCommand, type ShellWord, shellCommands } from "./shellCommands.ts";
import { Folders, joined } from "./shellFolders.ts";

/** A command that runs a script of a `package.json`: `pnpm --filter @shop/cart bench`. */
export interface ScriptCall {
  readonly script: ShellWord;
  /** False where the word may also be a program that a dependency brings: `pnpm vitest`, `yarn run jest`. */
  readonly isSurelyScript: boolean;
  readonly where: ScriptPlace;
}

/** Whose `package.json` is meant. */
export type ScriptPlace =
  /** That of the folder in which the reader is. */
  | { readonly kind: "here" }
  /** Of a folder, from where the reader is, or of the nearest above it that has one. */
  | { readonly kind: "folder"; readonly path: string }
  /** By the package's name or its path. */
  | { readonly kind: "package"; readonly name: string }
  | { readonly kind: "root" }
  /** Any package of the workspace. */
  | { readonly kind: "any" };

/** The calls of scripts in a text, by those commands of which it can be told. */
export function scriptCalls(text: string, start: number): readonly ScriptCall[] {
  const calls: ScriptCall[] = [];
  const folders = new Folders();
  for (const { words, depth } of shellCommands(text, start)) {
    const folder = folders.at(depth);
    const [program, target] = words;
    if (program?.text === "cd" || program?.text === "pushd") {
      folders.change(depth, target?.text ?? "~");
      continue;
    }
    const call = callIn({ words, depth });
    if (call && !folder.includes("~") && !/[$*]/.test(folder)) calls.push(within(call, folder));
  }
  return calls;
}

function within(call: ScriptCall, folder: string): ScriptCall {
  if (folder === "") return call;
  if (call.where.kind === "here") return { ...call, where: { kind: "folder", path: folder } };
  if (call.where.kind === "folder")
    return { ...call, where: { kind: "folder", path: joined(folder, call.where.path) } };
  return call;
}

/** Programs that run the command behind them. */
const WRAPPERS: ReadonlySet<string> = new Set([
  "time",
  "env",
  "sudo",
  "exec",
  "command",
  "nohup",
  "corepack",
  "cross-env",
]);

function callIn({ words }: ShellCommand): ScriptCall | undefined {
  let at = 0;
  while (words[at] && (/^\w+=/.test(words[at]?.text ?? "") || WRAPPERS.has(words[at]?.text ?? ""))) at++;
  const name = words[at]?.text ?? "";
  const manager = Object.hasOwn(MANAGERS, name) ? MANAGERS[name] : undefined;
  return manager && callOf(manager, words.slice(at + 1));
}

interface Manager {
  /** Words that run a script named behind them. */
  readonly run: readonly string[];
  /** Those scripts may be programs of dependencies too. */
  readonly runsPrograms: boolean;
  /** Words that are scripts' names and need no word in front; undefined where any word may be one. */
  readonly lifecycle: ReadonlyMap<string, string> | undefined;
  /** Words that are commands of its own. */
  readonly builtIn: ReadonlySet<string>;
  readonly options: Readonly<Record<string, Option>>;
  /** Options behind the script's name are the manager's own, up to `--`. */
  readonly readsOptionsBehind: boolean;
}

/** What an option says: where, or nothing that matters, with or without a value of its own. */
type Option = "flag" | "value" | "folder" | "package" | "any" | "root" | "optional";

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}

const FLAGS = {
  "--silent": "flag",
  "-s": "flag",
  "--color": "flag",
  "--no-color": "flag",
  "--verbose": "flag",
  "--if-present": "optional",
} as const;

/** The commands of npm, pnpm, yarn and bun, as their own manuals list them. */
const MANAGERS: Readonly<Record<string, Manager>> = {
  npm: {
    run: ["run", "run-script", "rum", "urn"],
    runsPrograms: false,
    lifecycle: new Map([
      ["test", "test"],
      ["t", "test"],
      ["tst", "test"],
      ["stop", "stop"],
    ]),
    builtIn: new Set(),
    options: {
      ...FLAGS,
      "--prefix": "folder",
      "-C": "folder",
      "-w": "package",
      "--workspace": "package",
      "--workspaces": "any",
      "-ws": "any",
      "--loglevel": "value",
    },
    readsOptionsBehind: true,
  },
  pnpm: {
    run: ["run", "run-script"],
    runsPrograms: false,
    lifecycle: undefined,
    builtIn: wordSet(
      "add approve-builds audit bin c cache cat-file cat-index ci clean-install config create dedupe deploy dlx doctor env",
      "exec fetch find-hash get help i ignored-builds import info init install install-test it la licenses link list ll",
      "ln login logout ls outdated owner pack patch patch-commit patch-remove ping pm prefix prune publish rb rebuild",
      "recursive remove restart rm root run self-update server set setup start store t test tst un uninstall unlink",
      "up update upgrade view version whoami why x",
    ),
    options: {
      ...FLAGS,
      "--filter": "package",
      "-F": "package",
      "--filter-prod": "package",
      "-C": "folder",
      "--dir": "folder",
      "-r": "any",
      "--recursive": "any",
      "-w": "root",
      "--workspace-root": "root",
      "--stream": "flag",
      "--parallel": "flag",
      "--no-bail": "flag",
      "--bail": "flag",
      "--aggregate-output": "flag",
      "--reverse": "flag",
      "--sequential": "flag",
      "--workspace-concurrency": "value",
      "--reporter": "value",
      "--loglevel": "value",
    },
    readsOptionsBehind: false,
  },
  yarn: {
    run: ["run"],
    runsPrograms: true,
    lifecycle: undefined,
    builtIn: wordSet(
      "add audit autoclean bin cache check config constraints create dedupe dlx exec explain generate-lock-entry global",
      "help import info init install licenses link list login logout node npm outdated owner pack patch patch-commit",
      "plugin policies publish rebuild remove run search self-update set stage start tag team test unlink unplug up",
      "upgrade upgrade-interactive version versions why workspace workspaces",
    ),
    options: { ...FLAGS, "--cwd": "folder", "--top-level": "root", "-T": "root" },
    readsOptionsBehind: false,
  },
  bun: {
    run: ["run"],
    runsPrograms: true,
    lifecycle: undefined,
    builtIn: wordSet(
      "a add audit build c create exec help i info init install link outdated patch pm publish remove repl rm run test",
      "unlink update upgrade why x",
    ),
    options: {
      ...FLAGS,
      "--filter": "package",
      "-F": "package",
      "--cwd": "folder",
      "--bun": "flag",
      "-b": "flag",
      "--hot": "flag",
      "--watch": "flag",
      "--smol": "flag",
    },
    readsOptionsBehind: false,
  },
};

/** @param isInWorkspace Behind `yarn workspace cart`: another such command in there is none. */
function callOf(manager: Manager, words: readonly ShellWord[], isInWorkspace = false): ScriptCall | undefined {
  const front = readOptions(manager, words, { kind: "here" });
  if (!front) return undefined;
  const [command, ...behind] = words.slice(front.at);
  if (!command) return undefined;
  if (command.text === "workspace" && manager.builtIn.has("workspace")) {
    return isInWorkspace ? undefined : callInWorkspace(manager, behind);
  }
  const lifecycle = manager.lifecycle?.get(command.text);
  if (lifecycle !== undefined) {
    const script = { ...command, text: lifecycle };
    return withOptionsBehind(manager, { script, isSurelyScript: true, where: front.where }, behind);
  }
  if (manager.run.includes(command.text)) {
    const inner = readOptions(manager, behind, front.where);
    const script = inner && behind[inner.at];
    if (!inner || !script) return undefined;
    const call = { script, isSurelyScript: !manager.runsPrograms, where: inner.where };
    return withOptionsBehind(manager, call, behind.slice(inner.at + 1));
  }
  if (manager.lifecycle || manager.builtIn.has(command.text)) return undefined;
  return named({ script: command, isSurelyScript: false, where: front.where });
}

/** `yarn workspace @shop/cart bench`. */
function callInWorkspace(manager: Manager, [name, ...rest]: readonly ShellWord[]): ScriptCall | undefined {
  const call = name && callOf(manager, rest, true);
  return call && call.where.kind === "here" ? { ...call, where: { kind: "package", name: name.text } } : undefined;
}

function withOptionsBehind(manager: Manager, call: ScriptCall, words: readonly ShellWord[]): ScriptCall | undefined {
  if (!manager.readsOptionsBehind) return named(call);
  let { where } = call;
  const end = words.findIndex(({ text }) => text === "--");
  const own = end < 0 ? words : words.slice(0, end);
  for (let at = 0; at < own.length; at++) {
    const read = readOptions(manager, own, where, at);
    if (!read) return undefined;
    where = read.where;
    at = read.at;
  }
  return named({ ...call, where });
}

/** Names with variables, wildcards or slashes are no scripts that could be looked up. */
function named(call: ScriptCall): ScriptCall | undefined {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_:.+-]*$/u.test(call.script.text) && !/\.[cm]?[jt]sx?$/.test(call.script.text)
    ? call
    : undefined;
}

/** Reads options up to the first word that is none; undefined where it can't be told what one of them means. */
function readOptions(
  { options }: Manager,
  words: readonly ShellWord[],
  before: ScriptPlace,
  from = 0,
): { readonly at: number; readonly where: ScriptPlace } | undefined {
  let where = before;
  let at = from;
  while (words[at]?.text.startsWith("-") && words[at]?.text !== "--") {
    const [, name = "", given] = /^([^=]+)(?:=(.*))?$/s.exec(words[at]?.text ?? "") ?? [];
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined || option === "optional") return undefined;
    const takesValue = option === "value" || option === "folder" || option === "package";
    const value = takesValue ? (given ?? words[++at]?.text) : "";
    if (value === undefined || (takesValue && where.kind === "package" && option === "package")) return undefined;
    where = placeAfter(where, option, value);
    at++;
  }
  return { at, where };
}

function placeAfter(where: ScriptPlace, option: Option, value: string): ScriptPlace {
  switch (option) {
    case "folder":
      return { kind: "folder", path: value };
    case "package":
      return { kind: "package", name: value };
    case "any":
      return where.kind === "package" ? where : { kind: "any" };
    case "root":
      return { kind: "root" };
    default:
      return where;
  }
}
