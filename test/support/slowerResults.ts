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
  hyperfine: scaledPaths(/\/(?:mean|median|min|max|times\/\d+)$/, NOTHING),
  mitata: scaledPaths(/\/stats\/(?:min|max|avg|p\d+|samples\/\d+)$/, NOTHING),
  tinybench: scaledPaths(
    /^(?:tasks\/)?\d+\/(?:result\/)?(?:latency\/.*|samples\/\d+|min|max|mean|p\d+)$/,
    /(?:\/throughput\/mean|\/hz)$/,
  ),
  vitest: scaledPaths(
    /(?:^latency|\/latency|benchmarks\/\d+)\/(?:min|max|mean|median|p\d+|samples\/\d+)$/,
    /(?:^throughput\/mean|\/throughput\/mean|\/hz)$/,
  ),
};

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
