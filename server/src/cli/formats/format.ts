import type { CheckReport } from "../reports/checkReport.ts";
import type { Format } from "../terminal/options.ts";
import { full } from "./full.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { pretty } from "./pretty.ts";
import { rdjson, rdjsonl } from "./rdjson.ts";
import { sarif } from "./sarif.ts";

const FORMATTERS: Readonly<Record<Format, (report: CheckReport, hasColors: boolean) => string>> = {
  pretty,
  full,
  json,
  sarif,
  github,
  gitlab,
  junit,
  rdjson,
  rdjsonl,
};

/** Those that tell how findings can be fixed. */
export const FORMATS_WITH_FIXES: ReadonlySet<Format> = new Set(["sarif", "rdjson", "rdjsonl"]);

/** The report as text. */
export function formatReport(report: CheckReport, format: Format, hasColors: boolean): string {
  return FORMATTERS[format](report, hasColors);
}
