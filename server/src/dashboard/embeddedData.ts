import type { DashboardData } from "../core/dashboard/dashboardData.ts";

/** What a page that is opened from a disk knows. */
export interface Embedded {
  readonly data: DashboardData;
  /** The way from the page to the folder that paths count from. */
  readonly base: string;
}

export const EMBEDDED_ID = "perfdoc-data";
export const ROOT_ID = "dashboard";

/** As text inside a script element of data: nothing in it ends that element, or is anything else to HTML. */
export function embeddedText(embedded: Embedded): string {
  return JSON.stringify(embedded).replace(/[<>&\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** @throws SyntaxError for what is no JSON. */
export function readEmbedded(text: string): Embedded {
  return JSON.parse(text);
}
