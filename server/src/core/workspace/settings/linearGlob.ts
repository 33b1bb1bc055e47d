/** A place in a glob: what a character leads to, and where it is as good to be. */
interface Place {
  readonly steps: { readonly takes: Test; readonly to: number }[];
  readonly jumps: number[];
}

type Test = (character: string) => boolean;

const isAny: Test = () => true;
const isNoSlash: Test = (character) => character !== "/";

/** Longer ones match nothing. */
const LONGEST_GLOB = 1_000;

/**
 * A test of paths as picomatch makes one, in time that grows with glob times path and never faster: all places where
 * the glob may be are followed at once, and nothing is tried twice. `!(…)` is not known.
 */
export function linearGlob(glob: string): (path: string) => boolean {
  if (glob.length > LONGEST_GLOB) return () => false;
  const places: Place[] = [{ steps: [], jumps: [] }];
  const last = new GlobReader(glob, places).read();
  return (path) => leadsTo(places, last, path);
}

function leadsTo(places: readonly Place[], last: number, path: string): boolean {
  let here = new Set<number>();
  reach(places, 0, here);
  for (const character of path) {
    const next = new Set<number>();
    for (const at of here) {
      for (const { takes, to } of places[at]?.steps ?? []) if (takes(character)) reach(places, to, next);
    }
    if (next.size === 0) return false;
    here = next;
  }
  return here.has(last);
}

/** The place with all that are as good. */
function reach(places: readonly Place[], from: number, reached: Set<number>): void {
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    waiting.push(...(places[at]?.jumps ?? []));
  }
}

/** Reads a glob from left to right; each piece leads from one place to the next. */
class GlobReader {
  readonly #glob: string;
  readonly #places: Place[];
  readonly #closing: ReadonlyMap<number, number>;
  #at = 0;

  constructor(glob: string, places: Place[]) {
    this.#glob = glob;
    this.#places = places;
    this.#closing = closingBrackets(glob);
  }

  read(): number {
    return this.#sequence(0, this.#glob.length);
  }

  #sequence(from: number, end: number): number {
    let place = from;
    while (this.#at < end) place = this.#piece(place, end);
    return place;
  }

  #piece(from: number, end: number): number {
    const rest = this.#glob.slice(this.#at, Math.min(end, this.#at + 4));
    const isFirst = this.#at === 0 || this.#glob[this.#at - 1] === "/";
    if (isFirst && rest === "**" && this.#at + 2 === end) return this.#skip(2, this.#run(from, isAny));
    if (isFirst && rest.startsWith("**/")) return this.#skip(3, this.#foldersBelow(from));
    if (rest === "/**" && this.#at + 3 === end) return this.#skip(3, this.#allBelow(from));
    if (/^[@?+*]\(/.test(rest) && this.#closing.has(this.#at + 1)) return this.#group(from, rest[0] ?? "");
    if (rest.startsWith("{") && this.#closing.has(this.#at)) return this.#braces(from);
    if (rest.startsWith("[")) return this.#oneOf(from);
    if (rest.startsWith("*"))
      return this.#skip(/^\*+/.exec(this.#glob.slice(this.#at))?.[0].length ?? 1, this.#run(from, isNoSlash));
    if (rest.startsWith("?")) return this.#skip(1, this.#step(from, isNoSlash));
    const length = rest.startsWith("\\") && rest.length > 1 ? 2 : 1;
    const [literal = ""] = this.#glob.slice(this.#at + length - 1);
    return this.#skip(
      length - 1 + literal.length,
      this.#step(from, (character) => character === literal),
    );
  }

  #skip(length: number, place: number): number {
    this.#at += length;
    return place;
  }

  #place(): number {
    return this.#places.push({ steps: [], jumps: [] }) - 1;
  }

  #step(from: number, takes: Test, to = this.#place()): number {
    this.#places[from]?.steps.push({ takes, to });
    return to;
  }

  #jump(from: number, to: number): void {
    this.#places[from]?.jumps.push(to);
  }

  /** Any number of such characters. */
  #run(from: number, takes: Test): number {
    const to = this.#place();
    this.#jump(from, to);
    return this.#step(to, takes, to);
  }

  /** A double asterisk with its slash: nothing, or folders. */
  #foldersBelow(from: number): number {
    const to = this.#step(this.#run(from, isAny), (character) => character === "/");
    this.#jump(from, to);
    return to;
  }

  /** A slash with a double asterisk at the end: the folder itself, or whatever lies in it. */
  #allBelow(from: number): number {
    const below = this.#run(
      this.#step(from, (character) => character === "/"),
      isAny,
    );
    const to = this.#place();
    this.#jump(from, to);
    this.#jump(below, to);
    return to;
  }

  /** Alternatives in parentheses, once or as often as the sign in front of them says. */
  #group(from: number, sign: string): number {
    const start = this.#place();
    this.#jump(from, start);
    const to = this.#alternatives(start, this.#at + 2, this.#closing.get(this.#at + 1) ?? 0, "|");
    if (sign === "?" || sign === "*") this.#jump(start, to);
    if (sign === "+" || sign === "*") this.#jump(to, start);
    return to;
  }

  #braces(from: number): number {
    return this.#alternatives(from, this.#at + 1, this.#closing.get(this.#at) ?? 0, ",");
  }

  #alternatives(from: number, start: number, end: number, separator: string): number {
    const to = this.#place();
    for (const [first, last] of partsOf(this.#glob, start, end, separator, this.#closing)) {
      this.#at = first;
      this.#jump(this.#sequence(from, last), to);
    }
    this.#at = end + 1;
    return to;
  }

  /** Characters in square brackets. */
  #oneOf(from: number): number {
    const [all, not = "", members] = /^\[(\^?)(\]?[^\]]*)\]/.exec(this.#glob.slice(this.#at)) ?? [];
    if (all === undefined || members === undefined)
      return this.#skip(
        1,
        this.#step(from, (character) => character === "["),
      );
    const ranges = [...members.matchAll(/(.)-(.)|(.)/gsu)];
    const holds: Test = (character) =>
      ranges.some(([, first, last, single]) =>
        single === undefined ? (first ?? "") <= character && character <= (last ?? "") : single === character,
      );
    return this.#skip(
      all.length,
      this.#step(from, (character) => character !== "/" && holds(character) === (not === "")),
    );
  }
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["{", "}"],
  ["(", ")"],
]);

/** Where each bracket is closed that is. */
function closingBrackets(glob: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at] ?? "";
    if (CLOSING.has(character)) open.push(at);
    else if (character === CLOSING.get(glob[open.at(-1) ?? -1] ?? "")) found.set(open.pop() ?? 0, at);
  }
  return found;
}

/** The pieces between separators that stand in no bracket of their own. */
function partsOf(
  glob: string,
  start: number,
  end: number,
  separator: string,
  closing: ReadonlyMap<number, number>,
): readonly (readonly [start: number, end: number])[] {
  const parts: (readonly [number, number])[] = [];
  let first = start;
  for (let at = start; at < end; at++) {
    at = closing.get(at) ?? at;
    if (glob[at] !== separator) continue;
    parts.push([first, at]);
    first = at + 1;
  }
  return [...parts, [first, end]];
}
