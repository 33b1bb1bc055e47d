/** What may stand in the place of any value: as JSON, and for texts as a number. */
const VALUES: readonly string[] = [
  "null",
  "0",
  "-1",
  "5e-324",
  "1e308",
  "1e999",
  '""',
  '"__proto__"',
  '"a\\nb\\u0000"',
  `"${"9".repeat(1000)}"`,
  "[]",
  "{}",
  `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
];
const NUMBERS: readonly string[] = ["0", "00", "5e-324", "1e999", "9".repeat(400), "1.2.3", "NaN", "-1"];

/** A file of results again and again: each time the values of one key, or in a text those of one column, are something else. */
export function withOtherValues(text: string): readonly string[] {
  const lines = text.split("\n");
  const json = [text, ...lines].every((line) => line === text || isJson(line)) ? lines.map(parsed) : [parsed(text)];
  if (json.every((one) => one === undefined)) return NUMBERS.map((one) => text.replace(/\d+(?:\.\d+)?/g, one));
  return [...new Set(json.flatMap(keysIn))].flatMap((key) => {
    const changed = json.map((one) => JSON.stringify(replaced(one, key))).join("\n");
    // Long ones only once: a file of them would take long to parse.
    return VALUES.map((value) =>
      value.length > 5000 ? changed.replace('"@other"', value) : changed.replaceAll('"@other"', () => value),
    );
  });
}

function isJson(line: string): boolean {
  return line.trim() === "" || parsed(line) !== undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keysIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [...(Array.isArray(value) ? [] : [key]), ...keysIn(one)]);
}

function replaced(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => replaced(one, key));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === key ? "@other" : replaced(one, key)]),
  );
}
