import { containsSpan, type Span, spanAt } from "../text/span.ts";
import { declarationOf, referencesTo, subjectAt } from "../workspace/links/subject.ts";
import { type FeatureInput, linkedIn } from "./feature.ts";

export interface Highlight {
  readonly span: Span;
  /** `write` is the heading or definition itself. */
  readonly kind: "write" | "read";
}

/** The places in the document that belong to what stands at an offset; it is one of them. */
export function highlights(input: FeatureInput, offset: number): readonly Highlight[] {
  const { document, checked } = input;
  if (checked.kind === "foreign") return [];
  const linked = linkedIn(input);
  const subject = subjectAt(document, linked, offset);
  if (!subject) return [];
  const declaration = declarationOf(subject, document, linked);
  const places = referencesTo(subject, document, linked).filter(({ uri }) => uri === document.uri);
  const found: readonly Highlight[] = [
    ...(declaration?.uri === document.uri ? [{ span: declaration.span, kind: "write" as const }] : []),
    ...places.map(({ span }) => ({ span, kind: "read" as const })),
  ];
  // A key of the frontmatter stands for the document no more than any other.
  const isKey = containsSpan(document.frontmatter.contentSpan, spanAt(offset)) && subject.kind === "document";
  return isKey && subject.uri === document.uri ? [] : [...found].sort((a, b) => a.span.start - b.span.start);
}
