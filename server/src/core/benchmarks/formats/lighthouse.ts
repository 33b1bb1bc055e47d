import * as l10n from "@vscode/l10n";
import { shortened } from "../../text/wording.ts";
import { isObject, type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import { measure, scaled } from "../measures.ts";
import type { BenchmarkResult, Measure } from "../resultsFile.ts";
import { failureOf } from "../resultsWording.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * Lighthouse's `--output=json`: one load of one page, each of whose metrics is a benchmark under its English name, since
 * titles are in the language of who ran it. See types/lhr/lhr.d.ts of GoogleChrome/lighthouse.
 */
export const lighthouse = defineFormat({
  id: "lighthouse",
  get title() {
    return l10n.t("a JSON report of Lighthouse");
  },
  detect: ({ json }) => textIn(json, "lighthouseVersion") !== undefined && isObject(valueIn(json, "audits")),
  read: ({ json }) => ({
    tool: { name: "Lighthouse", version: textIn(json, "lighthouseVersion") },
    run: {
      takenAt: textIn(json, "fetchTime"),
      commit: undefined,
      machine: browserOf(textIn(json, "environment", "hostUserAgent") ?? textIn(json, "userAgent") ?? ""),
    },
    benchmarks: [...METRICS.flatMap(([id, name]) => metricOf(json, id, name)), ...scoreOf(json)],
    earlier: [],
    remarks: remarksIn(json),
  }),
});

function browserOf(userAgent: string): { readonly runtime?: string } {
  const version = /Chrome\/([\d.]{1,40})/.exec(userAgent)?.[1];
  return version === undefined ? {} : { runtime: `Chrome ${version}` };
}

/** By the ids of their audits; some are of older or newer versions alone. */
const METRICS = [
  ["first-contentful-paint", "First Contentful Paint"],
  ["largest-contentful-paint", "Largest Contentful Paint"],
  ["total-blocking-time", "Total Blocking Time"],
  ["cumulative-layout-shift", "Cumulative Layout Shift"],
  ["interaction-to-next-paint", "Interaction to Next Paint"],
  ["speed-index", "Speed Index"],
  ["interactive", "Time to Interactive"],
  ["max-potential-fid", "Max Potential First Input Delay"],
  ["server-response-time", "Server Response Time"],
] as const;

function metricOf(json: JsonValue | undefined, id: string, name: string): readonly BenchmarkResult[] {
  const audit = valueIn(json, "audits", id);
  const measures = valuesOf(audit, id);
  if (!isObject(audit) || (measures.length === 0 && textIn(audit, "scoreDisplayMode") === "notApplicable")) return [];
  return [benchmarkOf(name, measures, textIn(audit, "errorMessage"))];
}

/** Before version 6 no audit says its unit; all but one of these are in milliseconds. */
function valuesOf(audit: JsonValue | undefined, id: string): readonly Measure[] {
  const value = numberIn(audit, "numericValue");
  const unit = textIn(audit, "numericUnit") ?? (id === "cumulative-layout-shift" ? "unitless" : "millisecond");
  if (unit === "unitless") return measure("shift", undefined, value);
  return unit === "millisecond" ? measure("latency", undefined, scaled(value, 1e-3)) : [];
}

/** Of a hundred, as people write it. */
function scoreOf(json: JsonValue | undefined): readonly BenchmarkResult[] {
  const category = valueIn(json, "categories", "performance");
  if (!isObject(category)) return [];
  return [benchmarkOf("Performance", measure("score", undefined, scaled(numberIn(category, "score"), 100)), undefined)];
}

function benchmarkOf(name: string, measures: readonly Measure[], error: string | undefined): BenchmarkResult {
  return {
    name,
    basis: "request",
    measures,
    samples: measures.length,
    lacking: [],
    failure: measures.length > 0 ? undefined : failureOf(l10n.t("Lighthouse could not measure it"), error),
  };
}

function remarksIn(json: JsonValue | undefined): readonly string[] {
  const failed = textIn(json, "runtimeError", "message");
  const device = textIn(json, "configSettings", "formFactor") ?? textIn(json, "configSettings", "emulatedFormFactor");
  const throttling = textIn(json, "configSettings", "throttlingMethod");
  return [
    ...(failed === undefined ? [] : [l10n.t("Lighthouse failed: {0}", sentence(failed))]),
    ...listIn(json, "runWarnings").flatMap((one) =>
      typeof one === "string" ? l10n.t("Lighthouse warns: {0}", sentence(one)) : [],
    ),
    ...(device === undefined
      ? []
      : [l10n.t("The page was loaded as on a {0} device.", device === "none" ? "desktop" : shortened(device))]),
    ...(throttling === undefined || throttling === "provided" ? [] : [throttled()]),
  ];
}

function throttled(): string {
  return l10n.t("Network and processor were slowed down, so the times are not those of the machine.");
}

/** The first one, in one line. */
function sentence(text: string): string {
  return `${shortened(text.split(/[.!?](?:\s|$)/, 1)[0] ?? "", 200)}.`;
}
