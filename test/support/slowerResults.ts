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

const SLOWER: Readonly<Record<string, (text: string, factor: number) => string>> = {
  hyperfine: scaledJson(/^(?:mean|stddev|median|user|system|min|max|times)$/, /^$/),
};

/** Numbers below keys that name times are multiplied, those below keys that name rates divided. */
export function scaledJson(times: RegExp, rates: RegExp): (text: string, factor: number) => string {
  return (text, factor) => {
    const scaled = (value: unknown, by: number): unknown => {
      if (typeof value === "number") return value * by;
      if (Array.isArray(value)) return value.map((one) => scaled(one, by));
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [
          key,
          scaled(one, times.test(key) ? factor : rates.test(key) ? 1 / factor : typeof one === "object" ? by : 1),
        ]),
      );
    };
    return JSON.stringify(scaled(JSON.parse(text), 1), null, 2);
  };
}
