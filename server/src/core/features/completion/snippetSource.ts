import { SNIPPET_PREFIX, templateSnippets } from "../../template/snippets.ts";
import { lineEndOf } from "../../text/lineEnds.ts";
import type { FeatureInput } from "../feature.ts";
import { type CompletionItem, type Cursor, replacing } from "./item.ts";

/** A line of nothing but the beginning of a snippet's name: a sentence that begins so asks for none. */
const BEGUN = /^perf(?:-[\w-]*)?$/i;

/** True where the template's snippets are asked for by their names. */
export function asksForSnippets({ before }: Cursor): boolean {
  return BEGUN.test(before);
}

/** The template's snippets, for who types the beginning of their names on a line of its own. */
export function completeSnippets(
  { document, checked, context }: FeatureInput,
  cursor: Cursor,
): readonly CompletionItem[] {
  if (!asksForSnippets(cursor)) return [];
  const template = checked.conformance?.template ?? context.templates.builtIn;
  const options = { today: context.today, lineEnd: lineEndOf(document.text) };
  return templateSnippets(template, options).map(({ prefix, name, description, insert }) => ({
    label: prefix,
    kind: "snippet",
    detail: name,
    documentation: description,
    span: replacing(cursor, 0, /^[\w-]*/),
    insert,
  }));
}

/** True for the letter behind which they are offered unasked. */
export function endsSnippetPrefix({ before }: Cursor): boolean {
  return before.endsWith("-") && before.length >= SNIPPET_PREFIX.length && BEGUN.test(before);
}
