import type { CheckedDocument } from "../check/check.ts";
import type { SectionMatch, SlotMatch } from "../conformance/match.ts";
import type { SectionScore } from "../conformance/score.ts";
import { entryOf } from "../document/frontmatter.ts";
import { titleHeading } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Governed, Severity } from "../rules/rule.ts";
import { flatMap } from "../text/flatMap.ts";
import { type Span, shiftSpan, spanAt } from "../text/span.ts";

/** A document as a list of documents shows it. */
export interface Overview {
  readonly title: string;
  readonly category: string | undefined;
  readonly module: string | undefined;
  readonly status: string | undefined;
  readonly declaredCompleteness: number | undefined;
  /** Whole percent; undefined for documents that no template governs. */
  readonly completeness: number | undefined;
  readonly findings: Readonly<Record<Severity, number>>;
}

export interface SectionOverview {
  readonly title: string;
  /** "" for frontmatter, title and footer together. */
  readonly key: string;
  readonly isPresent: boolean;
  /** Whole percent. */
  readonly completeness: number;
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
export function overviewOf({ frontmatter, outline }: PerfDocument, { governed, findings }: CheckedDocument): Overview {
  const textOf = (key: string) => {
    const value = entryOf(frontmatter, key)?.value;
    return value?.kind === "text" && value.text !== "" ? value.text : undefined;
  };
  const declared = entryOf(frontmatter, "completeness")?.value;
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    title: titleHeading(outline)?.heading.text ?? "",
    category: textOf("category"),
    module: textOf("module"),
    status: textOf("status"),
    declaredCompleteness: declared?.kind === "number" ? Number(declared.text) : undefined,
    completeness: governed?.score.value,
    findings: {
      error: count("error"),
      warning: count("warning"),
      information: count("information"),
      hint: count("hint"),
    },
  };
}

/** The sections of the template with what is still open in each, the head first. */
export function sectionsOf({ match, score }: Governed): readonly SectionOverview[] {
  return score.sections.map((section) => {
    const top = match.sections.find((one) => one.match.schema.key === section.key);
    return sectionOverview(section, top?.match, top?.start ?? 0);
  });
}

function sectionOverview(score: SectionScore, match: SectionMatch | undefined, start: number): SectionOverview {
  const { title, key, isPresent, value, open, sections } = score;
  const section = match?.section;
  const below = new Set(flatMap(sections, (child) => child.open));
  return {
    title,
    key,
    isPresent,
    // Means of thirds add up to a hair below the whole.
    completeness: Math.floor(value * 100 + 1e-9),
    span: section && shiftSpan(section.heading.span, start + section.at),
    open: flatMap(
      open.filter((slot) => !below.has(slot)),
      (slot) => openSlot(slot, start),
    ),
    sections: sections.map((child) =>
      sectionOverview(
        child,
        match?.sections.find((one) => one.schema.key === child.key),
        start,
      ),
    ),
  };
}

function openSlot({ schema, state, span, at }: SlotMatch, start: number): readonly OpenSlot[] {
  if (state === "filled") return [];
  const label = schema.kind === "field" ? schema.label : (schema.prompts[0] ?? schema.kind);
  return [{ label, state, span: shiftSpan(span ?? spanAt(at), start) }];
}
