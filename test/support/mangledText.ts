import { fc } from "./property.ts";

/** What no tool writes in the place of something else. */
const ODD: readonly unknown[] = [
  null,
  true,
  "",
  "NaN",
  "x\ny",
  -1,
  0,
  1e308,
  5e-324,
  [],
  [[]],
  {},
  { value: 1e308 },
  { constructor: 1, __proto__: null },
];

/** The text with some of its values, lines or characters gone, or other ones in their place. */
export function mangled(text: string): fc.Arbitrary<string> {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: ODD.length })), { minLength: 1, maxLength: 3 });
  return changes.map((all) => all.reduce((one, [place, by]) => mangledOnce(one, place, by), text));
}

function mangledOnce(text: string, place: number, by: number): string {
  const start = /^\s*[[{]/.test(text) ? 0 : Math.max(0, text.indexOf("{"));
  try {
    const json: unknown = JSON.parse(text.slice(start));
    const count = { left: place % Math.max(1, valuesIn(json)) };
    return text.slice(0, start) + JSON.stringify(withChange(json, count, by));
  } catch {
    return withLineChanged(text, place, by);
  }
}

function valuesIn(json: unknown): number {
  if (typeof json !== "object" || json === null) return 1;
  return Object.values(json).reduce((sum: number, one) => sum + valuesIn(one), 1);
}

/** One value taken out, or another in its place. */
function withChange(json: unknown, count: { left: number }, by: number): unknown {
  if (count.left-- === 0) return ODD[by];
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map((one) => withChange(one, count, by)).filter((one) => one !== undefined);
  return Object.fromEntries(Object.entries(json).map(([key, one]) => [key, withChange(one, count, by)]));
}

function withLineChanged(text: string, place: number, by: number): string {
  const lines = text.split("\n");
  const at = place % lines.length;
  const line = lines[at] ?? "";
  const cut = place % (line.length + 1);
  const others = [
    undefined,
    "",
    line + line,
    `${line.slice(0, cut)}${JSON.stringify(ODD[by])}${line.slice(cut + 1)}`,
    line.slice(cut),
  ];
  const other = others[by % others.length];
  return lines.flatMap((one, index) => (index === at ? (other ?? []) : one)).join("\n");
}
