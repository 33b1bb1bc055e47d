import type {
  PlacedMark,
  PreviewEntry,
  PreviewResult,
  PreviewScore,
  PreviewVerdict,
} from "../../../server/src/lsp/client/previewMessages.ts";
import { chartSvg } from "./chartSvg.ts";

/** Static HTML, whose texts say nothing as markup: of what is shown besides a document's text. */

const SIGNS: Readonly<Record<PreviewVerdict, string>> = { met: "✓", missed: "✗", unclear: "≈", unmeasured: "–" };

/** What stands in place of the frontmatter: the score and, unless it is shown otherwise, what the frontmatter says. */
export function headHtml({ score, entries }: PreviewResult, hasEntries: boolean): string {
  const shown = [
    ...(score ? [scoreHtml(score)] : []),
    ...(hasEntries && entries.length > 0 ? [`<dl>${entries.map(entryHtml).join("")}</dl>`] : []),
  ];
  return shown.length === 0 ? "" : `<div class="perfdoc-head">${shown.join("")}</div>\n`;
}

function scoreHtml({ percent, text, open, verdicts }: PreviewScore): string {
  const counts = [
    ...verdicts.map((one) => countHtml(one.verdict, SIGNS[one.verdict], one.text)),
    ...(open === "" ? [] : [countHtml("open", "○", open)]),
  ];
  return `<p class="perfdoc-score">${meterSvg(percent)}<strong>${escaped(text)}</strong>${counts.join("")}</p>`;
}

function countHtml(kind: string, sign: string, text: string): string {
  return `<span class="perfdoc-count perfdoc-${kind}">${signHtml(sign)}${escaped(text)}</span>`;
}

const METER = { width: 120, height: 8 };

function meterSvg(percent: number): string {
  const { width, height } = METER;
  const part = (Math.max(0, Math.min(100, Number.isFinite(percent) ? percent : 0)) / 100) * width;
  return `<svg class="perfdoc-meter" width="${width}" height="${height}" aria-hidden="true"><rect class="perfdoc-whole" width="${width}" height="${height}"/><rect class="perfdoc-part" width="${Number(part.toFixed(1))}" height="${height}"/></svg>`;
}

function entryHtml({ key, values, isOpen }: PreviewEntry): string {
  const shown = values.filter((value) => value !== "").map((value) => `<span>${escaped(value)}</span>`);
  const value = shown.length === 0 ? "–" : shown.join(" ");
  return `<div><dt>${escaped(key)}</dt><dd>${isOpen ? `${openStart}${value}${openEnd}` : value}</dd></div>`;
}

/** A verdict behind what it is about, read out as a sentence. */
export function markHtml({ verdict, text, sentence, chart }: PlacedMark): string {
  const said = escaped(sentence);
  return ` <span class="perfdoc-mark perfdoc-${verdict}" role="img" aria-label="${said}" title="${said}">${signHtml(SIGNS[verdict])}${escaped(text)}${chart ? chartSvg(chart) : ""}</span>`;
}

export const openStart = '<mark class="perfdoc-placeholder">';
export const openEnd = "</mark>";

/**
 * Behind an open place.
 * @param isMarked False where nothing stands there: what is expected is written out then.
 */
export function openHtml(message: string, isMarked: boolean): string {
  const said = escaped(message);
  return ` <span class="perfdoc-mark perfdoc-open" role="img" aria-label="${said}" title="${said}">${signHtml("○")}${isMarked ? "" : said}</span>`;
}

function signHtml(sign: string): string {
  return `<span class="perfdoc-sign" aria-hidden="true">${sign}</span>`;
}

/** A text in HTML, between tags or in quotes. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
