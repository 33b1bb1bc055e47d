import * as l10n from "@vscode/l10n";
import type { Basis, BenchmarkResult, Machine, ResultsFile } from "../../benchmarks/resultsFile.ts";
import { perValue } from "../../incremental/memo.ts";
import type { Field, Part } from "../../markdown/part.ts";
import { groupedDigits } from "../../quantities/numbers.ts";
import { dayMeant } from "../../text/dates.ts";
import type { Span } from "../../text/span.ts";

/** What a document says of when and where the results of a part were measured. Spans count from the part's start. */
export interface Provenance {
  /** The line that an import writes; undefined where there is none. */
  readonly line: ProvenanceLine | undefined;
  /** As `YYYY-MM-DD`; undefined where nothing says it. */
  readonly day: string | undefined;
  readonly daySpan: Span | undefined;
  /** What says on which machine, field by field; none where nothing does. */
  readonly environment: readonly Field[];
}

export interface ProvenanceLine {
  readonly field: Field;
  /** The tool, in small letters, as far as it can be told. */
  readonly text: string;
}

/** The label of the line that an import writes. */
export const MEASURED_LABEL = "Measured";

const MEASURED = /^(?:last )?measured(?: on| at)?$|^gemessen(?: am)?$/i;
const ENVIRONMENT =
  /^(?:(?:test )?environment|machine|hardware|setup|test (?:machine|system|bed)|system|umgebung|runner|host)$/i;

/** What a part says of its own results. */
export const provenanceOf: (part: Part) => Provenance = perValue((part) => {
  const fields = part.fields.flatMap((field) => [field, ...field.children]);
  const measured = fields.find(({ label }) => MEASURED.test(label));
  const line = fields.find(({ label }) => label.toLowerCase() === MEASURED_LABEL.toLowerCase());
  const day = measured && dayIn(measured.value);
  return {
    line: line && { field: line, text: line.value },
    day,
    daySpan: measured && day !== undefined ? measured.valueSpan : undefined,
    environment: part.fields.flatMap((field) =>
      ENVIRONMENT.test(field.label) ? (field.children.length > 0 ? field.children : [field]) : [],
    ),
  };
});

/** The first day in a text. */
export function dayIn(text: string): string | undefined {
  const found = /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/.exec(text)?.[0];
  return found === undefined ? undefined : dayMeant(found);
}

/** "2026-11-03, commit 3f2a1bc, vitest 3.2.4, 21,000 samples, AMD EPYC 7443P" */
export function provenanceText({ tool, run }: Pick<ResultsFile, "tool" | "run">, samples: number | undefined): string {
  const { takenAt, commit, machine } = run;
  return [
    takenAt === undefined ? undefined : (dayIn(takenAt) ?? takenAt),
    commit === undefined ? undefined : `commit ${commit.slice(0, SHORT_COMMIT)}`,
    tool.version === undefined ? tool.name : `${tool.name} ${tool.version}`,
    samples === undefined ? undefined : `${groupedDigits(String(samples))} ${samples === 1 ? "sample" : "samples"}`,
    machineText(machine),
  ]
    .filter((one) => one !== undefined)
    .join(", ");
}

/** What of such a line an import would not have written: "before release 4.2". */
export function wordsOfAuthor(line: string): readonly string[] {
  return line
    .split(/, (?!\d{3}\b)/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "" && !WRITTEN.some((pattern) => pattern.test(piece)));
}

/** Day, commit, tool, samples, and what machines and their systems are called. */
const WRITTEN: readonly RegExp[] = [
  /^\d{4}-\d{2}-\d{2}/,
  /^commit [\da-f]{4,64}$/i,
  /^[\d,.]+ (?:samples?|cores?|vcpus?|threads?)$/i,
  /^(?:vitest|tinybench|mitata|deno|autocannon|lighthouse|go|go test|criterion|cargo bench|cargo-criterion|google benchmark|jmh|benchmarkdotnet|pytest-benchmark|k6|oha|bombardier|wrk2?|hyperfine|libtest|bencher|github-action-benchmark)(?: v?\d[\w.-]*)?$/i,
  /^(?:linux|darwin|macos|windows|freebsd|ubuntu|debian|node(?:\.js)?|bun|deno|openjdk|python|cpython|pypy|go|rustc?|\.net(?: core)?|jdk|jvm)\b.{0,40}$/i,
  /\b(?:intel|amd|apple|xeon|epyc|ryzen|graviton|ampere|neoverse|cortex|arm64|x86_64|x64)\b/i,
];

const SHORT_COMMIT = 9;

/** "AMD EPYC 7443P, 24 cores, Linux 6.1, Node.js 22.1.0"; undefined where the file says nothing. */
export function machineText({ cpu, cores, system, runtime }: Machine): string | undefined {
  const parts = [cpu, cores === undefined ? undefined : `${cores} ${cores === 1 ? "core" : "cores"}`, system, runtime];
  const said = parts.filter((one) => one !== undefined);
  return said.length === 0 ? undefined : said.join(", ");
}

/** True where a document names one processor and a file another: what was measured there says nothing of here. */
export function isOtherMachine(part: Part, { cpu }: Machine): boolean {
  const { environment, line } = provenanceOf(part);
  const said = [...environment.filter(({ label }) => NAMES_CPU.test(label)).map(({ value }) => value), cpuIn(line)];
  const [own, other] = [modelWords(said.join(" ")), modelWords(cpu ?? "")];
  return own.size > 0 && other.size > 0 && ![...other].some((word) => own.has(word));
}

export const NAMES_CPU = /^(?:cpu|processor|chip|prozessor)$|\b(?:machine|environment|hardware|umgebung)\b/i;

/** What the line says besides day, commit and tool, which look like a processor's name. */
function cpuIn(line: ProvenanceLine | undefined): string {
  const pieces = line?.text.split(", ") ?? [];
  return (
    pieces.find((piece) =>
      /\b(?:intel|amd|apple|xeon|epyc|ryzen|core|graviton|ampere|neoverse|cortex|cpu|processor)\b/i.test(piece),
    ) ?? ""
  );
}

/** The words that tell one processor from another: those with a letter and a digit ("7443p", "m1", "i7-9750h"). */
function modelWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\d-]+/gu) ?? [];
  return new Set(
    words.filter(
      (word) =>
        /\p{L}/u.test(word) &&
        /\d/.test(word) &&
        !/^(?:x\d+|v\d+|\d+(?:gb|mb|ghz|mhz|gib|mib|cores?|c|th|nd|st|rd|bit|-core)|ddr\d+|amd64|x86-64|x86_64|arm64)$/.test(
          word,
        ),
    ),
  );
}

/** What one value is to each tool that measures latency. */
const BASIS_OF_TOOL: Readonly<Record<string, Basis>> = {
  k6: "request",
  oha: "request",
  autocannon: "request",
  wrk: "request",
  bombardier: "request",
  criterion: "iteration",
  jmh: "iteration",
  benchmarkdotnet: "iteration",
  hyperfine: "process",
};

const BASIS_WORDS: Readonly<Record<Basis, () => string>> = {
  request: () => l10n.t("single requests"),
  iteration: () => l10n.t("means of iterations"),
  process: () => l10n.t("whole processes"),
};

/** One sentence where the document names a tool that measures something else than the file's does; else undefined. */
export function otherBasis(part: Part, { basis }: BenchmarkResult): string | undefined {
  const words =
    provenanceOf(part)
      .line?.text.toLowerCase()
      .match(/[a-z][a-z\d]+/g) ?? [];
  const [before] = words.flatMap((word) => (Object.hasOwn(BASIS_OF_TOOL, word) ? (BASIS_OF_TOOL[word] ?? []) : []));
  if (before === undefined || basis === undefined || before === basis) return undefined;
  return l10n.t(
    "The document has figures of {0}, and the file has those of {1}.",
    BASIS_WORDS[before](),
    BASIS_WORDS[basis](),
  );
}
