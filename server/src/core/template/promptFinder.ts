import type { Span } from "../text/span.ts";

/** The prompts that go on with a character. */
interface Branch {
  readonly next: Map<string, Branch>;
  isWhole: boolean;
}

/** No author reads a longer one; each place of a text is compared with so much of it at most. */
const LONGEST_PROMPT = 2_000;

/** Finds what a template asks to be replaced, in texts made of it: in one pass, however many prompts there are. */
export class PromptFinder {
  readonly #prompts: Branch = branch();
  readonly #tokens: ReadonlySet<string>;

  /**
   * @param prompts Whole values, normalised; a text may have wrapped them otherwise.
   * @param tokens Words in braces, found wherever they stand.
   */
  constructor(prompts: Iterable<string>, tokens: Iterable<string>) {
    for (const prompt of prompts) if (prompt !== "" && prompt.length <= LONGEST_PROMPT) this.#add(prompt);
    this.#tokens = new Set(tokens);
  }

  /** In the order of the text; none overlap, and of those that begin together the longest counts. */
  find(text: string): readonly Span[] {
    const found: Span[] = [];
    for (let at = 0; at < text.length; ) {
      const end = (beginsValue(text, at) ? this.#promptEnd(text, at) : undefined) ?? this.#tokenEnd(text, at);
      if (end !== undefined) found.push({ start: at, end });
      at = end ?? at + 1;
    }
    return found;
  }

  #add(prompt: string): void {
    let at = this.#prompts;
    for (const character of prompt) {
      const next = at.next.get(character) ?? branch();
      at.next.set(character, next);
      at = next;
    }
    at.isWhole = true;
  }

  #promptEnd(text: string, start: number): number | undefined {
    let longest: number | undefined;
    let at: Branch | undefined = this.#prompts;
    for (let end = start; ; ) {
      const [character] = text.slice(end, end + 2);
      if (character === undefined) return longest;
      const isBlank = /\s/.test(character);
      at = at.next.get(isBlank ? " " : character);
      if (!at) return longest;
      end = isBlank ? endOfBlanks(text, end) : end + character.length;
      if (at.isWhole && endsValue(text, end)) longest = end;
    }
  }

  #tokenEnd(text: string, start: number): number | undefined {
    if (text[start] !== "{") return undefined;
    let end = start + 1;
    while (end < text.length && !/[{}\n]/.test(text[end] ?? "")) end++;
    return text[end] === "}" && this.#tokens.has(text.slice(start, end + 1)) ? end + 1 : undefined;
  }
}

function branch(): Branch {
  return { next: new Map(), isWhole: false };
}

/** A prompt is a whole value: it begins a line, or stands behind a label, a bullet, a pipe or a backtick. */
function beginsValue(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === " ") return /[:*|-]/.test(text[at - 2] ?? "");
  return before === undefined || before === "`" || isLineEnd(before);
}

/** Behind it nothing follows on its line, or in its cell, but the backtick that closes it. */
function endsValue(text: string, at: number): boolean {
  let end = text[at] === "`" ? at + 1 : at;
  while (text[end] === " " || text[end] === "\t") end++;
  const behind = text[end];
  return behind === undefined || behind === "|" || isLineEnd(behind);
}

function isLineEnd(character: string): boolean {
  return character === "\n" || character === "\r";
}

function endOfBlanks(text: string, start: number): number {
  let end = start;
  while (end < text.length && /\s/.test(text[end] ?? "")) end++;
  return end;
}
