import * as l10n from "@vscode/l10n";
import { linkText, writtenTitle } from "../conformance/toc/tocEdits.ts";
import { anchorsIn, hasFragment } from "../document/fragments.ts";
import { isLabel, type LabelUse, labelPlace, labelsIn, normalizedLabel } from "../document/labels.ts";
import { destinationsIn } from "../document/links.ts";
import { type PlacedHeading, placedParts, placesBySlug } from "../document/outline.ts";
import { editDocument, type PerfDocument } from "../document/perfDocument.ts";
import { fragmentPlace } from "../markdown/linkUrl.ts";
import { containsSpan, type Span, shiftSpan, spanAt, textOf } from "../text/span.ts";
import type { TextEdit } from "../text/textEdit.ts";
import { shortened } from "../text/wording.ts";
import type { LinkedDocuments } from "../workspace/links/linkedDocuments.ts";
import { relinkedEdits } from "../workspace/links/relinked.ts";
import { type Subject, subjectAt } from "../workspace/links/subject.ts";
import { type DocumentEdits, type FeatureInput, linkedIn } from "./feature.ts";

/** What would be renamed: its own text and nothing around it. */
export interface RenameTarget {
  readonly span: Span;
  /** The name as it is written. */
  readonly placeholder: string;
}

export type RenameResult =
  | { readonly kind: "edits"; readonly documents: readonly DocumentEdits[] }
  /** With one plain sentence for the author. */
  | { readonly kind: "refused"; readonly message: string };

/** The document with the heading that would be renamed at an offset; undefined where no heading would. */
export function documentWithHeading(input: FeatureInput, offset: number): string | undefined {
  const { document } = input;
  if (labelAt(document, offset)) return undefined;
  return headingAt(document, offset) ? document.uri : headingLedTo(input, offset)?.uri;
}

/** A heading that a link leads to, wherever in the workspace it stands. */
export interface HeadingLedTo {
  readonly uri: string;
  readonly fragment: string;
  /** What of the link stands for the heading: its text or its fragment, whichever is at the offset. */
  readonly span: Span;
}

/** The heading that the link or the entry of the table of contents at an offset leads to; undefined for other places. */
function headingLedTo(input: FeatureInput, offset: number): HeadingLedTo | undefined {
  const { document } = input;
  const span = labelAt(document, offset) || headingAt(document, offset) ? undefined : linkSpan(document, offset);
  if (!span) return undefined;
  const linked = linkedIn(input);
  const subject = subjectAt(document, linked, offset);
  const led = subject?.kind === "label" ? targetOfLabel(subject.label, linked, document) : subject;
  if (led?.kind !== "fragment") return undefined;
  return { uri: led.uri, fragment: led.fragment, span };
}

/**
 * The heading's text or the reference label at an offset, or the heading that a link there leads to; undefined where
 * there is nothing to rename.
 * @param target The document with the heading that a link at the offset leads to.
 */
export function prepareRename(
  input: FeatureInput,
  offset: number,
  target: PerfDocument = input.document,
): RenameTarget | undefined {
  const { document, checked } = input;
  if (checked.kind === "foreign") return undefined;
  const use = labelAt(document, offset);
  const own = use ? undefined : headingAt(document, offset);
  const span = use?.labelSpan ?? (own && shiftSpan(own.heading.textSpan, own.start));
  if (span) return { span, placeholder: textOf(document.text, span) };
  const led = headingLedTo(input, offset);
  const heading = led && headingOf(target, led);
  return heading && { span: led.span, placeholder: writtenTitle(heading) };
}

/**
 * Renames the heading or label at an offset, or the heading that a link there leads to, with everything in the
 * workspace that names it or leads to it.
 * @param target The document with the heading that a link at the offset leads to, and what is around that.
 */
export function rename(
  input: FeatureInput,
  offset: number,
  newName: string,
  target: FeatureInput = input,
): RenameResult {
  const name = newName.trim();
  if (name === "") return refused(l10n.t("A name can't be empty."));
  if (/[\r\n]/.test(name)) return refused(l10n.t("A name has to be on one line."));
  if (input.checked.kind === "foreign")
    return refused(l10n.t("Only performance documents and their like are renamed in."));
  const use = labelAt(input.document, offset);
  if (use) return renameLabel(input.document, use, name);
  const own = headingAt(input.document, offset);
  if (own) return renameHeading(input, own, name);
  const led = headingLedTo(input, offset);
  const heading = led && headingOf(target.document, led);
  return heading
    ? renameHeading(target, heading, name)
    : refused(l10n.t("Only headings, links to them and reference labels can be renamed."));
}

function headingOf({ uri, outline }: PerfDocument, led: HeadingLedTo): PlacedHeading | undefined {
  return uri === led.uri ? outline.headings[anchorsIn(outline).get(led.fragment) ?? -1] : undefined;
}

/** Where the definition of a label leads. */
function targetOfLabel(label: string, linked: LinkedDocuments, document: PerfDocument): Subject | undefined {
  const definition = destinationsIn(document).find(({ kind, text }) => kind === "definition" && text === label);
  const reference = linked.own.links.find(({ urlSpan }) => urlSpan.start === definition?.urlSpan.start);
  const target = reference && linked.targetOf(reference);
  return target?.fragment ? { kind: "fragment", uri: target.uri, fragment: target.fragment } : undefined;
}

/** The text, the fragment or else the destination of the link at an offset; the text of an entry that is none. */
function linkSpan(document: PerfDocument, offset: number): Span | undefined {
  const at = spanAt(offset);
  const links = destinationsIn(document).flatMap(({ urlSpan, textSpan, url }) => [
    textSpan,
    shiftSpan(fragmentPlace(url) ?? spanAt(url.length), urlSpan.start),
    urlSpan,
  ]);
  const references = placedParts(document.outline).flatMap(({ part, start }) =>
    part.links.map(({ textSpan }) => shiftSpan(textSpan, start)),
  );
  const entries = document.tableOfContents?.entries.map(({ textSpan }) => textSpan) ?? [];
  return [...links, ...references, ...entries].find((span) => containsSpan(span, at));
}

function refused(message: string): RenameResult {
  return { kind: "refused", message };
}

function labelAt(document: PerfDocument, offset: number): LabelUse | undefined {
  return labelsIn(document).find(({ labelSpan }) => containsSpan(labelSpan, spanAt(offset)));
}

function headingAt({ outline }: PerfDocument, offset: number): PlacedHeading | undefined {
  return outline.headings.find(({ heading, start }) =>
    containsSpan(shiftSpan(heading.textSpan, start), spanAt(offset)),
  );
}

/** The text of a reference stays: where it was the label too, the new label is written beside it. */
function renameLabel(document: PerfDocument, use: LabelUse, name: string): RenameResult {
  if (!isLabel(name)) return refused(l10n.t("A label can't hold brackets or begin with `^`."));
  const label = normalizedLabel(name);
  const uses = labelsIn(document);
  const isTaken = label !== use.label && uses.some((one) => one.kind === "definition" && one.label === label);
  if (isTaken) return refused(l10n.t('The label "{0}" is defined already.', shortened(name, 40)));
  const edits = uses
    .filter((one) => one.label === use.label)
    .map((one): TextEdit => {
      const span = labelPlace(one);
      return { span, newText: one.kind === "shortcut" ? `[${name}]` : name };
    });
  return { kind: "edits", documents: [{ uri: document.uri, edits }] };
}

/** The document with the new text in it says what the fragments are then, those of headings with the same text included. */
function renameHeading(input: FeatureInput, placed: PlacedHeading, name: string): RenameResult {
  const { document } = input;
  const edit = headingEdit(document, placed, name);
  const after = editDocument(document, edit);
  const index = document.outline.headings.indexOf(placed);
  const renamed = after.outline.headings[index];
  if (!renamed || !isSameOutline(document, after, index) || renamed.heading.text === "") {
    return refused(l10n.t('"{0}" would not be read as a heading\'s text here.', shortened(name, 40)));
  }
  const { own, others } = relinkedEdits(linkedIn(input), document.outline.headings, after.outline.headings);
  const entries = entryEdits(document, placed, renamed);
  const taken = new Set(entries.map(({ span }) => span.start));
  const edits = [edit, ...entries, ...own.filter(({ span }) => !taken.has(span.start) && !overlapsHeading(span))];
  return { kind: "edits", documents: [{ uri: document.uri, edits }, ...others] };

  /** A link in the old heading goes with it. */
  function overlapsHeading({ start, end }: Span): boolean {
    return start < edit.span.end && end > edit.span.start;
  }
}

function headingEdit({ text }: PerfDocument, { heading, start }: PlacedHeading, name: string): TextEdit {
  const span = shiftSpan(heading.textSpan, start);
  const needsSpace = span.start === span.end && text[span.start - 1] === "#";
  return { span, newText: needsSpace ? ` ${name}` : name };
}

/** True if every heading is where it was, and only the one with the index has another text. */
function isSameOutline(before: PerfDocument, after: PerfDocument, index: number): boolean {
  const old = before.outline.headings;
  const now = after.outline.headings;
  return (
    old.length === now.length &&
    old.every(({ heading }, at) => {
      const next = now[at]?.heading;
      return (
        next?.level === heading.level && next.style === heading.style && (at === index || next.text === heading.text)
      );
    })
  );
}

/** The heading's entry in the table of contents: its text where that repeats the heading's, its fragment where that leads astray. */
function entryEdits(
  { tableOfContents, outline }: PerfDocument,
  { heading, slug }: PlacedHeading,
  renamed: PlacedHeading,
): readonly TextEdit[] {
  const place = placesBySlug(outline.titles).get(slug);
  const sameText = (tableOfContents?.entries ?? []).filter(({ text }) => text === heading.text);
  return sameText.flatMap(({ fragment, textSpan, urlSpan }) => {
    const isAstray = fragment !== undefined && !hasFragment(outline, fragment);
    const leads = fragment === undefined ? undefined : anchorsIn(outline).get(fragment);
    const isOwn =
      (leads !== undefined && leads === place) || isAstray || (fragment === undefined && sameText.length === 1);
    if (!isOwn) return [];
    const text: TextEdit = { span: textSpan, newText: linkText(renamed) };
    return isAstray ? [text, { span: { start: urlSpan.start + 1, end: urlSpan.end }, newText: renamed.slug }] : [text];
  });
}
