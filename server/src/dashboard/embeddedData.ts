import type { DashboardData } from "../core/dashboard/dashboardData.ts";
import { withSteeringEscaped } from "../core/text/printable.ts";

/** What a page that is opened from a disk knows. */
export interface Embedded {
  readonly data: DashboardData;
  /** The way from the page to the folder that paths count from. */
  readonly base: string;
}

export const EMBEDDED_ID = "perfdoc-data";
export const ROOT_ID = "dashboard";

/**
 * As text inside a script element of data: nothing in it ends that element, is anything else to HTML, or steers a terminal
 * that it is printed to.
 */
export function embeddedText(embedded: Embedded): string {
  const text = JSON.stringify(embedded).replace(/[<>&]/g, (sign) => escapeOf(sign.charCodeAt(0)));
  return withSteeringEscaped(text, escapeOf);
}

function escapeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

/** @throws SyntaxError for what is no JSON. */
export function readEmbedded(text: string): Embedded {
  return JSON.parse(text);
}
