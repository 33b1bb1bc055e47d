import { type LabelUse, labelsIn } from "../../document/labels.ts";
import { titleHeading } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { containsSpan, type Span, shiftSpan, spanAt } from "../../text/span.ts";
import type { Reference } from "../facts/documentReferences.ts";
import { headingAt, isTop, type LinkedDocuments, type Place, titleIn } from "./linkedDocuments.ts";

/** What a place in a document is about, wherever in the workspace that may stand. */
export type Subject =
  | { readonly kind: "document"; readonly uri: string }
  /** A heading, or another target of links. */
  | { readonly kind: "fragment"; readonly uri: string; readonly fragment: string }
  /** A reference label of the document itself. */
  | { readonly kind: "label"; readonly label: string };

interface Candidate {
  readonly span: Span;
  readonly subject: Subject;
}

/**
 * The subject of the innermost thing at an offset: what a link, a label or a path leads to, else the heading itself.
 * The title stands for its document, and so does the frontmatter.
 */
export function subjectAt(document: PerfDocument, linked: LinkedDocuments, offset: number): Subject | undefined {
  const at = spanAt(offset);
  const [innermost] = [
    ...labelCandidates(document),
    ...referenceCandidates(document, linked),
    ...entryCandidates(document),
  ]
    .filter(({ span }) => containsSpan(span, at))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  if (innermost) return innermost.subject;
  const { outline } = document;
  const heading = outline.headings.find((one) => containsSpan(shiftSpan(one.heading.span, one.start), at));
  if (heading && heading !== titleHeading(outline))
    return { kind: "fragment", uri: document.uri, fragment: heading.slug };
  const { present, span } = document.frontmatter;
  const isHead = heading !== undefined || (present && offset < span.end);
  return isHead ? { kind: "document", uri: document.uri } : undefined;
}

function labelCandidates(document: PerfDocument): readonly Candidate[] {
  return labelsIn(document).map(({ span, label }) => ({ span, subject: { kind: "label", label } }));
}

function referenceCandidates(document: PerfDocument, linked: LinkedDocuments): readonly Candidate[] {
  const entries = document.tableOfContents?.entries ?? [];
  return linked.own.links.flatMap((reference) => {
    const target = linked.targetOf(reference);
    if (!target) return [];
    const { uri, fragment } = target;
    const isAstray = uri === document.uri && !isTop(fragment) && !linked.own.fragments.has(fragment);
    // An entry of the table of contents that leads astray is meant for the heading that it names.
    if (isAstray && entries.some(({ urlSpan }) => urlSpan.end === reference.urlSpan.end)) return [];
    const subject: Subject = isTop(fragment)
      ? { kind: "document", uri }
      : { kind: "fragment", uri, fragment: ownFragment(uri, fragment, linked) };
    return [{ span: reference.kind === "definition" ? reference.urlSpan : reference.span, subject }];
  });
}

/** Entries of the table of contents by their text: they may be no links, or lead astray. */
function entryCandidates({ uri, tableOfContents, outline }: PerfDocument): readonly Candidate[] {
  return (tableOfContents?.entries ?? []).flatMap(({ span, text, fragment }): readonly Candidate[] => {
    const twins = outline.headings.filter(({ heading }) => heading.text === text);
    const named = twins.find(({ slug }) => slug === fragment) ?? twins[0];
    return named ? [{ span, subject: { kind: "fragment", uri, fragment: named.slug } }] : [];
  });
}

/** Where the subject itself stands; for a document its title. Undefined if that is not known. */
export function declarationOf(subject: Subject, document: PerfDocument, linked: LinkedDocuments): Place | undefined {
  if (subject.kind === "label") {
    const definition = labelsIn(document).find(isDefinitionOf(subject.label));
    return definition && { uri: document.uri, span: definition.labelSpan };
  }
  const summary = linked.all.find(({ uri }) => uri === subject.uri);
  const heading =
    subject.kind === "document"
      ? summary && titleIn(summary)
      : summary?.headings.find(({ slug }) => slug === subject.fragment);
  return heading && { uri: subject.uri, span: heading.textSpan };
}

function isDefinitionOf(label: string): (use: LabelUse) => boolean {
  return (use) => use.kind === "definition" && use.label === label;
}

/** Every place that leads to the subject, by document, in the order of the text. */
export function referencesTo(subject: Subject, document: PerfDocument, linked: LinkedDocuments): readonly Place[] {
  if (subject.kind === "label") {
    const uses = labelsIn(document).filter((use) => use.label === subject.label && use.kind !== "definition");
    return uses.map(({ labelSpan }) => ({ uri: document.uri, span: labelSpan }));
  }
  return linked.all.flatMap((summary) =>
    summary.links
      .filter((reference) => leadsTo(subject, reference, summary.uri, linked))
      .map(({ urlSpan }) => ({ uri: summary.uri, span: urlSpan })),
  );
}

function leadsTo(
  subject: Exclude<Subject, { readonly kind: "label" }>,
  reference: Reference,
  from: string,
  linked: LinkedDocuments,
): boolean {
  if (!reference.targets.some(({ uri }) => uri === subject.uri)) return false;
  const target = linked.targetOf(reference);
  if (target?.uri !== subject.uri) return false;
  if (subject.kind === "fragment" && target.fragment === undefined) return false;
  if (subject.kind === "fragment") return ownFragment(subject.uri, target.fragment ?? "", linked) === subject.fragment;
  // Links of a document to its own sections say nothing about the document.
  return from !== subject.uri || isTop(target.fragment) || target.fragment === titleSlug(subject.uri, linked);
}

/** A heading has one fragment of its own, whichever of its anchors a link names. */
function ownFragment(uri: string, fragment: string, { all }: LinkedDocuments): string {
  const summary = all.find((one) => one.uri === uri);
  return (summary && headingAt(summary, fragment)?.slug) ?? fragment;
}

function titleSlug(uri: string, { all }: LinkedDocuments): string | undefined {
  const summary = all.find((one) => one.uri === uri);
  return summary && titleIn(summary)?.slug;
}
