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

function withoutNonFinite(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (one) => (one.startsWith('"') ? one : "null"));
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
