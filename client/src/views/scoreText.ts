import { l10n, Uri } from "vscode";
import type { FindingCounts, Places } from "../../../server/src/lsp/client/messages.ts";

/** A score as text, and as it is said. */
export function scoreText(completeness: number | null): string {
  return completeness === null ? l10n.t("not scored") : `${completeness}%`;
}

/** "38% complete, 60 of 155 filled in": what a percentage is made of, where that is known. */
export function completeText(completeness: number, places: Places | null): string {
  return places === null
    ? l10n.t("{0}% complete", completeness)
    : l10n.t("{0}% complete, {1} of {2} filled in", completeness, places.filled, places.expected);
}

/** "2 places open", "1 place open". */
export function openText(count: number): string {
  return l10n.t(count === 1 ? "1 place open" : "{0} places open", count);
}

export function missingSectionsText(count: number): string {
  return l10n.t(count === 1 ? "1 section missing" : "{0} sections missing", count);
}

export function missedTargetsText(count: number): string {
  return l10n.t(count === 1 ? "1 target missed" : "{0} targets missed", count);
}

export function documentsText(count: number): string {
  return l10n.t(count === 1 ? "1 document" : "{0} documents", count);
}

/** How many problems there are, and in how many documents. */
export function problemsText(problems: number, documents: number): string {
  if (documents !== 1) return l10n.t("{0} problems in {1} performance documents", problems, documents);
  return l10n.t(
    problems === 1 ? "1 problem in 1 performance document" : "{0} problems in 1 performance document",
    problems,
  );
}

/** What was found, without what was not, by the names that severities have in settings and on the command line. */
export function findingsText({ error, warning, information, hint }: FindingCounts): string {
  const found = [
    ...(error > 0 ? [l10n.t(error === 1 ? "1 error" : "{0} errors", error)] : []),
    ...(warning > 0 ? [l10n.t(warning === 1 ? "1 warning" : "{0} warnings", warning)] : []),
    ...(information > 0 ? [l10n.t(information === 1 ? "1 information" : "{0} information", information)] : []),
    ...(hint > 0 ? [l10n.t(hint === 1 ? "1 hint" : "{0} hints", hint)] : []),
  ];
  return found.length > 0 ? found.join(", ") : l10n.t("no problems");
}

const RADIUS = 5.5;
const LENGTH = 2 * Math.PI * RADIUS;

/** A ring that is closed as far as the score goes; what is complete has a mark in it, so that colour says nothing alone. */
export function scoreIcon(completeness: number): { readonly light: Uri; readonly dark: Uri } {
  return { light: ring(completeness, "#8a8a8a", "#1a7f5a"), dark: ring(completeness, "#808080", "#6fcf9f") };
}

function ring(completeness: number, track: string, fill: string): Uri {
  const circle = (colour: string, extra: string) =>
    `<circle cx="8" cy="8" r="${RADIUS}" fill="none" stroke="${colour}" stroke-width="2.2" ${extra}/>`;
  const filled = ((LENGTH * completeness) / 100).toFixed(2);
  const arc = circle(fill, `stroke-dasharray="${filled} ${LENGTH.toFixed(2)}" transform="rotate(-90 8 8)"`);
  const mark = `<path d="M5.6 8.2l1.7 1.7 3.2-3.5" fill="none" stroke="${fill}" stroke-width="1.4"/>`;
  const inside = `${circle(track, 'stroke-opacity=".7"')}${completeness > 0 ? arc : ""}${completeness === 100 ? mark : ""}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${inside}</svg>`;
  return Uri.from({ scheme: "data", path: `image/svg+xml;base64,${btoa(svg)}` });
}
