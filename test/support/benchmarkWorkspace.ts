/** A results file of hyperfine with one benchmark, in milliseconds. */
export function hyperfineFile(medians: Readonly<Record<string, number>>): string {
  const results = Object.entries(medians).map(([command, median]) => {
    const seconds = median / 1000;
    const times = Array.from({ length: 21 }, () => seconds);
    return { command, mean: seconds, stddev: 0, median: seconds, min: seconds, max: seconds, times };
  });
  return JSON.stringify({ results });
}

/** Until the results of a document: what is ours, and one benchmark. */
export const benchmarkHead = `---
status: current
module: cart
category: performance
---

# Cart - Performance

## Benchmarks

### Benchmark Results

#### Benchmark 1: Tiles

`;

/** The table of a benchmark with two latencies. */
export function resultsTable(p50: string, p95: string): string {
  return `| Metric | Value |\n| :----- | :---- |\n| Latency (p50) | ${p50} |\n| Latency (p95) | ${p95} |\n`;
}
