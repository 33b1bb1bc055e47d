import { RULE_IDS } from "../../core/check/allRules.ts";
import { CHECK_OPTIONS, FAIL_LEVELS, type FailLevel, FORMATS, type Format } from "../terminal/options.ts";
import { choiceOf, countOf, parseOptions, rulesIn } from "../terminal/parseOptions.ts";
import { UsageError } from "../terminal/terminal.ts";

/** What `perfdoc check` was asked for. */
export interface CheckRequest {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly failOn: FailLevel;
  readonly maxWarnings: number | undefined;
  readonly quiet: boolean;
  readonly fix: boolean;
  /** Fixes are shown and not written. */
  readonly dryRun: boolean;
  readonly config: string | undefined;
  readonly noConfig: boolean;
  readonly noGit: boolean;
  /** Rules that are left out. */
  readonly rulesOff: readonly string[];
  readonly forceExclude: boolean;
  readonly noCache: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly outputFile: string | undefined;
  /** Where the text on standard input belongs; undefined if files are checked. */
  readonly input: string | undefined;
}

/** @throws UsageError for what can't be asked for. */
export function checkRequest(args: readonly string[]): CheckRequest {
  const { values, positionals } = parseOptions(args, CHECK_OPTIONS);
  const { stdin = false, "stdin-filepath": stdinPath } = values;
  refuseContradictions(values, positionals);
  return {
    paths: positionals,
    format: choiceOf(values.format, FORMATS, "--format") ?? "pretty",
    failOn: choiceOf(values["fail-on"], FAIL_LEVELS, "--fail-on") ?? "error",
    maxWarnings: countOf(values["max-warnings"], "--max-warnings"),
    quiet: values.quiet ?? false,
    fix: values.fix ?? false,
    dryRun: values["dry-run"] ?? false,
    config: values.config,
    noConfig: values["no-config"] ?? false,
    noGit: values["no-git"] ?? false,
    rulesOff: rulesLeftOut(values.select, values.ignore),
    forceExclude: values["force-exclude"] ?? false,
    noCache: values["no-cache"] ?? false,
    baseline: values.baseline,
    updateBaseline: values["update-baseline"] ?? false,
    outputFile: values["output-file"],
    input: stdin ? stdinPath : undefined,
  };
}

/** @throws UsageError for options that do not go together. */
function refuseContradictions(values: CheckValues, positionals: readonly string[]): void {
  const { stdin = false, fix = false, "dry-run": dryRun = false, "stdin-filepath": stdinPath } = values;
  if (dryRun && !fix) throw new UsageError("--dry-run stands alone; expected --fix with it.");
  const written = DIFF_EXCLUDES.find((option) => values[option] !== undefined);
  if (dryRun && written !== undefined) throw new UsageError(`--dry-run and --${written} exclude each other.`);
  if (stdin && stdinPath === undefined) throw new UsageError("--stdin has no place; expected --stdin-filepath FILE.");
  if (!stdin && stdinPath !== undefined)
    throw new UsageError("--stdin-filepath stands alone; expected --stdin with it.");
  if (stdin && positionals.length > 0) throw new UsageError("--stdin and paths exclude each other.");
  if (values["update-baseline"] && values.baseline === undefined) {
    throw new UsageError("--update-baseline has no file; expected --baseline FILE with it.");
  }
}

type CheckValues = ReturnType<typeof parseOptions<typeof CHECK_OPTIONS>>["values"];

/** A dry run prints a diff in place of the report, and writes no file at all. */
const DIFF_EXCLUDES = ["format", "output-file", "update-baseline"] as const;

function rulesLeftOut(select: string | undefined, ignore: string | undefined): readonly string[] {
  const selected = rulesIn(select, "--select", RULE_IDS);
  const ignored = rulesIn(ignore, "--ignore", RULE_IDS) ?? [];
  return RULE_IDS.filter((id) => ignored.includes(id) || (selected !== undefined && !selected.includes(id)));
}
