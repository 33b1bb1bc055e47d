/** How lists begin that stand for something else than an object: that begins with the number of its keys. */
const LIST = -1;
const SET = -2;
const NEGATIVE = -3;

interface Packed {
  readonly texts: readonly string[];
  readonly keys: readonly string[];
  readonly items: unknown;
}

/**
 * Plain data as JSON in which each text stands once, and each list of keys: most findings say what others say, too. It
 * is a fraction of their JSON in size, and in the time that it takes to read.
 */
export function packed(items: readonly unknown[]): string {
  const texts = new Map<string, number>();
  const keys = new Map<string, number>();
  const pack = (value: unknown): unknown => {
    if (typeof value === "string") return -1 - numberOf(value, texts);
    if (typeof value === "number") return value < 0 ? [NEGATIVE, value] : value;
    if (value === undefined) return [];
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return [LIST, ...value.map(pack)];
    if (value instanceof Set) return [SET, ...Array.from(value, pack)];
    return [numberOf(Object.keys(value).join(), keys), ...Object.values(value).map(pack)];
  };
  const all = pack(items);
  const json: Packed = { texts: [...texts.keys()], keys: [...keys.keys()], items: all };
  return JSON.stringify(json);
}

function numberOf(text: string, numbers: Map<string, number>): number {
  const number = numbers.get(text) ?? numbers.size;
  if (number === numbers.size) numbers.set(text, number);
  return number;
}

function objectOf(keys: readonly string[], values: readonly unknown[]): Readonly<Record<string, unknown>> {
  const object: Record<string, unknown> = {};
  for (let at = 0; at < keys.length; at++) object[keys[at] ?? ""] = values[at];
  return object;
}

/**
 * The items as they were.
 * @throws TypeError for JSON that is not packed.
 */
export function unpacked<Item>(json: string): readonly Item[] {
  const { texts, keys: joined, items }: Packed = JSON.parse(json);
  const lists = joined.map((keys) => (keys === "" ? [] : keys.split(",")));
  const unpack = (value: unknown): unknown => {
    if (typeof value === "number") return value < 0 ? texts[-1 - value] : value;
    if (!Array.isArray(value)) return value;
    const [kind, first] = value;
    if (kind === undefined) return undefined;
    if (kind === NEGATIVE) return first;
    const values = value.slice(1).map(unpack);
    if (kind === LIST) return values;
    if (kind === SET) return new Set(values);
    return objectOf(lists[kind] ?? [], values);
  };
  const all = unpack(items);
  if (!Array.isArray(all)) throw new TypeError("this JSON is not packed");
  return all;
}
