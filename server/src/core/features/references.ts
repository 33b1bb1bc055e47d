import { declarationOf, referencesTo, subjectAt } from "../workspace/links/subject.ts";
import { type FeatureInput, linkedIn, type Place } from "./feature.ts";

/** The document in which stands what references at an offset would lead to; undefined where that is nothing. */
export function documentAskedFor(input: FeatureInput, offset: number): string | undefined {
  const subject = subjectAt(input.document, linkedIn(input), offset);
  return subject?.kind === "label" ? undefined : subject?.uri;
}

/**
 * Every place in the workspace that leads to what stands at an offset, or to where that leads: a heading, a document
 * (its title and its frontmatter stand for it), a reference label.
 */
export function references(
  input: FeatureInput,
  offset: number,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
): readonly Place[] {
  if (input.checked.kind === "foreign") return [];
  const linked = linkedIn(input);
  const subject = subjectAt(input.document, linked, offset);
  if (!subject) return [];
  const declaration = includeDeclaration ? declarationOf(subject, input.document, linked) : undefined;
  return [...(declaration ? [declaration] : []), ...referencesTo(subject, input.document, linked)];
}
