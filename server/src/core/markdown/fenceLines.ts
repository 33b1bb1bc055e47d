import { RUNNING_HTML } from "./runningHtml.ts";

/** What a line is to a text in which code and HTML may stand: "opaque" is certainly code or HTML, and cheap to parse. */
export type LineNature = "blank" | "opaque" | "text";

/** Elements that begin a block of HTML wherever a line begins with them: those that authors use most. */
const HTML_BLOCK =
  /^<\/?(?:article|aside|blockquote|body|center|details|dialog|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|li|link|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[ \t>]|\/>|$)/i;

const FENCE = /^(?:(`{3,})[^`]*$|(~{3,}))/;

/**
 * Tells, line by line, what is certainly code or HTML. When in doubt a line is text: a fence counts only at column 0,
 * where it is in no list and no quote, and only where no HTML can be open.
 */
export class FenceLines {
  #marks = "";
  /** True inside HTML that ends with a blank line. */
  #isInHtml = false;
  /** True where HTML of that kind is at least likely. */
  #mayBeInHtml = false;
  /** What may run on, by its end. */
  readonly #running = new Set<RegExp>();

  natureOf(line: string): LineNature {
    if (this.#marks !== "") return this.#inFence(line);
    const isBlank = /^[ \t]*$/.test(line);
    if (isBlank) {
      this.#isInHtml = false;
      this.#mayBeInHtml = false;
    }
    for (const end of this.#running) if (end.test(line)) this.#running.delete(end);
    if (isBlank) return "blank";
    if (/^ {0,3}</.test(line.slice(0, 4))) this.#html(line);
    if (this.#isInHtml) return "opaque";
    const mayBeFence = !this.#mayBeInHtml && this.#running.size === 0 && (line[0] === "`" || line[0] === "~");
    const fence = mayBeFence ? FENCE.exec(line) : null;
    if (fence) this.#marks = fence[1] ?? fence[2] ?? "";
    return fence ? "opaque" : "text";
  }

  #inFence(line: string): LineNature {
    const close = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
    if (close?.startsWith(this.#marks)) this.#marks = "";
    return "opaque";
  }

  #html(line: string): void {
    this.#mayBeInHtml = true;
    if (this.#running.size === 0 && HTML_BLOCK.test(line.slice(0, 30))) this.#isInHtml = true;
    const tag = line.slice(0, 20).trimStart();
    for (const [opens, ends] of RUNNING_HTML) if (opens.test(tag) && !ends.test(line)) this.#running.add(ends);
  }
}
