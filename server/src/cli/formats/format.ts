import type { CheckReport } from "../reports/checkReport.ts";
import type { Format } from "../terminal/options.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { pretty } from "./pretty.ts";
import { sarif } from "./sarif.ts";

const FORMATTERS: Readonly<Record<Format, (report: CheckReport, hasColors: boolean) => string>> = {
  pretty,
  json,
  sarif,
  github,
  gitlab,
  junit,
};

/** The report as text. */
export function formatReport(report: CheckReport, format: Format, hasColors: boolean): string {
  return FORMATTERS[format](report, hasColors);
}
