/** What JSON can be. Read by the functions below, which never throw and take nothing for what it is not. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Of a text that is none, undefined. `NaN` and `Infinity`, which some tools write as they are, count as null. */
export function parseJson(text: string): JsonValue | undefined {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return parsed(json) ?? (/\b(?:NaN|Infinity)\b/.test(json) ? parsed(withoutNonFinite(json)) : undefined);
}

function parsed(json: string): JsonValue | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** By hand: for a pattern, one string of many megabytes is too long. */
function withoutNonFinite(json: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < json.length; ) {
    const quote = json.indexOf('"', at);
    const start = quote === -1 ? json.length : quote;
    const end = endOfString(json, start);
    pieces.push(json.slice(at, start).replace(/-?\b(?:NaN|Infinity)\b/g, "null"), json.slice(start, end));
    at = end;
  }
  return pieces.join("");
}

function endOfString(json: string, start: number): number {
  for (let quote = json.indexOf('"', start + 1); quote !== -1; quote = json.indexOf('"', quote + 1))
    if (!isEscaped(json, quote)) return quote + 1;
  return json.length;
}

function isEscaped(json: string, at: number): boolean {
  let before = at;
  while (json[before - 1] === "\\") before--;
  return (at - before) % 2 === 1;
}

/** The value behind one key after the other; undefined where one is missing. */
export function valueIn(value: JsonValue | undefined, ...keys: readonly string[]): JsonValue | undefined {
  return keys.reduce<JsonValue | undefined>(
    (one, key) => (isObject(one) && Object.hasOwn(one, key) ? one[key] : undefined),
    value,
  );
}

/** A finite number, or undefined. */
export function numberIn(value: JsonValue | undefined, ...keys: readonly string[]): number | undefined {
  const found = valueIn(value, ...keys);
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

/** A text that is not empty, or undefined. */
export function textIn(value: JsonValue | undefined, ...keys: readonly string[]): string | undefined {
  const found = valueIn(value, ...keys);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** A list; an empty one for all that is none. */
export function listIn(value: JsonValue | undefined, ...keys: readonly string[]): readonly JsonValue[] {
  const found = valueIn(value, ...keys);
  return isList(found) ? found : [];
}

/** Keys and values of an object, in the order of the file; none for all that is none. */
export function entriesIn(
  value: JsonValue | undefined,
  ...keys: readonly string[]
): readonly (readonly [string, JsonValue])[] {
  const found = valueIn(value, ...keys);
  return isObject(found) ? Object.entries(found) : [];
}

export function isObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !isList(value);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
