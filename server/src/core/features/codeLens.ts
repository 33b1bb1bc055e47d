import * as l10n from "@vscode/l10n";
import { type Span, shiftSpan } from "../text/span.ts";
import type { FeatureInput } from "./feature.ts";
import { openCount } from "./overview.ts";

export interface CodeLens {
  readonly span: Span;
  readonly title: string;
  /** What a click does; undefined for a lens that only tells. */
  readonly command: "showReferences" | "insertMissingSections" | "nextOpenPlace" | "updateResults" | undefined;
}

/** On the title: the score, what is open and what is missing, and who refers to the document. */
export function codeLenses({ document, checked, workspace }: FeatureInput): readonly CodeLens[] {
  const { conformance } = checked;
  const heading = conformance?.match.title.heading;
  if (!conformance || !heading) return [];
  const span = shiftSpan(heading.heading.span, heading.start);
  const missing = conformance.match.sections.filter(({ match }) => !match.section && !match.schema.isOptional);
  const open = openCount(conformance.score);
  const referring = workspace.filter(({ uri, referredTo }) => uri !== document.uri && referredTo.has(document.uri));
  return [
    { span, title: l10n.t("{0}% complete", conformance.score.value), command: undefined },
    ...(open > 0
      ? [
          {
            span,
            title: l10n.t(open === 1 ? "1 place open" : "{0} places open", open),
            command: "nextOpenPlace" as const,
          },
        ]
      : []),
    ...(missing.length > 0
      ? [
          {
            span,
            title: l10n.t(missing.length === 1 ? "1 section missing" : "{0} sections missing", missing.length),
            command: "insertMissingSections" as const,
          },
        ]
      : []),
    ...(referring.length > 0
      ? [
          {
            span,
            title: l10n.t(
              referring.length === 1 ? "1 document refers to this" : "{0} documents refer to this",
              referring.length,
            ),
            command: "showReferences" as const,
          },
        ]
      : []),
  ];
}
