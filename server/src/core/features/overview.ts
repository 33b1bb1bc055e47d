import type { CheckedDocument } from "../check/check.ts";
import type { SectionMatch } from "../conformance/match.ts";
import { type Counts, type OwnSectionScore, percentOf, type SectionScore } from "../conformance/score/score.ts";
import { titleHeading } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { entryOf } from "../frontmatter/frontmatterModel.ts";
import type { Conformance, Severity } from "../rules/rule.ts";
import { type Span, shiftSpan, spanAt } from "../text/span.ts";

/** A document as a list of documents shows it. */
export interface Overview {
  readonly title: string;
  readonly category: string | null;
  readonly module: string | null;
  readonly status: string | null;
  readonly declaredCompleteness: number | null;
  /** Whole percent; null for documents without a template. */
  readonly completeness: number | null;
  /** What the percentage is made of. */
  readonly places: Counts | null;
  readonly findings: Readonly<Record<Severity, number>>;
}

export interface SectionOverview {
  readonly title: string;
  /** "" for frontmatter, title and footer together. */
  readonly key: string;
  readonly isPresent: boolean;
  /** True for a section that the template does not have. */
  readonly isOwn: boolean;
  /** Whole percent of the places. */
  readonly completeness: number;
  readonly filled: number;
  readonly expected: number;
  /** The heading; undefined if the section is missing. */
  readonly span: Span | undefined;
  readonly open: readonly OpenSlot[];
  readonly sections: readonly SectionOverview[];
}

/** Something that is still to be written. */
export interface OpenSlot {
  readonly label: string;
  readonly state: "missing" | "placeholder";
  /** The placeholder; where the slot is missing, the place of the heading that it belongs below. */
  readonly span: Span;
}

/** A document in a line. */
export function overviewOf(
  { frontmatter, outline }: PerfDocument,
  { conformance, findings }: CheckedDocument,
): Overview {
  const textOf = (key: string) => {
    const value = entryOf(frontmatter, key)?.value;
    return value?.kind === "text" && value.text !== "" ? value.text : null;
  };
  const declared = entryOf(frontmatter, "completeness")?.value;
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    title: titleHeading(outline)?.heading.text ?? "",
    category: textOf("category"),
    module: textOf("module"),
    status: textOf("status"),
    declaredCompleteness: declared?.kind === "number" ? Number(declared.text) : null,
    completeness: conformance?.score.value ?? null,
    places: conformance ? { filled: conformance.score.filled, expected: conformance.score.expected } : null,
    findings: {
      error: count("error"),
      warning: count("warning"),
      information: count("information"),
      hint: count("hint"),
    },
  };
}

/** The head, the sections of the template with what is still open in each, then the author's own. */
export function sectionsOf({ match, score }: Conformance): readonly SectionOverview[] {
  return [
    ...score.sections.map((section) => {
      const topLevel = match.sections.find((one) => one.match.schema.key === section.key);
      return sectionOverview(section, topLevel?.match, topLevel?.start ?? 0);
    }),
    ...score.ownSections.map(ownSectionOverview),
  ];
}

function sectionOverview(score: SectionScore, match: SectionMatch | undefined, start: number): SectionOverview {
  const { title, key, isPresent, filled, expected, open, sections } = score;
  const section = match?.section;
  const below = new Set(sections.flatMap((child) => child.open));
  return {
    title,
    key,
    isPresent,
    isOwn: false,
    completeness: percentOf(score),
    filled,
    expected,
    span: section && shiftSpan(section.heading.span, start + section.at),
    open: open
      .filter((place) => !below.has(place))
      .map(({ label, state, span, at }) => ({ label, state, span: shiftSpan(span ?? spanAt(at), start) })),
    sections: sections.map((child) =>
      sectionOverview(
        child,
        match?.sections.find((one) => one.schema.key === child.key),
        start,
      ),
    ),
  };
}

function ownSectionOverview({ placed, filled, expected }: OwnSectionScore): SectionOverview {
  const { heading, at } = placed.section;
  return {
    title: heading.text,
    key: `own:${placed.start}`,
    isPresent: true,
    isOwn: true,
    completeness: 100,
    filled,
    expected,
    span: shiftSpan(heading.span, placed.start + at),
    open: [],
    sections: [],
  };
}
