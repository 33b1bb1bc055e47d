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
  hyperfine: scaledPaths(/\/(?:mean|median|min|max|times\/\d+)$/, NOTHING),
  mitata: scaledPaths(/\/stats\/(?:min|max|avg|p\d+|samples\/\d+)$/, NOTHING),
  pytestBenchmark: scaledPaths(/\/stats\/(?:min|max|mean|median|data\/\d+)$/, /\/ops$/),
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
