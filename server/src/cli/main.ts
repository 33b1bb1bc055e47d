import { isMainThread } from "node:worker_threads";
import { version } from "../../../package.json";
import { reasonOf } from "../core/host/systemErrors.ts";
import { Refusal } from "../core/tasks/refusal.ts";
import { suggestion } from "../core/text/nearWords.ts";
import { anyOf } from "../core/text/wording.ts";
import { serveCheck } from "./checking/checkFiles.ts";
import { adopt } from "./commands/adopt.ts";
import { benchCheck } from "./commands/benchCheck.ts";
import { benchImport } from "./commands/benchImport.ts";
import { check } from "./commands/check.ts";
import { config } from "./commands/config.ts";
import { diff } from "./commands/diff.ts";
import { explain } from "./commands/explain.ts";
import { fill } from "./commands/fill.ts";
import { graph } from "./commands/graph.ts";
import { init } from "./commands/init.ts";
import { lsp, serveChecks } from "./commands/lsp.ts";
import { mcp } from "./commands/mcp.ts";
import { newDocument } from "./commands/new.ts";
import { report } from "./commands/report.ts";
import { rules } from "./commands/rules.ts";
import { template } from "./commands/template.ts";
import { COMMANDS, type CommandName, helpOfCommand, helpOfProgram } from "./help.ts";
import { COMMON_OPTIONS } from "./terminal/options.ts";
import { parseOptions } from "./terminal/parseOptions.ts";
import { type ExitCode, processTerminal, type Terminal, UsageError } from "./terminal/terminal.ts";

const RUN: Readonly<Record<CommandName, (terminal: Terminal, args: readonly string[]) => Promise<ExitCode>>> = {
  check,
  new: newDocument,
  adopt,
  fill,
  template,
  report,
  graph,
  "bench import": benchImport,
  "bench check": benchCheck,
  diff,
  rules,
  init,
  config,
  help,
  explain,
  mcp,
  lsp,
};

/** Runs the program; whatever goes wrong is said in one line. */
async function main(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  try {
    return await dispatch(terminal, args);
  } catch (error) {
    if (error instanceof Refusal) terminal.complain(`perfdoc: ${error.message}`);
    else for (const line of faultLines(error)) terminal.complain(line);
    return 2;
  }
}

function faultLines(error: unknown): readonly string[] {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `perfdoc: This should not have happened: ${text}`.split("\n");
}

async function dispatch(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const [first, rest] = commandOf(args);
  if (isCommand(first)) {
    if (hasFlag(rest, "--help", "-h")) terminal.out(helpOfCommand(first));
    else if (hasFlag(rest, "--version", "-v")) terminal.out(`${version}\n`);
    else return RUN[first](terminal, rest);
    return 0;
  }
  if (first !== undefined && !first.startsWith("-")) {
    const begun = Object.keys(COMMANDS).filter((name) => name.startsWith(`${first} `));
    if (begun.length === 0)
      throw new UsageError(`There is no command "${first}"${suggestion(first, Object.keys(COMMANDS))}`);
    if (!hasFlag(rest, "--help", "-h")) throw new UsageError(`Expected perfdoc ${anyOf(begun)}.`);
    terminal.out(begun.filter(isCommand).map(helpOfCommand).join("\n"));
    return 0;
  }
  const { values } = parseOptions(args, COMMON_OPTIONS);
  if (values.version) terminal.out(`${version}\n`);
  else if (values.help) terminal.out(helpOfProgram());
  else throw new UsageError(`No command was given; expected ${anyOf(Object.keys(COMMANDS))}, or --help.`);
  return 0;
}

/** The command, which may be of two words, and what stands behind it. */
function commandOf(args: readonly string[]): readonly [string | undefined, readonly string[]] {
  const [first, second, ...rest] = args;
  const both = `${first} ${second}`;
  return isCommand(both) ? [both, rest] : [first, args.slice(1)];
}

async function help(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { positionals } = parseOptions(args, COMMON_OPTIONS);
  const [name, ...rest] = positionals.length > 0 ? [...positionals, "--help"] : [];
  if (name === undefined) terminal.out(helpOfProgram());
  return name === undefined ? 0 : dispatch(terminal, [name, ...rest]);
}

function isCommand(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(COMMANDS, word);
}

/** True if the flag stands among the options, whatever else is wrong with them. */
function hasFlag(args: readonly string[], long: string, short: string): boolean {
  const end = args.indexOf("--");
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === long || arg === short);
}

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  process.stderr.write(`perfdoc: What was found can't be written: ${reasonOf(error)}.\n`);
  process.exit(2);
});

if (isMainThread) {
  main(processTerminal(__filename), process.argv.slice(2)).then((exitCode) => {
    process.exitCode = exitCode;
  });
} else if (process.argv[2] === "lsp") serveChecks();
else serveCheck();
