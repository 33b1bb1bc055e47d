import { createHash } from "node:crypto";
import type { DocumentReport, FindingReport } from "./checkReport.ts";

/**
 * Tells a finding from all others of the report, in hexadecimal digits. No line numbers go into it, so that it outlives
 * edits elsewhere.
 */
export function fingerprintOf({ path }: DocumentReport, { rule, marked, occurrence }: FindingReport): string {
  const key = JSON.stringify([path, rule, marked]);
  return createHash("sha256").update(`${key}${occurrence}`).digest("hex").slice(0, 32);
}
