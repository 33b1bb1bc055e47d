import type { PlacedHeading, Titles } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { titleIn } from "../../frontmatter/frontmatterModel.ts";
import { perDocument, perLastingValue, perValue } from "../../incremental/memo.ts";
import type { Block, Part } from "../../markdown/part.ts";
import type { SlotSchema, Template } from "../../template/template.ts";
import { holdsToken } from "../../template/valueKinds.ts";
import { wordsOf } from "../../text/misspelling.ts";
import type { SlotMatch, SlotState, TitleMatch } from "../match.ts";
import { holdsLabel } from "../slots/fieldLabels.ts";
import { missingSlot } from "../slots/matchSlots.ts";
import { matchSlotsOf } from "../slots/partSlots.ts";
import { isJunkName } from "../values/junk.ts";
import { titleKey } from "./titles.ts";

/** What a document's title says of the template's: its heading, or the title that its frontmatter has for it. */
export function titleMatch(
  { frontmatter }: PerfDocument,
  heading: PlacedHeading | undefined,
  template: Template,
): TitleMatch {
  if (heading) return lastTitles(heading, [template], () => matchTitle(heading, template));
  const name = titleIn(frontmatter);
  if (name === undefined) return { heading, state: "missing", name: "", fits: false };
  const isFilled = !holdsToken(name, [template.title.placeholder]);
  return { heading, state: isFilled ? "filled" : "placeholder", name, fits: true };
}

const lastTitles = perDocument<TitleMatch>();

function matchTitle(heading: PlacedHeading, { title }: Template): TitleMatch {
  const { text } = heading.heading;
  const hasForm =
    text.startsWith(title.prefix) &&
    endsLike(text, title.suffix) &&
    text.length > title.prefix.length + title.suffix.length;
  const name = hasForm ? text.slice(title.prefix.length, text.length - title.suffix.length).trim() : text;
  const fits = hasForm || (saysAlready(text, title.prefix) && saysAlready(text, title.suffix));
  return { heading, state: stateOfName(name, title.placeholder), name, fits };
}

function stateOfName(name: string, placeholder: string): SlotState {
  if (name === "" || holdsToken(name, [placeholder])) return "placeholder";
  return isJunkName(name) ? "unanswered" : "filled";
}

/** True if a title has the words of a piece of the template's, wherever they stand in it: then it needs no second ones. */
export function saysAlready(title: string, piece: string): boolean {
  if (piece === "") return true;
  const words = new Set(wordsOf(title));
  const due = wordsOf(piece);
  return due.length > 0 && due.every((word) => words.has(word));
}

/** A dash of any length, and any case, will do. */
function endsLike(text: string, suffix: string): boolean {
  const plain = (one: string) => one.toLowerCase().replace(/[–—]/g, "-");
  return plain(text).endsWith(plain(suffix));
}

/**
 * What stands below the title for the template's description, or at the top where the title is the frontmatter's;
 * undefined if the template asks for none.
 */
export function descriptionMatch(
  document: PerfDocument,
  title: PlacedHeading | undefined,
  template: Template,
): SlotMatch | undefined {
  const [description] = descriptionSlots(template);
  if (!description) return undefined;
  const place = title ?? (titleIn(document.frontmatter) === undefined ? undefined : document.outline.preamble);
  const missing = missingSlot(description, place?.start ?? 0);
  if (!place) return missing;
  const { part, start } = place;
  const toc = document.tableOfContents;
  const end = toc && toc.part === part ? toc.span.start - start : part.text.length;
  return matchSlotsOf(part, start, descriptionSlots(template), 0, end)[0] ?? missing;
}

const descriptionSlots = perLastingValue(({ description }: Template): readonly SlotSchema[] =>
  description ? [description] : [],
);

/** The heading of the table of contents, by the title that the template gives it. */
export function tocHeadingOf({ outline }: PerfDocument, template: Template): PlacedHeading | undefined {
  return outline.headings[tocPlace(template)(outline.titles)];
}

/** Where it stands among the headings; -1 if there is none. */
const tocPlace = perLastingValue(({ tableOfContents }: Template) => {
  const key = tableOfContents && titleKey(tableOfContents.title);
  return perValue(({ texts, levels }: Titles) =>
    key === undefined ? -1 : texts.findIndex((text, place) => levels[place] !== 1 && titleKey(text) === key),
  );
});

/** What stands for the template's footer at the end of the document. */
export function footerMatches({ outline }: PerfDocument, template: Template): readonly SlotMatch[] {
  const { footer } = template;
  const last = outline.headings.at(-1);
  if (!last) return footer.map((slot) => missingSlot(slot, 0));
  return matchSlotsOf(last.part, last.start, footer, footerIn(template)(last.part));
}

/** Where the last thematic break of a document's last part begins, counted from the part's start. */
const footerIn = perLastingValue(({ footer }: Template) =>
  perValue(({ blocks, fields, text }: Part): number => {
    // A break that nothing follows separates nothing.
    const content = blocks.findLastIndex((block) => !isBreak(block));
    const start = blocks.slice(0, content + 1).findLast(isBreak)?.span.start;
    // A footer that lost its break is still known by its labels.
    const labelled = fields.find(({ label }) => holdsLabel(footer, label));
    return start ?? labelled?.span.start ?? text.length;
  }),
);

function isBreak({ kind }: Block): boolean {
  return kind === "thematicBreak";
}
