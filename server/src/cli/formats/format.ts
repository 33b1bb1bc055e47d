import type { CheckReport } from "../reports/checkReport.ts";
import type { Format } from "../terminal/options.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { pretty } from "./pretty.ts";
import { rdjson, rdjsonl } from "./rdjson.ts";
import { sarif } from "./sarif.ts";

type Formatter = (report: CheckReport, hasColors: boolean) => string | Promise<string>;

const FORMATTERS: Readonly<Record<Format, Formatter>> = {
  pretty,
  // Knowing how wide text is takes a tenth of a start to load.
  full: async (...given) => (await import("./full.ts")).full(...given),
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
export async function formatReport(report: CheckReport, format: Format, hasColors: boolean): Promise<string> {
  return FORMATTERS[format](report, hasColors);
}
