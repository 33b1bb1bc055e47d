import type { Link, LinkReference, PhrasingContent } from "mdast";
import { classifyCharacter } from "micromark-util-classify-character";
import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import { ADDRESS_MARK, notBeforeIndent, notPlain, type PlainLines } from "./plainLines.ts";
import { type Open, PlainNesting } from "./plainNesting.ts";

/** What is inside a paragraph, a title or a cell. */
export function plainInlines(lines: PlainLines, from: number, to: number): PhrasingContent[] {
  const children = new InlineReader(lines, from, to).read();
  if (lines.mayHoldAddress && children.some(mayHoldAddress)) notPlain();
  return children;
}

/** True for text that GitHub may take for an address. */
function mayHoldAddress(node: PhrasingContent): boolean {
  if (node.type === "text") return ADDRESS_MARK.test(node.value);
  return "children" in node && node.children.some(mayHoldAddress);
}

/** By their code units, all of which are below 128. */
const IS_SPECIAL: readonly boolean[] = Array.from({ length: 128 }, (_, unit) =>
  "`*_[]!&<\\~\n\r\t".includes(String.fromCharCode(unit)),
);

/** Marks that stand for themselves unless something follows that makes them remark's. */
const STANDS_ALONE_UNLESS: ReadonlyMap<string, RegExp> = new Map([
  ["<", /[a-z/!?]/iy],
  ["!", /\[/y],
  ["&", /#|[a-z\d]+;/iy],
  ["\t", /(?:)/y],
]);

/** What makes a text in brackets a link, and where that ends. */
interface LinkEnd {
  readonly end: number;
  readonly node: Omit<Link, "children"> | Omit<LinkReference, "children">;
}

const RESOURCE = /\]\(([^ ()<>\\&\p{Cc}]*)\)/uy;
const REFERENCE = /\]\[([^[\]]*)\]/y;

class InlineReader {
  readonly #lines: PlainLines;
  readonly #text: string;
  readonly #from: number;
  readonly #to: number;
  #at: number;
  #tildes = 0;
  readonly #nesting: PlainNesting;

  constructor(lines: PlainLines, from: number, to: number) {
    this.#lines = lines;
    this.#text = lines.text;
    this.#from = from;
    this.#to = to;
    this.#at = from;
    this.#nesting = new PlainNesting(lines);
  }

  read(): PhrasingContent[] {
    while (this.#at < this.#to) this.#readOn();
    return this.#nesting.finish(this.#to);
  }

  #readOn(): void {
    const mark = this.#text[this.#at] ?? "";
    switch (mark) {
      case "`":
        this.#code();
        break;
      case "*":
      case "_":
        this.#run(mark);
        break;
      case "[":
        this.#openingBracket();
        break;
      case "]":
        this.#closingBracket();
        break;
      case "\\":
        this.#escape();
        break;
      case "\n":
      case "\r":
        this.#lineEnd();
        break;
      case "~":
        this.#tilde();
        break;
      default:
        this.#plain(mark);
    }
  }

  #plain(mark: string): void {
    const behind = STANDS_ALONE_UNLESS.get(mark);
    if (behind) {
      behind.lastIndex = this.#at + 1;
      if (behind.test(this.#text)) notPlain();
    }
    let end = this.#at + 1;
    while (end < this.#to && !IS_SPECIAL[this.#text.charCodeAt(end)]) end++;
    this.#add(end);
  }

  /** Takes the text up to an offset as it is. */
  #add(end: number, value = this.#text.slice(this.#at, end)): void {
    this.#nesting.addText(value, this.#at, end);
    this.#at = end;
  }

  #endOfRun(start: number): number {
    const unit = this.#text.charCodeAt(start);
    let end = start + 1;
    while (end < this.#to && this.#text.charCodeAt(end) === unit) end++;
    return end;
  }

  #code(): void {
    const start = this.#at;
    const inside = this.#endOfRun(start);
    const close = this.#closingTicks(inside, inside - start);
    if (close < 0) {
      notBeforeIndent(this.#lines, inside, this.#to);
      this.#add(inside);
      return;
    }
    const written = this.#text.slice(inside, close);
    // White space at the ends of its lines is remark's.
    if (/^[\r\n]|[\r\n]$|\t| \r?\n|\n /.test(written)) notPlain();
    const isPadded = written.startsWith(" ") && written.endsWith(" ") && /[^ ]/.test(written);
    this.#at = close + inside - start;
    const position = this.#lines.position(start, this.#at);
    this.#nesting.add({ type: "inlineCode", value: isPadded ? written.slice(1, -1) : written, position });
  }

  /** Where the next run of so many backticks begins; -1 if there is none. */
  #closingTicks(from: number, length: number): number {
    let at = this.#text.indexOf("`", from);
    while (at >= 0 && at < this.#to) {
      const end = this.#endOfRun(at);
      if (end - at === length) return at;
      at = this.#text.indexOf("`", end);
    }
    return -1;
  }

  /** CommonMark 0.31, 6.2: what a run of asterisks or underscores can do depends on what stands around it. */
  #run(mark: string): void {
    const start = this.#at;
    const end = this.#endOfRun(start);
    const length = end - start;
    const before = start === this.#from ? null : this.#text.charCodeAt(start - 1);
    const after = end === this.#to ? null : this.#text.charCodeAt(end);
    if (before === TILDE || after === TILDE) notPlain();
    const isLeft = isFlanking(after, before);
    const isRight = isFlanking(before, after);
    const opens = mark === "*" ? isLeft : isLeft && (!isRight || isPunctuation(before));
    const closes = mark === "*" ? isRight : isRight && (!isLeft || isPunctuation(after));
    if (closes && this.#closes(mark, length)) return;
    if (opens) this.#open(mark.repeat(length));
    else this.#add(end);
  }

  /** Ends what the nearest run of the same mark has opened; false if there is none. */
  #closes(mark: string, length: number): boolean {
    const open = this.#nesting.nearest(mark);
    if (open === undefined) return false;
    if (open.mark.length !== length || length > 2) notPlain();
    while (this.#nesting.inner !== open) {
      // It may be a link, and what is in it would stand alone.
      if (this.#nesting.inner.mark === "[") notPlain();
      this.#nesting.takeAsText(this.#at);
    }
    this.#at += length;
    const position = this.#lines.position(open.start, this.#at);
    this.#nesting.close();
    this.#nesting.add({ type: length === 2 ? "strong" : "emphasis", children: open.children, position });
    return true;
  }

  #openingBracket(): void {
    if (this.#text[this.#at + 1] === "^") notPlain();
    this.#open("[");
  }

  #closingBracket(): void {
    const open = this.#nesting.nearest("[");
    const reference = open?.mayBeLink ? (this.#resource() ?? this.#reference(open)) : undefined;
    if (open && reference) {
      this.#link(open, reference);
      return;
    }
    if (open) {
      // Runs in it may be closed behind it.
      if (this.#nesting.inner !== open) notPlain();
      this.#nesting.takeAsText(this.#at);
    }
    this.#add(this.#at + 1);
  }

  /** `](destination)`, the destination without brackets, escapes, character references and title. */
  #resource(): LinkEnd | undefined {
    if (this.#text[this.#at + 1] !== "(") return undefined;
    RESOURCE.lastIndex = this.#at;
    const [whole = "", url = ""] = RESOURCE.exec(this.#text) ?? notPlain();
    if (this.#at + whole.length > this.#to) notPlain();
    return { end: this.#at + whole.length, node: { type: "link", title: null, url } };
  }

  /** `][label]`, `][]` or `]`, where something defines the label. */
  #reference({ start }: Open): LinkEnd | undefined {
    const { labels } = this.#lines;
    if (labels.size === 0) return undefined;
    const text = this.#text.slice(start + 1, this.#at);
    REFERENCE.lastIndex = this.#at;
    const [whole = "]", written] = REFERENCE.exec(this.#text) ?? [];
    // Escapes and line ends are part of labels in ways of their own.
    if (/[\\&\r\n]/.test(text + whole) || this.#at + whole.length > this.#to) notPlain();
    if (written !== undefined && labels.has(normalizeIdentifier(written))) {
      return this.#linkReference("full", written, whole.length);
    }
    if (!labels.has(normalizeIdentifier(text))) return undefined;
    if (written === "") return this.#linkReference("collapsed", text, whole.length);
    return this.#text[this.#at + 1] === "[" ? undefined : this.#linkReference("shortcut", text, 1);
  }

  #linkReference(referenceType: LinkReference["referenceType"], label: string, length: number): LinkEnd {
    const identifier = normalizeIdentifier(label).toLowerCase();
    return { end: this.#at + length, node: { type: "linkReference", identifier, label, referenceType } };
  }

  #link(open: Open, { end, node }: LinkEnd): void {
    while (this.#nesting.inner !== open) this.#nesting.takeAsText(this.#at);
    this.#at = end;
    this.#nesting.close();
    this.#nesting.forbidLinks();
    const position = this.#lines.position(open.start, end);
    this.#nesting.add({ children: open.children, position, ...node });
  }

  #escape(): void {
    const escaped = this.#text[this.#at + 1] ?? "";
    if (/[\r\n]/.test(escaped)) notPlain();
    if (this.#at + 1 < this.#to && /[!-/:-@[-`{-~]/.test(escaped)) this.#add(this.#at + 2, escaped);
    else this.#add(this.#at + 1);
  }

  /** White space around it is left out; behind two spaces it would be a hard break. */
  #lineEnd(): void {
    if (this.#text[this.#at - 1] === " ") notPlain();
    this.#add(this.#at + (this.#text[this.#at] === "\r" ? 2 : 1));
    while (this.#text[this.#at] === " ") this.#at++;
  }

  /** One alone strikes nothing through. */
  #tilde(): void {
    if (++this.#tildes > 1) notPlain();
    this.#add(this.#endOfRun(this.#at));
  }

  #open(mark: string): void {
    this.#nesting.open(mark, this.#at);
    this.#at += mark.length;
  }
}

const TILDE = 126;
const PUNCTUATION = 2;

/** True if a run flanks what stands on one side of it, given what stands on the other. */
function isFlanking(side: number | null, other: number | null): boolean {
  const kind = classifyCharacter(side);
  return kind === undefined || (kind === PUNCTUATION && classifyCharacter(other) !== undefined);
}

function isPunctuation(unit: number | null): boolean {
  return classifyCharacter(unit) === PUNCTUATION;
}
