import { RecentTexts } from "./recentTexts.ts";
import { copied } from "./sharedStrings.ts";

/** The memories that hold something. */
const inUse: { forget(): void }[] = [];

/**
 * Forgets what was computed for documents and for what they consist of. Whoever looks at many documents, each once,
 * does so in between: what a WeakMap holds survives V8's collections of young objects, even if nothing else refers to
 * it, and a large one is slow to look into.
 */
export function forgetDocuments(): void {
  for (const memory of inUse) memory.forget();
  inUse.length = 0;
}

/** Values for objects that belong to a document: gone with the object, or when documents are forgotten. */
export class DocumentMemory<Value> {
  #known: WeakMap<object, Value> | undefined;

  get(key: object): Value | undefined {
    return this.#known?.get(key);
  }

  set(key: object, value: Value): void {
    this.#known ??= this.#begun();
    this.#known.set(key, value);
  }

  /** Lets go of all values. */
  forget(): void {
    this.#known = undefined;
  }

  #begun(): WeakMap<object, Value> {
    inUse.push(this);
    return new WeakMap();
  }
}

/**
 * A pure function of an immutable object that computes once for each object. What it gave is let go of together
 * with the object, and when documents are forgotten.
 */
export function memoised<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  return memoisedIn(new DocumentMemory<{ readonly value: Value }>(), compute);
}

/** The same for objects that outlive documents, such as templates. */
export function memoisedLastingly<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  return memoisedIn(new WeakMap<Key, { readonly value: Value }>(), compute);
}

interface Known<Key, Value> {
  get(key: Key): { readonly value: Value } | undefined;
  set(key: Key, known: { readonly value: Value }): unknown;
}

function memoisedIn<Key, Value>(known: Known<Key, Value>, compute: (key: Key) => Value): (key: Key) => Value {
  return (key) => {
    const kept = known.get(key);
    if (kept) return kept.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}

/**
 * A pure function of short texts, such as the labels that documents repeat: it computes once for each text. Of the
 * texts it keeps copies, since a piece of a text would keep the whole text in memory.
 */
export function memoisedText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new RecentTexts<{ readonly value: Value }>(KEPT_TEXT);
  return (text) => {
    if (text.length > LONGEST_KEPT) return compute(text);
    const kept = known.get(text);
    if (kept) return kept.value;
    const copy = copied(text);
    const value = compute(copy);
    known.set(copy, { value });
    return value;
  };
}

/** Units of text: some two thousand labels. */
const KEPT_TEXT = 40_000;
const LONGEST_KEPT = 200;

/** What was computed last for each object, and what that depended on besides the object. */
export type Memory<Result> = DocumentMemory<{ readonly inputs: readonly unknown[]; readonly result: Result }>;

/** The last result for this very object, unless one of the inputs is another one than then. */
export function remembered<Result>(
  memory: Memory<Result>,
  key: object,
  inputs: readonly unknown[],
  compute: () => Result,
): Result {
  const known = memory.get(key);
  if (known && sameItems(known.inputs, inputs)) return known.result;
  const result = compute();
  memory.set(key, { inputs, result });
  return result;
}

/** True for lists of the very same items in the same order. */
export function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
