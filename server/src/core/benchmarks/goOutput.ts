import * as l10n from "@vscode/l10n";
/** One benchmark of a text of `go test -bench`, with all of its runs. */
export interface GoBenchmark {
  /** The package. */
  readonly group: string;
  readonly name: string;
  /** By unit, one value a run. */
  readonly figures: ReadonlyMap<string, readonly number[]>;
  readonly failure: { readonly what: string; readonly message: string | undefined } | undefined;
}

interface Output {
  readonly benchmarks: readonly GoBenchmark[];
  /** `key: value` lines, the last of each: goos, goarch, pkg, cpu, and what others put there. */
  readonly configuration: ReadonlyMap<string, string>;
}

interface Collected {
  readonly group: string;
  readonly name: string;
  readonly figures: Map<string, number[]>;
  failure: GoBenchmark["failure"];
}

const CONFIGURATION = /^([a-z][^\s:]*):[ \t]+(\S.*)$/;
/** No line of results is longer by far. */
const LONGEST = 4000;

const RESULT = /^(Benchmark\S*)[ \t]+(\d+)[ \t]+(\S.*)$/;
const NAME_ALONE = /^(Benchmark\S*)(?:[ \t]|$)/;
/** Where the benchmark itself writes to the output, its result is on another line than its name. */
const RESULT_ALONE = /^[ \t]+(\d+)[ \t]+(\S.*)$/;
const NOT_RUN = /^[ \t]*--- (FAIL|SKIP): (Benchmark\S*)/;

/** The benchmarks of a text, those of one package and name as one. */
export function goBenchmarksIn(text: string): Output {
  const configuration = new Map<string, string>();
  const collected = new Map<string, Collected>();
  const lines = text.split(/\r?\n/);
  let unfinished = "";
  lines.forEach((line, index) => {
    const [, key = "", value = ""] = CONFIGURATION.exec(line) ?? [];
    if (key !== "") configuration.set(key, value.trim());
    const group = configuration.get("pkg") ?? "";
    const result = resultIn(line, unfinished);
    if (result) add(collectedOf(collected, group, result.name), result.figures);
    unfinished = result ? "" : (NAME_ALONE.exec(line)?.[1] ?? unfinished);
    const [, verdict, notRun] = NOT_RUN.exec(line) ?? [];
    if (notRun === undefined) return;
    const what = verdict === "SKIP" ? l10n.t("It was skipped") : l10n.t("It failed");
    collectedOf(collected, group, notRun).failure = { what, message: messageOf(notRun, lines, index) };
  });
  return { benchmarks: withoutProcessors([...collected.values()]), configuration };
}

interface Result {
  readonly name: string;
  readonly figures: readonly (readonly [string, number])[];
}

function resultIn(line: string, unfinished: string): Result | undefined {
  if (line.startsWith("Benchmark")) {
    const [, name = "", , rest] = RESULT.exec(line) ?? [];
    const figures = figuresIn(rest);
    return figures.length > 0 ? { name, figures } : undefined;
  }
  const figures = unfinished === "" ? [] : figuresIn(RESULT_ALONE.exec(line)?.[2]);
  return figures.some(([unit]) => unit === "ns/op") ? { name: unfinished, figures } : undefined;
}

function collectedOf(all: Map<string, Collected>, group: string, name: string): Collected {
  const key = `${group} ${name}`;
  const found = all.get(key) ?? { group, name, figures: new Map(), failure: undefined };
  all.set(key, found);
  return found;
}

function add({ figures }: Collected, read: readonly (readonly [string, number])[]): void {
  for (const [unit, value] of read) {
    const values = figures.get(unit) ?? [];
    figures.set(unit, values);
    values.push(value);
  }
}

/** "537.0 ns/op 1024 B/op": each number with its unit; none where it begins with something else. */
function figuresIn(text: string | undefined): readonly (readonly [string, number])[] {
  const words = text?.slice(0, LONGEST).trim().split(/\s+/) ?? [];
  const figures: (readonly [string, number])[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) {
    const value = Number(words[at]);
    if (!Number.isFinite(value)) break;
    figures.push([words[at + 1] ?? "", value]);
  }
  return figures;
}

/** Below the verdict; with `-v` and `-json` above it, where it begins below the name. */
function messageOf(name: string, lines: readonly string[], index: number): string | undefined {
  return (
    messageIn(lines[index + 1] ?? "") ?? (lines[index - 2] === name ? messageIn(lines[index - 1] ?? "") : undefined)
  );
}

/** "    tiles_test.go:9: no tiles" */
function messageIn(line: string): string | undefined {
  return /^[ \t]+\S+\.go:\d+: (\S.*)$/.exec(line)?.[1];
}

/**
 * Names end in the number of processors, "BenchmarkSort-8", if that isn't 1. That is the machine's, and nothing that
 * people write; where it tells results apart, as with `-cpu 2,8`, it stays.
 */
function withoutProcessors(all: readonly Collected[]): readonly GoBenchmark[] {
  const measured = all.filter(({ figures }) => figures.size > 0);
  const [first, ...others] = new Set(measured.map(({ name }) => /-\d{1,4}$/.exec(name)?.[0] ?? ""));
  if (first === undefined || first === "" || others.length > 0) return all;
  const named = all.map((one) => ({
    ...one,
    name: one.name.endsWith(first) ? one.name.slice(0, -first.length) : one.name,
  }));
  const merged = new Map<string, GoBenchmark>();
  for (const one of named) {
    const before = merged.get(`${one.group} ${one.name}`);
    merged.set(`${one.group} ${one.name}`, before ? together(before, one) : one);
  }
  return [...merged.values()];
}

/** A failure is told by the name alone, without the number. */
function together(one: GoBenchmark, other: GoBenchmark): GoBenchmark {
  const figures = one.figures.size > 0 ? one.figures : other.figures;
  return { ...one, figures, failure: one.failure ?? other.failure };
}
