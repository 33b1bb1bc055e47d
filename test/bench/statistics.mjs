/** The value below which a share of the values lies, by nearest rank; undefined of none. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** "1.2 / 3.4 ms": median and 95th percentile. */
export function median95(values) {
  return `${milliseconds(percentile(values, 0.5))} / ${milliseconds(percentile(values, 0.95))}`;
}

/** With a digit behind the point below ten. */
export function milliseconds(value) {
  if (value === undefined) return "-";
  return value >= 1_000 ? `${(value / 1_000).toFixed(1)} s` : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

export function megabytes(value) {
  return value === undefined ? "-" : `${Math.round(value)} MB`;
}
