import type { Frontmatter } from "../frontmatter/frontmatterModel.ts";
import { perValue } from "../incremental/memo.ts";
import { flatMap } from "../text/flatMap.ts";
import type { Span } from "../text/span.ts";
import { inEveryPiece } from "./inEveryPart.ts";
import type { PerfDocument } from "./perfDocument.ts";

/**
 * `<!-- perfdoc-disable id -->` and its kin, in the frontmatter `# perfdoc-disable id`. Spans count from the document's
 * start.
 */
export interface Directive {
  readonly kind: "disable" | "enable" | "disable-next-line";
  /** Rule ids; none means every rule. */
  readonly rules: readonly DirectiveRule[];
  /** The whole comment. */
  readonly span: Span;
  /** From where on it holds: its end, but for one at the top of the frontmatter, which holds for the fence above it too. */
  readonly from: number;
}

export interface DirectiveRule {
  readonly id: string;
  readonly span: Span;
}

/** `id` or `id, id`, and after `--` a reason that is read by people only. */
const DIRECTIVE = /^perfdoc-(disable-next-line|disable|enable)(?:$|\s+|(?=--))/;

/** The document's directives, in the order of the text. */
export function directivesOf({ frontmatter, outline }: PerfDocument): readonly Directive[] {
  const inBody = flatMap(commentsIn(outline), ({ start, part, found: { text, span } }) =>
    directiveIn(text, part.text.slice(span.start, span.end), start + span.start),
  );
  const inYaml = directivesInYaml(frontmatter);
  return inYaml.length === 0 ? inBody : [...inYaml, ...inBody];
}

const commentsIn = inEveryPiece(({ comments }) => comments);

/** A comment on a line of its own. */
const YAML_COMMENT = /^[ \t]*(#[ \t]*(perfdoc-[^\r\n]*))/gm;

const LEADING_COMMENTS = /^(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*/;

const directivesInYaml = perValue(({ text, contentSpan, span }: Frontmatter): readonly Directive[] => {
  const content = text.slice(contentSpan.start, contentSpan.end);
  const found = flatMap([...content.matchAll(YAML_COMMENT)], ({ 0: line, 1: comment = "", 2: said = "", index }) =>
    directiveIn(said.trimEnd(), comment.trimEnd(), contentSpan.start + index + line.length - comment.length),
  );
  const top = contentSpan.start + (LEADING_COMMENTS.exec(content)?.[0].length ?? 0);
  return found.map((one) => (one.kind === "disable" && one.span.start < top ? { ...one, from: span.start } : one));
});

/**
 * @param text What the comment says.
 * @param written The same with its marks, which begins at `start`.
 */
function directiveIn(text: string, written: string, start: number): readonly Directive[] {
  const [opening = "", kind] = DIRECTIVE.exec(text) ?? [];
  if (kind !== "disable" && kind !== "enable" && kind !== "disable-next-line") return [];
  const from = written.indexOf(kind) + kind.length;
  const [list = ""] = text.slice(opening.length).split("--", 1);
  const end = start + written.length;
  return [{ kind, rules: rulesIn(list, written, from, start), span: { start, end }, from: end }];
}

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
