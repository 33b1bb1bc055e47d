import { partitionPoint } from "../text/partitionPoint.ts";
import { type Span, textOf } from "../text/span.ts";
import { normalised } from "../text/wording.ts";
import { isSourceFile } from "./sourceFiles.ts";

/** The name of something in a file of code, as a document says that it is there: `Queue.push` in `src/queue.ts`. */
export interface CodeSymbol {
  /** Its own name, without what it belongs to: `push`. */
  readonly name: string;
  /** Of that name. */
  readonly span: Span;
}

const NAME = /^(?:[\p{L}_$][\p{L}\p{N}_$]*(?:\.|::|#))*([\p{L}_$][\p{L}\p{N}_$]*)(\(\))?$/u;
/** What stands between a name and the path behind it. */
const SAYS_IN = /^(?:,? ?(?:defined |declared |implemented )?(?:in|inside|at|from)|\()$/;
/** What stands between a path and the name behind it: what kind of thing that is. */
const SAYS_KIND =
  /^,? ?(?:in |\()?(?:the )?(?:function|method|class|struct|trait|interface|constructor|component|hook|macro)$/;
/** Written as code alone is, so that nobody takes it for a product, a branch or a mode. */
const IS_SURELY_CODE = /\(\)$|^[a-z]{2,}[A-Z][a-z]|[a-z]_[a-z]/;

/**
 * The names in backticks that a text puts beside a path, where its words leave no doubt that they are in that file.
 * @param path Where the path stands in the text, its lines included.
 * @param codeSpans What stands in backticks, in the order of the text.
 */
export function symbolsBeside(
  text: string,
  path: Span,
  codeSpans: readonly { readonly span: Span }[],
): readonly CodeSymbol[] {
  const before = codeSpans[partitionPoint(codeSpans, ({ span }) => span.end <= path.start) - 1];
  const after = codeSpans[partitionPoint(codeSpans, ({ span }) => span.start < path.end)];
  const isBefore = before && SAYS_IN.test(wordsBetween(text, before.span.end, path.start));
  const isBehind = after && saysInside(wordsBetween(text, path.end, after.span.start), textOf(text, after.span));
  return [...(isBefore ? symbolIn(text, before.span) : []), ...(isBehind ? symbolIn(text, after.span) : [])];
}

/** Without the backticks at either side; nothing but a few words can say that a name is in a file. */
function wordsBetween(text: string, start: number, end: number): string {
  return normalised(text.slice(start, Math.min(end, start + MOST_BETWEEN)).replaceAll("`", ""));
}

const MOST_BETWEEN = 60;

function saysInside(between: string, code: string): boolean {
  return SAYS_KIND.test(between) || (between === "(" && IS_SURELY_CODE.test(code.replaceAll("`", "")));
}

function symbolIn(text: string, span: Span): readonly CodeSymbol[] {
  const [lead = ""] = /^[`\s]*/.exec(textOf(text, span)) ?? [];
  const word = textOf(text, span)
    .slice(lead.length)
    .replace(/(?<![`\s])[`\s]+$/, "");
  const symbol = isSourceFile(word) ? undefined : symbolOf(word, span.start + lead.length);
  return symbol ? [symbol] : [];
}

/** A word that names something, with or without what it belongs to; undefined for any other. */
export function symbolOf(word: string, start: number): CodeSymbol | undefined {
  const [, name = "", call = ""] = NAME.exec(word) ?? [];
  if (name === "") return undefined;
  const end = start + word.length - call.length;
  return { name, span: { start: end - name.length, end } };
}
