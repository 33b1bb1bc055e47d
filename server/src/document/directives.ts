import { flatMap } from "../text/flatMap.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { inEveryPart } from "./inEveryPart.ts";
import type { PerfDocument } from "./perfDocument.ts";

/** `<!-- perfdoc-disable id -->` and its kin. Spans count from the document's start. */
export interface Directive {
  readonly kind: "disable" | "enable" | "disable-next-line";
  /** Rule ids; none means every rule. */
  readonly rules: readonly DirectiveRule[];
  /** The whole comment. */
  readonly span: Span;
}

export interface DirectiveRule {
  readonly id: string;
  readonly span: Span;
}

/** `id` or `id, id`, and after `--` a reason that is read by people only. */
const DIRECTIVE = /^perfdoc-(disable-next-line|disable|enable)(?:$|\s+|(?=--))/;

/** The document's directives, in the order of the text. */
export function directivesOf({ outline }: PerfDocument): readonly Directive[] {
  return flatMap(commentsIn(outline), ({ start, part, found: comment }) => {
    const [opening = "", kind] = DIRECTIVE.exec(comment.text) ?? [];
    if (kind !== "disable" && kind !== "enable" && kind !== "disable-next-line") return [];
    const written = part.text.slice(comment.span.start, comment.span.end);
    const from = written.indexOf(kind) + kind.length;
    const [list = ""] = comment.text.slice(opening.length).split("--", 1);
    return [
      { kind, rules: rulesIn(list, written, from, start + comment.span.start), span: shiftSpan(comment.span, start) },
    ];
  });
}

const commentsIn = inEveryPart(({ comments }) => comments);

function rulesIn(list: string, written: string, from: number, base: number): readonly DirectiveRule[] {
  let at = from;
  return list
    .split(/[\s,]+/)
    .filter((id) => id !== "")
    .map((id) => {
      const start = written.indexOf(id, at);
      at = start + id.length;
      return { id, span: { start: base + start, end: base + at } };
    });
}
