/**
 * A growth in Landau's notation, as a sum of products. A name stands for any size of at least one, so two growths
 * compare only where they do so for all sizes.
 */
export interface Complexity {
  /** As written: "O(n log n)". */
  readonly text: string;
  readonly terms: readonly Term[];
}

/** How each name in a product grows; names that are not in it do not matter to it. */
type Term = ReadonlyMap<string, Growth>;

/** Compared from the first member to the last: n! before 2^n before powers before logarithms. */
interface Growth {
  readonly factorial: number;
  readonly exponential: number;
  readonly power: number;
  readonly logarithm: number;
}

const LINEAR: Growth = { factorial: 0, exponential: 0, power: 1, logarithm: 0 };

/** What a text says about complexity: `unknown` has the notation's form and can't be read, with why. */
export type ComplexityReading =
  | { readonly kind: "complexity"; readonly complexity: Complexity }
  | {
      readonly kind: "unknown";
      readonly text: string;
      readonly at: number;
      readonly problem: "unbalanced" | "unreadable";
    }
  | { readonly kind: "none" };

const NOTATION = /(?<![\p{L}\d_])[OΘΩθoÕ0]\s?[([{]/u;
const LONGEST_READ = 300;

/** The first complexity in a text; words around it ("O(n) amortised") say more than is read. */
export function readComplexity(text: string): ComplexityReading {
  const piece = text.slice(0, LONGEST_READ);
  const found = NOTATION.exec(piece);
  if (!found) return { kind: "none" };
  const open = found.index + found[0].length;
  const end = closingAt(piece, open);
  if (end === undefined) {
    return { kind: "unknown", text: piece.slice(found.index).trim(), at: found.index, problem: "unbalanced" };
  }
  const written = piece.slice(found.index, end + 1);
  const terms = /^[^0]*\($/.test(found[0]) ? new Parser(piece.slice(open, end)).whole() : undefined;
  return terms
    ? { kind: "complexity", complexity: { text: written, terms } }
    : { kind: "unknown", text: written, at: found.index, problem: "unreadable" };
}

function closingAt(text: string, open: number): number | undefined {
  let depth = 1;
  for (let at = open; at < text.length; at++) {
    if (/[([{]/.test(text[at] ?? "")) depth++;
    if (/[)\]}]/.test(text[at] ?? "")) depth--;
    if (depth === 0) return at;
  }
  return undefined;
}

/** True if the first grows no faster than the second, whatever the sizes; false also where that can't be said. */
export function isAtMost(first: Complexity, second: Complexity): boolean {
  return first.terms.every((term) => second.terms.some((other) => termIsAtMost(term, other)));
}

function termIsAtMost(term: Term, other: Term): boolean {
  return [...term].every(([name, growth]) => compareGrowth(growth, other.get(name) ?? NONE) <= 0);
}

const NONE: Growth = { factorial: 0, exponential: 0, power: 0, logarithm: 0 };

function compareGrowth(a: Growth, b: Growth): number {
  return a.factorial - b.factorial || a.exponential - b.exponential || a.power - b.power || a.logarithm - b.logarithm;
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** Deeper than anybody writes. */
const DEEPEST = 20;

/** Reads what stands between the parentheses, from left to right, looking at no character twice. */
class Parser {
  readonly #tokens: readonly string[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens =
      text
        .replace(/\*\*/g, "^")
        .match(/\d+(?:\.\d+)?|[\p{L}_][\p{L}\d_]*'?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[₀-₉]+|[^\s]/gu)
        ?.filter((token) => !/^[₀-₉]+$/.test(token)) ?? [];
  }

  whole(): readonly Term[] | undefined {
    const terms = this.#sum();
    return terms && terms.length > 0 && this.#next === this.#tokens.length ? terms : undefined;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#next];
  }

  #take(...tokens: readonly string[]): boolean {
    const found = tokens.includes(this.#peek() ?? "");
    if (found) this.#next++;
    return found;
  }

  #sum(): readonly Term[] | undefined {
    const terms: Term[] = [];
    do {
      const product = this.#product();
      if (!product) return undefined;
      terms.push(...product);
    } while (this.#take("+", "-", "−", ","));
    return terms;
  }

  #product(): readonly Term[] | undefined {
    let product = this.#power();
    while (product && this.#continues()) {
      const isQuotient = this.#take("/", "÷");
      if (!isQuotient) this.#take("*", "·", "×", "⋅", "∗");
      const factor = this.#power();
      // What a quotient grows like can't be said, other than that it is a thing of its own.
      product = factor && (isQuotient ? quotient(product, factor) : multiplied(product, factor));
    }
    return product;
  }

  #continues(): boolean {
    const token = this.#peek();
    return token !== undefined && !/^[+\-−,)\]}|]$/.test(token);
  }

  #power(): readonly Term[] | undefined {
    const base = this.#base();
    if (!base) return undefined;
    const raised = this.#take("^") ? this.#exponentOf(base) : this.#superscriptOf(base);
    return raised && (this.#take("!") ? asFactorial(raised) : raised);
  }

  #superscriptOf(base: readonly Term[]): readonly Term[] | undefined {
    const token = this.#peek();
    if (token === undefined || !/^[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/.test(token)) return base;
    this.#next++;
    return raisedTo(base, Number([...token].map((digit) => SUPERSCRIPTS.indexOf(digit)).join("")));
  }

  #exponentOf(base: readonly Term[]): readonly Term[] | undefined {
    const token = this.#peek();
    if (token !== undefined && /^\d/.test(token)) {
      this.#next++;
      return raisedTo(base, Number(token));
    }
    const exponent = this.#base();
    if (!exponent) return undefined;
    // A number to the power of a name: 2^n. A name to the power of a name is a thing of its own.
    const isNumber = base.every((term) => term.size === 0);
    return isNumber
      ? exponent.map((term) => mapped(term, () => ({ ...NONE, exponential: 1 })))
      : opaque(base, exponent);
  }

  #base(): readonly Term[] | undefined {
    if (this.#depth > DEEPEST) return undefined;
    const token = this.#peek();
    if (token === undefined) return undefined;
    this.#next++;
    if (/^\d/.test(token)) return [new Map()];
    if (token === "(" || token === "[" || token === "{")
      return this.#enclosed(token === "(" ? ")" : token === "[" ? "]" : "}");
    if (token === "|") return this.#enclosed("|");
    if (token === "√")
      return this.#base()?.map((term) => mapped(term, (growth) => ({ ...growth, power: growth.power / 2 })));
    if (!/^[\p{L}_]/u.test(token)) return undefined;
    if (/^(?:log|lg|ln|log2|log10)$/i.test(token)) return this.#logarithm();
    if (/^(?:α|alpha)$/i.test(token) && this.#take("(")) return this.#inverseAckermann();
    return this.#peek() === "(" && token.length > 1 ? this.#call(token) : [new Map([[token, LINEAR]])];
  }

  #enclosed(close: string): readonly Term[] | undefined {
    this.#depth++;
    const inside = this.#sum();
    this.#depth--;
    return inside && this.#take(close) ? inside : undefined;
  }

  /** `log n`, `log² n`, `log^2 n`, `log(n + m)`; the logarithm of a logarithm grows less than any. */
  #logarithm(): readonly Term[] | undefined {
    const token = this.#peek() ?? "";
    let exponent = 1;
    if (this.#take("^")) exponent = Number(this.#tokens[this.#next++]);
    else if (/^[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/.test(token)) {
      exponent = SUPERSCRIPTS.indexOf(token[0] ?? "");
      this.#next++;
    }
    const inside = Number.isFinite(exponent) ? this.#power() : undefined;
    return inside?.map((term) => mapped(term, (growth) => ({ ...NONE, logarithm: logarithmOf(growth) * exponent })));
  }

  /** `α(n)`, of union-find: it grows, and less than any logarithm of logarithms. */
  #inverseAckermann(): readonly Term[] | undefined {
    return this.#enclosed(")")?.map((term) => mapped(term, () => ({ ...NONE, logarithm: 1e-9 })));
  }

  /** `sqrt(n)`, `min(n, m)`, `max(n, m)`; any other is a thing of its own. */
  #call(name: string): readonly Term[] | undefined {
    this.#next++;
    const inside = this.#enclosed(")");
    if (!inside) return undefined;
    if (name.toLowerCase() === "sqrt")
      return inside.map((term) => mapped(term, (growth) => ({ ...growth, power: growth.power / 2 })));
    return name.toLowerCase() === "max" ? inside : opaque([new Map([[name, LINEAR]])], inside);
  }
}

function logarithmOf({ factorial, exponential, power, logarithm }: Growth): number {
  if (factorial > 0 || exponential > 0) return Number.NaN;
  return power > 0 ? 1 : logarithm / 10;
}

function mapped(term: Term, change: (growth: Growth) => Growth): Term {
  return new Map([...term].map(([name, growth]) => [name, change(growth)]));
}

function multiplied(first: readonly Term[], second: readonly Term[]): readonly Term[] {
  return first.flatMap((term) => second.map((other) => product(term, other))).slice(0, MOST_TERMS);
}

const MOST_TERMS = 50;

function product(term: Term, other: Term): Term {
  const result = new Map(term);
  for (const [name, growth] of other) {
    const known = result.get(name) ?? NONE;
    result.set(name, {
      factorial: known.factorial + growth.factorial,
      exponential: known.exponential + growth.exponential,
      power: known.power + growth.power,
      logarithm: known.logarithm + growth.logarithm,
    });
  }
  return result;
}

function raisedTo(terms: readonly Term[], exponent: number): readonly Term[] {
  return terms.map((term) =>
    mapped(term, (growth) => ({ ...growth, power: growth.power * exponent, logarithm: growth.logarithm * exponent })),
  );
}

function asFactorial(terms: readonly Term[]): readonly Term[] {
  return terms.map((term) => mapped(term, () => ({ ...NONE, factorial: 1 })));
}

function quotient(first: readonly Term[], second: readonly Term[]): readonly Term[] {
  return second.every((term) => term.size === 0) ? first : opaque(first, second);
}

/** A growth that compares only with itself. */
function opaque(...parts: readonly (readonly Term[])[]): readonly Term[] {
  const name = parts
    .map((terms) =>
      terms.map((term) => [...term].map(([one, growth]) => `${one}${JSON.stringify(growth)}`).join("*")).join("+"),
    )
    .join("|");
  return [new Map([[`(${name})`, LINEAR]])];
}
