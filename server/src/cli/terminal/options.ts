export interface Option {
  readonly type: "boolean" | "string";
  readonly short?: string;
  /** How the value is called in the help: FILE. Undefined for options without a value. */
  readonly value?: string;
  readonly description: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The options of every command. */
export const COMMON_OPTIONS = {
  help: { type: "boolean", short: "h", description: "Show this help" },
  version: { type: "boolean", short: "v", description: "Show the version" },
} as const satisfies Options;

/** Of every command that reads a config. */
const CONFIG_FILE = {
  config: { type: "string", short: "c", value: "FILE", description: "Use this config in place of perfdoc.config.*" },
} as const satisfies Options;

/** Of every command that makes a report. */
const OUTPUT_FILE = {
  "output-file": { type: "string", short: "o", value: "FILE", description: "Write the report to a file" },
} as const satisfies Options;

/** In which of some formats a command prints, the first by default. */
function formatOption<const Choices extends readonly [string, ...string[]]>(choices: Choices, what: string) {
  return {
    format: {
      type: "string",
      short: "f",
      value: choices.join("|"),
      description: `How to print ${what} (default ${choices[0]})`,
    },
  } as const satisfies Options;
}

export const FORMATS = ["pretty", "full", "json", "sarif", "github", "gitlab", "junit", "rdjson", "rdjsonl"] as const;
export type Format = (typeof FORMATS)[number];

export const FAIL_LEVELS = ["error", "warning", "information", "never"] as const;
export type FailLevel = (typeof FAIL_LEVELS)[number];

export const CHECK_OPTIONS = {
  ...formatOption(FORMATS, "findings"),
  "fail-on": {
    type: "string",
    value: FAIL_LEVELS.join("|"),
    description: "Exit with 1 for findings of this severity or above (default error)",
  },
  "max-warnings": { type: "string", value: "N", description: "Exit with 1 for more than N warnings" },
  quiet: { type: "boolean", short: "q", description: "Print only findings at or above --fail-on" },
  fix: {
    type: "boolean",
    description:
      "Apply every safe fix, then report what is left; with --stdin, print the fixed text and report on stderr",
  },
  "dry-run": {
    type: "boolean",
    description: "With --fix: write nothing, print the change as a unified diff, and exit as --fix would",
  },
  select: { type: "string", value: "RULES", description: "Check by these rules alone: A,B" },
  ignore: { type: "string", value: "RULES", description: "Check by all rules but these: A,B" },
  ...CONFIG_FILE,
  "no-config": { type: "boolean", description: "Use no config at all" },
  "no-git": { type: "boolean", description: "Do not ask git what has changed since documents were synced" },
  "force-exclude": {
    type: "boolean",
    description: "Pass over files that the config leaves out even where they are named, as hooks and jobs do",
  },
  baseline: { type: "string", value: "FILE", description: "Do not count the findings that this file holds" },
  "update-baseline": { type: "boolean", description: "Write the findings to the baseline file" },
  ...OUTPUT_FILE,
  stdin: { type: "boolean", description: "Check the text on standard input" },
  "stdin-filepath": { type: "string", value: "FILE", description: "Where the text on standard input belongs" },
  "no-cache": { type: "boolean", description: "Read everything afresh" },
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const NEW_OPTIONS = {
  name: { type: "string", short: "n", value: "NAME", description: "What the document is about (default: the module)" },
  module: { type: "string", short: "m", value: "MODULE", description: "The module (default: that of the folder)" },
  category: { type: "string", value: "CATEGORY", description: "The template's category (default performance)" },
  ...CONFIG_FILE,
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const FILL_OPTIONS = {
  sections: { type: "string", short: "s", value: "LIST", description: "Only these of the template's sections: A,B" },
  "dry-run": { type: "boolean", description: "Print what would change as a unified diff, and write nothing" },
  ...CONFIG_FILE,
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const ADOPT_OPTIONS = {
  module: {
    type: "string",
    short: "m",
    value: "MODULE",
    description: "The module (default: that of the file's place)",
  },
  category: { type: "string", value: "CATEGORY", description: "The template's category (default performance)" },
  status: { type: "string", value: "STATUS", description: "How far the document is (default draft)" },
  created: { type: "string", value: "DAY", description: "When it was created (default: its first commit, else today)" },
  updated: { type: "string", value: "DAY", description: "When it was changed last (default: its last commit)" },
  "dry-run": { type: "boolean", description: "Print what would change as a unified diff, and write nothing" },
  "no-git": { type: "boolean", description: "Do not ask git when the file was created and changed" },
  ...CONFIG_FILE,
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const TEMPLATE_OPTIONS = {
  from: { type: "string", value: "FILE", description: "The document whose shape the template has" },
  category: { type: "string", value: "NAME", description: "The template's category (default: by the file's name)" },
  out: {
    type: "string",
    short: "o",
    value: "FILE",
    description: "Where to write it (default .perfdoc/templates/NAME.md)",
  },
  force: { type: "boolean", description: "Overwrite a template that is there" },
  ...CONFIG_FILE,
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const RULES_FORMATS = ["table", "json"] as const;

export const RULES_OPTIONS = {
  ...formatOption(RULES_FORMATS, "them"),
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const CONFIG_OPTIONS = {
  ...formatOption(RULES_FORMATS, "it"),
  ...CONFIG_FILE,
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const INIT_OPTIONS = {
  "docs-root": { type: "string", value: "FOLDER", description: "The folder that holds the documents (default docs)" },
  include: {
    type: "string",
    value: "GLOBS",
    description: "Which files are checked: A,B (default: those of the folder that is named, else all)",
  },
  force: { type: "boolean", description: "Write it although a config is there" },
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const HELP_OPTIONS = { ...COMMON_OPTIONS } as const satisfies Options;

export const MCP_OPTIONS = {
  workspace: {
    type: "string",
    value: "DIR",
    description: "The folder that tools see and write to (default the working directory)",
  },
  "read-only": { type: "boolean", description: "Offer no tool that writes" },
  "no-git": { type: "boolean", description: "Do not ask git anything" },
  ...CONFIG_FILE,
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const EXPLAIN_OPTIONS = { ...COMMON_OPTIONS } as const satisfies Options;

export const REPORT_FORMATS = ["table", "markdown", "json"] as const;
/** `badge`: what shields.io's endpoint reads. */
export const COMPLETENESS_FORMATS = [...REPORT_FORMATS, "badge"] as const;
/** `html`: a page with charts, which holds all that it needs. */
export const ALL_REPORT_FORMATS = [...COMPLETENESS_FORMATS, "html"] as const;
/** For Mermaid, which GitHub and VS Code draw, for Graphviz, and as data. */
export const GRAPH_FORMATS = ["mermaid", "dot", "json"] as const;
export type CompletenessFormat = (typeof COMPLETENESS_FORMATS)[number];
export type ReportFormat = (typeof REPORT_FORMATS)[number];
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

export const REPORT_OPTIONS = {
  numbers: {
    type: "boolean",
    description: "Show what is measured instead, with its target and what it was at earlier commits",
  },
  ...formatOption(ALL_REPORT_FORMATS, "it"),
  ...OUTPUT_FILE,
  ...CONFIG_FILE,
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const GRAPH_OPTIONS = {
  ...formatOption(GRAPH_FORMATS, "it"),
  ...CONFIG_FILE,
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const BENCH_IMPORT_OPTIONS = {
  document: {
    type: "string",
    short: "d",
    value: "FILE",
    description: "The document (default: those bound to the file)",
  },
  section: {
    type: "string",
    short: "s",
    value: "TITLE",
    description: "The heading in it whose results are to be bound",
  },
  benchmark: { type: "string", short: "b", value: "NAME", description: "Which of the file's benchmarks" },
  date: {
    type: "string",
    value: "DAY",
    description: "When it was measured, for files that do not say (default: its last commit, else today)",
  },
  commit: { type: "string", value: "COMMIT", description: "At which commit, for files that do not say" },
  "dry-run": { type: "boolean", description: "Print what would change as a unified diff, and write nothing" },
  "no-git": { type: "boolean", description: "Do not ask git when the file was committed" },
  ...CONFIG_FILE,
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const BENCH_FORMATS = ["table", "markdown", "json", "github"] as const;
export type BenchFormat = (typeof BENCH_FORMATS)[number];

export const BENCH_CHECK_OPTIONS = {
  document: {
    type: "string",
    short: "d",
    value: "FILE",
    description: "The document (default: those bound to the file, or to one of its name)",
  },
  base: { type: "string", value: "REF", description: "Targets that were missed at this commit already are no news" },
  tolerance: {
    type: "string",
    value: "PERCENT",
    description: "How far results may be off (default: the config's, 10%)",
  },
  ...formatOption(BENCH_FORMATS, "it"),
  ...CONFIG_FILE,
  ...COMMON_OPTIONS,
} as const satisfies Options;

export const DIFF_OPTIONS = {
  ...formatOption(REPORT_FORMATS, "it"),
  ...CONFIG_FILE,
  ...COMMON_OPTIONS,
} as const satisfies Options;
