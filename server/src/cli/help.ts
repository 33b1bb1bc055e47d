import { LSP_OPTIONS } from "./commands/lsp.ts";
import {
  ADOPT_OPTIONS,
  BENCH_CHECK_OPTIONS,
  BENCH_IMPORT_OPTIONS,
  CHECK_OPTIONS,
  CONFIG_OPTIONS,
  DIFF_OPTIONS,
  EXPLAIN_OPTIONS,
  FILL_OPTIONS,
  GRAPH_OPTIONS,
  HELP_OPTIONS,
  INIT_OPTIONS,
  MCP_OPTIONS,
  NEW_OPTIONS,
  type Options,
  REPORT_OPTIONS,
  RULES_OPTIONS,
  TEMPLATE_OPTIONS,
} from "./terminal/options.ts";

interface CommandHelp {
  readonly usage: string;
  readonly summary: string;
  readonly options: Options;
  /** When it exits with 1; undefined for a command that never does. */
  readonly exitsWith1?: string;
}

export const COMMANDS = {
  check: {
    usage: "perfdoc check [path…] [options]",
    summary: "Check documents; without a path, those below the working directory",
    options: CHECK_OPTIONS,
    exitsWith1: "for a finding at or above --fail-on, such as a document that can't be read, or too many warnings",
  },
  new: {
    usage: "perfdoc new [path] [options]",
    summary: "Write a new document from its category's template",
    options: NEW_OPTIONS,
  },
  adopt: {
    usage: "perfdoc adopt FILE… [options]",
    summary: "Make Markdown files performance documents: add the frontmatter, and touch nothing else",
    options: ADOPT_OPTIONS,
  },
  fill: {
    usage: "perfdoc fill FILE… [options]",
    summary: "Add what documents lack, as the template's text to be replaced, and say what was added",
    options: FILL_OPTIONS,
  },
  template: {
    usage: "perfdoc template --from FILE [options]",
    summary: "Write a template of your own that asks for what a document has",
    options: TEMPLATE_OPTIONS,
  },
  report: {
    usage: "perfdoc report [path…] [options]",
    summary: "Show how complete the documents of each module are",
    options: REPORT_OPTIONS,
  },
  graph: {
    usage: "perfdoc graph [path…] [options]",
    summary: "Print which documents depend on which, and which are related",
    options: GRAPH_OPTIONS,
  },
  "bench import": {
    usage: "perfdoc bench import FILE… [options]",
    summary: "Write the results of a benchmark's run into the documents that are bound to its file",
    options: BENCH_IMPORT_OPTIONS,
  },
  "bench check": {
    usage: "perfdoc bench check FILE… [options]",
    summary: "Hold fresh results against the targets and values that documents state",
    options: BENCH_CHECK_OPTIONS,
    exitsWith1: "for a target that is missed, or a value that got worse than documented",
  },
  diff: {
    usage: "perfdoc diff REF [path…] [options]",
    summary: "Show the numbers that documents state, before and after a commit",
    options: DIFF_OPTIONS,
  },
  rules: {
    usage: "perfdoc rules [options]",
    summary: "List every rule with its severity and what it finds",
    options: RULES_OPTIONS,
  },
  init: {
    usage: "perfdoc init [options]",
    summary: "Write a config into the working directory, with every setting and what it means",
    options: INIT_OPTIONS,
  },
  config: {
    usage: "perfdoc config [path] [options]",
    summary: "Show the settings that hold for a place, and where each comes from",
    options: CONFIG_OPTIONS,
  },
  help: {
    usage: "perfdoc help [COMMAND]",
    summary: "Show this, or the options of a command",
    options: HELP_OPTIONS,
  },
  explain: {
    usage: "perfdoc explain [RULE…]",
    summary: "Show the page of a rule; without one, list all rules",
    options: EXPLAIN_OPTIONS,
  },
  mcp: {
    usage: "perfdoc mcp [options]",
    summary: "Serve an agent that speaks the Model Context Protocol, on standard input and output",
    options: MCP_OPTIONS,
  },
  lsp: {
    usage: "perfdoc lsp [--stdio]",
    summary: "Serve an editor that speaks the Language Server Protocol",
    options: LSP_OPTIONS,
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;

export type CommandName = keyof typeof COMMANDS;

/** What `perfdoc --help` prints. */
export function helpOfProgram(): string {
  const commands = Object.values(COMMANDS).map(({ usage, summary }): Entry => [usage, summary]);
  return [
    "Perfdoc checks performance documents: Markdown with YAML frontmatter, in the shape of a template.",
    "",
    ...columns(commands),
    "",
    "perfdoc COMMAND --help shows a command's options.",
    "Exit codes: 0 all is well, 1 something was found by check or bench check, 2 wrong usage or config, or something could not be read or written.",
    "",
  ].join("\n");
}

/** What `perfdoc COMMAND --help` prints. */
export function helpOfCommand(name: CommandName): string {
  const { usage, summary, options, exitsWith1 }: CommandHelp = COMMANDS[name];
  const entries = Object.entries(options).map(([option, { short, value, description }]): Entry => {
    const flag = `${short === undefined ? "    " : `-${short}, `}--${option}`;
    return [value === undefined ? flag : `${flag} ${value}`, description];
  });
  const codes = [
    "0",
    ...(exitsWith1 === undefined ? [] : [`1 ${exitsWith1}`]),
    "2 for wrong usage or config, or what could not be read or written",
  ];
  return [usage, "", `${summary}.`, "", ...columns(entries), "", `Exit codes: ${codes.join("; ")}.`, ""].join("\n");
}

type Entry = readonly [left: string, right: string];

/** A left column wider than this has its right one on the next line. */
const WIDEST_LEFT = 34;

function columns(entries: readonly Entry[]): readonly string[] {
  const width = Math.max(...entries.map(([left]) => left.length).filter((length) => length <= WIDEST_LEFT));
  return entries.map(([left, right]) => {
    const gap = left.length > WIDEST_LEFT ? `\n${" ".repeat(width + 4)}` : " ".repeat(width - left.length + 2);
    return `  ${left}${gap}${right}`;
  });
}
