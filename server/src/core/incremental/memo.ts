import { copied } from "../text/sharedStrings.ts";
import { RecentTexts } from "./recentTexts.ts";

/*
 * All that is remembered between two looks at a document. A value is remembered for the very object that it was made
 * of, which nobody changes, and is gone with it.
 */

/** A pure function of an immutable object that belongs to a document: it computes once for each object. */
export function perValue<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  return computedOnce(new DocumentMemory<{ readonly value: Value }>(), compute);
}

/** The same for objects that outlive documents, such as templates. */
export function perLastingValue<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  return computedOnce(new WeakMap<Key, { readonly value: Value }>(), compute);
}

/**
 * A pure function of short texts, such as the labels that documents repeat: it computes once for each text. Of the
 * texts it keeps copies, since a piece of a text would keep the whole text in memory.
 */
export function perText<Value>(compute: (text: string) => Value, keptText = KEPT_TEXT): (text: string) => Value {
  const known = new RecentTexts<{ readonly value: Value }>(keptText);
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

/** A pure function of several short texts at once. */
export function perTexts<Value>(
  compute: (...texts: readonly string[]) => Value,
  keptText = KEPT_TEXT,
): (...texts: readonly string[]) => Value {
  const ofJoined = perText((joined) => compute(...joined.split(BORDER)), keptText);
  return (...texts) => (texts.some((text) => text.includes(BORDER)) ? compute(...texts) : ofJoined(texts.join(BORDER)));
}

/** Stands in no text that is read as Markdown. */
const BORDER = "\0";

/** Units of text: some two thousand labels. */
const KEPT_TEXT = 40_000;
/** The same for what each row of a long table says. */
export const KEPT_ROWS = 400_000;
const LONGEST_KEPT = 200;

/**
 * The last result for a document, or for what is its own from one edit to the next: computed anew where one of the
 * inputs is another one than then.
 */
export function perDocument<Result>(): (key: object, inputs: readonly unknown[], compute: () => Result) => Result {
  const last = fromLast<{ readonly inputs: readonly unknown[]; readonly result: Result }>();
  return (key, inputs, compute) =>
    last(key, (known) => (known && sameItems(known.inputs, inputs) ? known : { inputs, result: compute() })).result;
}

/** The same for who makes the next state out of the last one, as searches do that look at what changed. */
export function fromLast<State>(): (key: object, next: (last: State | undefined) => State) => State {
  const memory = new DocumentMemory<State>();
  return (key, next) => {
    const last = memory.get(key);
    const state = next(last);
    if (state !== last) memory.set(key, state);
    return state;
  };
}

/** True for lists of the very same items in the same order. */
export function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

/**
 * Forgets what was computed for documents and for what they consist of. Whoever looks at many documents, each once,
 * does so in between: what a WeakMap holds survives V8's collections of young objects, even if nothing else refers to
 * it, and a large one is slow to look into.
 */
export function forgetDocuments(): void {
  for (const memory of inUse) memory.forget();
  inUse.length = 0;
}

/** The memories that hold something. */
const inUse: { forget(): void }[] = [];

/** Values for objects that belong to a document: gone with the object, or when documents are forgotten. */
class DocumentMemory<Value> {
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

interface Known<Key, Value> {
  get(key: Key): { readonly value: Value } | undefined;
  set(key: Key, known: { readonly value: Value }): unknown;
}

function computedOnce<Key, Value>(known: Known<Key, Value>, compute: (key: Key) => Value): (key: Key) => Value {
  return (key) => {
    const kept = known.get(key);
    if (kept) return kept.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}
