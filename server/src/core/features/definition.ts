import { placeOfTarget } from "../workspace/links/linkedDocuments.ts";
import { declarationOf, subjectAt } from "../workspace/links/subject.ts";
import { type FeatureInput, linkedIn, type Place } from "./feature.ts";

/**
 * Where the link, label, path or entry of the table of contents at an offset leads; a heading leads to itself.
 * A document's place is its start. Undefined for other machines, and for what is known not to be there.
 */
export function definition(input: FeatureInput, offset: number): Place | undefined {
  if (input.checked.kind === "foreign") return undefined;
  const linked = linkedIn(input);
  const subject = subjectAt(input.document, linked, offset);
  switch (subject?.kind) {
    case "label":
      return declarationOf(subject, input.document, linked);
    case "fragment":
      return placeOfTarget(linked, subject.uri, subject.fragment);
    case "document":
      return subject.uri === input.document.uri
        ? declarationOf(subject, input.document, linked)
        : placeOfTarget(linked, subject.uri, undefined);
    case undefined:
      return undefined;
  }
}
