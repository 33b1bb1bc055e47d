import * as l10n from "@vscode/l10n";
import { saysAlready } from "../conformance/match/matchEnds.ts";
import type { Match } from "../conformance/match.ts";
import { headingPlace } from "../document/markedPlaces.ts";
import { headingsOfLevel, type PlacedHeading } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { entryOf } from "../frontmatter/frontmatterModel.ts";
import type { TitleSchema } from "../template/template.ts";
import { type Span, shiftSpan, spanAt } from "../text/span.ts";
import type { TextEdit } from "../text/textEdit.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, type Fix, fixOf, replacement, type SeverityByStatus } from "./rule.ts";

export const titleFormat = defineRule({
  scope: "match",
  meta: {
    id: "title-format",
    group: "structure",
    severity: "warning",
    appliesTo: "conforming",
    summary:
      "The document has no title, more than one, or, which weighs less, one that is not written as the template has it.",
    why: "Lists of documents and search results show the title alone; its form says what kind of document it is.",
    isFixable: true,
  },
  check: ({ document, match, template }) => {
    if (template.title.placeholder === "") return [];
    const { title, sections } = match;
    if (!title.heading) return title.state === "missing" ? [noTitle(document, match)] : [];
    const isSection = ({ part }: PlacedHeading) => sections.some(({ match }) => match.section?.part === part);
    const further = headingsOfLevel(document.outline, 1).filter((one) => one !== title.heading && !isSection(one));
    const first = title.heading;
    return [
      ...(title.fits ? [] : [otherForm(first, template.title)]),
      ...further.map((one) => secondTitle(one, first)),
    ];
  },
});

function noTitle(document: PerfDocument, { template }: Match): Finding {
  const { prefix, placeholder, suffix } = template.title;
  const module = entryOf(document.frontmatter, "module")?.value.text ?? "";
  const { bodyStart } = document.frontmatter;
  const lineEnd = /\r?\n/.exec(document.text)?.[0] ?? "\n";
  return {
    span: firstLine(document),
    message: l10n.t('The document has no title; expected "# {0}{1}{2}".', prefix, placeholder, suffix),
    fixes: [
      replacement(
        l10n.t("Insert a title with the module's name"),
        "unsafe",
        { start: bodyStart, end: bodyStart },
        `${lineEnd}# ${prefix}${module === "" ? placeholder : module}${suffix}${lineEnd}`,
        false,
      ),
    ],
  };
}

/** The first line of the body that holds something; of a document without one, the frontmatter's fence. */
function firstLine({ text, frontmatter }: PerfDocument): Span {
  const line = /\S[^\r\n]*/.exec(text.slice(frontmatter.bodyStart));
  if (!line) return { start: 0, end: Math.min(3, text.length) };
  return shiftSpan({ start: line.index, end: line.index + line[0].trimEnd().length }, frontmatter.bodyStart);
}

/** A title in the author's own words tells what the document is about; it lacks only the common form. */
const OWN_WORDS: SeverityByStatus = { stub: "hint", draft: "hint", current: "information" };

function otherForm(placed: PlacedHeading, schema: TitleSchema): Finding {
  const { heading, start } = placed;
  const { prefix, suffix } = schema;
  const edits = rewrite(placed, schema);
  const fix: Fix = fixOf(
    prefix === ""
      ? l10n.t('End the title with "{0}"', suffix.trim())
      : l10n.t('Write the title as "{0}…{1}"', prefix, suffix),
    "adds",
    () => edits,
  );
  return {
    span: headingPlace(heading, start),
    severity: OWN_WORDS,
    message: l10n.t(
      'The title is "{0}"; expected the form "{1}{2}{3}".',
      shortened(heading.text, 40),
      prefix,
      schema.placeholder,
      suffix,
    ),
    fixes: edits.length > 0 ? [fix] : [],
  };
}

/** The author's words between the template's; what they say already is not said twice. */
function rewrite({ heading, start }: PlacedHeading, { prefix, suffix }: TitleSchema): readonly TextEdit[] {
  const { text, textSpan } = heading;
  if (text === "") return [];
  const edits = [
    { span: spanAt(start + textSpan.start), newText: saysAlready(text, prefix) ? "" : prefix },
    { span: spanAt(start + textSpan.end), newText: saysAlready(text, suffix) ? "" : suffix },
  ];
  return edits.filter(({ newText }) => newText !== "");
}

function secondTitle({ heading, start }: PlacedHeading, first: PlacedHeading): Finding {
  return {
    span: headingPlace(heading, start),
    message: l10n.t('"{0}" is a second title; expected only one heading of level 1.', shortened(heading.text, 50)),
    related: [{ span: shiftSpan(first.heading.textSpan, first.start), message: l10n.t("The title") }],
  };
}
