/**
 * The same results with every time made longer, as a slower machine would have them: what a format's readers take for
 * times, and nothing else. Rates become smaller as much.
 * @param format As its file is called.
 */
export function slower(format: string, text: string, factor: number): string {
  const change = SLOWER[format];
  if (!change) throw new Error(`Nothing says what the times of ${format} are.`);
  return change(text, factor);
}

type Change = (text: string, factor: number) => string;

/** No path is empty. */
const NOTHING = /^$/;

const SLOWER: Readonly<Record<string, Change>> = {
  autocannon: eachLine(scaledPaths(/^latency\//, /^(?:requests|throughput)\/average$/, 0)),
  go: (text, factor) =>
    text
      .replace(/([\d.]+) (?=(?:p\d+-)?[nm]s\b)/g, (_, time) => `${Number(time) * factor} `)
      .replace(/([\d.]+) (?=(?:MB|GB|req|rows)\/s)/g, (_, rate) => `${Number(rate) / factor} `),
  googleBenchmark: (text, factor) =>
    scaledPaths(/\/real_time$/, /\/(?:items|bytes)_per_second$/)(text.replace(/: (?:NaN|Infinity)/g, ": null"), factor),
  bencher: scaledPaths(/(?:latency|build time)\/value$/i, /throughput\/value$/),
  benchmarkDotNet: scaledPaths(/Statistics\/(?:Percentiles\/P\d+|Min|Median|Mean|Max)$/, NOTHING),
  bombardier: scaledPaths(/^result\/(?:latency\/.*|timeTakenSeconds)$/, /^result\/rps\/mean$/),
  cargoCriterion: eachLine(scaledPaths(/\/estimate$/, NOTHING, 0)),
  criterion: scaledPaths(/\/point_estimate$/, NOTHING),
  criterionCsv: (text, factor) => text.replace(/,([\d.]+),(?=ns,)/g, (_, time) => `,${Number(time) * factor},`),
  customBenchmarks: scaledByUnits,
  deno: scaledPaths(/\/ok\/(?:min|max|avg|p\d+)$/, NOTHING),
  githubActionBenchmark: (text, factor) => {
    const start = text.indexOf("{");
    return text.slice(0, start) + scaledByUnits(text.slice(start), factor);
  },
  hyperfine: scaledPaths(/\/(?:mean|median|min|max|times\/\d+)$/, NOTHING),
  jmh: scaledScores,
  k6: scaledPaths(
    /(?:\/(?:avg|min|med|max|p\([\d.]+\))|^config\/duration)$/,
    /\/(?:http_reqs|iterations|data_received)(?:\{[^/]*\})?\/(?:values\/)?rate$/,
  ),
  libtest: (text, factor) =>
    text
      .replace(/([\d,.]+)(?= ns\/iter)/g, (time) => (numberOf(time) * factor).toFixed(4))
      .replace(/= ([\d,.]+)(?= MB\/s)/g, (_, rate) => `= ${Math.round(numberOf(rate) / factor)}`),
  lighthouse: scaledPaths(/^audits\/(?!cumulative)[^/]*\/numericValue$/, NOTHING),
  markdownTable: scaledCells,
  mitata: scaledPaths(/\/stats\/(?:min|max|avg|p\d+|samples\/\d+)$/, NOTHING),
  pytestBenchmark: scaledPaths(/\/stats\/(?:min|max|mean|median|data\/\d+)$/, /\/ops$/),
  oha: scaledPaths(
    /^(?:summary\/(?:slowest|fastest|average)|latencyPercentiles\/.*|metrics\/latency_ms\/.*)$/,
    /\/(?:requestsPerSec|sizePerSec|requests_per_sec)$/,
  ),
  tinybench: scaledPaths(
    /^(?:tasks\/)?\d+\/(?:result\/)?(?:latency\/.*|samples\/\d+|min|max|mean|p\d+)$/,
    /(?:\/throughput\/mean|\/hz)$/,
  ),
  vitest: scaledPaths(
    /(?:^latency|\/latency|benchmarks\/\d+)\/(?:min|max|mean|median|p\d+|samples\/\d+)$/,
    /(?:^throughput\/mean|\/throughput\/mean|\/hz)$/,
  ),
  wrk: (text, factor) =>
    text
      .replace(/^(?: +(?:Latency|[\d.]+%).*| +[\d.]+ +0\.95.*)$/gm, (line) =>
        line.replace(/( )([\d.]+)(?=[um]?s| +0\.95|m )/g, (_, space, time) => `${space}${Number(time) * factor}`),
      )
      .replace(/^(\w+\/sec: +)([\d.]+)/gm, (_, before, rate) => `${before}${Number(rate) / factor}`)
      .replace(/"latency": \{[^}]*\}/g, (latency) =>
        latency.replace(/(: )([\d.]+)/g, (_, colon, time) => `${colon}${Number(time) * factor}`),
      ),
};

/** For files with a JSON value a line. */
function eachLine(change: Change): Change {
  return (text, factor) =>
    text
      .split("\n")
      .map((line) => (line === "" ? "" : change(line, factor)))
      .join("\n");
}

/** Numbers below paths ("results/0/mean") that name times are multiplied, those that name rates divided. */
function scaledPaths(times: RegExp, rates: RegExp, indent = 2): Change {
  return (text, factor) => {
    const by = (path: string) => (times.test(path) ? factor : rates.test(path) ? 1 / factor : 1);
    const scaled = (value: unknown, path: string): unknown => {
      if (typeof value === "number") return value * by(path);
      if (typeof value !== "object" || value === null) return value;
      const below = Object.entries(value).map(([key, one]) => [key, scaled(one, path === "" ? key : `${path}/${key}`)]);
      return Array.isArray(value) ? below.map(([, one]) => one) : Object.fromEntries(below);
    };
    return JSON.stringify(scaled(JSON.parse(text), ""), null, indent);
  };
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll(",", ""));
}

const TIME_UNIT = /^(?:(?:n|u|μ|m)?s|(?:n|u|m)?sec|milliseconds)(?:\/\w+)?$/i;
const RATE_UNIT = /\/(?:s|ms|sec)$/;

/** Each value by the unit that stands beside it. */
function scaledByUnits(text: string, factor: number): string {
  return JSON.stringify(
    JSON.parse(text, (_, value) => {
      if (typeof value?.unit !== "string" || !Number.isFinite(Number(value.value))) return value;
      const by = TIME_UNIT.test(value.unit) ? factor : RATE_UNIT.test(value.unit) ? 1 / factor : 1;
      return { ...value, value: Number(value.value) * by };
    }),
  );
}

/** Scores of JMH, by their unit too, with the percentiles of each. */
function scaledScores(text: string, factor: number): string {
  return JSON.stringify(
    JSON.parse(text, (_, value) => {
      const by = /\/op$/.test(value?.scoreUnit) ? factor : 1 / factor;
      if (typeof value?.score !== "number" || value.scoreUnit === "B/op") return value;
      return { ...value, score: value.score * by, scorePercentiles: mapped(value.scorePercentiles, by) };
    }),
  );
}

function mapped(values: Readonly<Record<string, unknown>>, by: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, one]) => [key, typeof one === "number" ? one * by : one]),
  );
}

/** Cells of a table by their own unit, or by the one in the head of their column or row. */
function scaledCells(text: string, factor: number): string {
  let heads: readonly string[] = [];
  return text
    .split("\n")
    .map((line, index, lines) => {
      const cells = line.split("|");
      if (/^\|[ :|-]+$/.test(lines[index + 1] ?? "")) heads = cells;
      if (heads === cells || cells.length < 3) return line;
      return cells
        .map((cell, at) => {
          const isBare = !/[a-zμ]/i.test(cell);
          const unit = isBare ? `${heads[at]}${cells[1]}` : cell;
          const by = /\/s\b/.test(unit) ? 1 / factor : /(?:\d |[[(])[nμm]?s\b/.test(unit) ? factor : 1;
          if (at < 2 || by === 1) return cell;
          return cell.replace(/\d[\d.,]*/g, (one) => String((one === "1,5" ? 1.5 : numberOf(one)) * by));
        })
        .join("|");
    })
    .join("\n");
}
