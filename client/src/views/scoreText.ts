import { Uri } from "vscode";
import type { FindingCounts, Places } from "../../../server/src/lsp/client/messages.ts";

/** A score as text, and as it is said. */
export function scoreText(completeness: number | null): string {
  return completeness === null ? "not scored" : `${completeness}%`;
}

/** ", 60 of 155 filled in": what a percentage is made of. */
export function shareText(places: Places | null): string {
  return places === null ? "" : `, ${places.filled} of ${places.expected} filled in`;
}

/** "2 places open", "1 place open". */
export function openText(count: number): string {
  return `${counted(count, "place")} open`;
}

/** "2 problems", "1 place". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** What was found, without what was not, by the names that severities have in settings and on the command line. */
export function findingsText({ error, warning, information, hint }: FindingCounts): string {
  const found = [
    ...(error > 0 ? [counted(error, "error")] : []),
    ...(warning > 0 ? [counted(warning, "warning")] : []),
    ...(information > 0 ? [`${information} information`] : []),
    ...(hint > 0 ? [counted(hint, "hint")] : []),
  ];
  return found.length > 0 ? found.join(", ") : "no problems";
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
