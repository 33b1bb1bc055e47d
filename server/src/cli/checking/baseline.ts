import { documentUnreadable } from "../../core/check/unreadable.ts";
import { parentUri, relativePath } from "../../core/host/uri.ts";
import { addTo } from "../../core/text/addTo.ts";
import { type ConfigValue, configValueOf, valueAt } from "../../core/workspace/settings/configValue.ts";
import type { CheckReport, DocumentReport, FindingReport } from "../reports/checkReport.ts";
import { type Terminal, UsageError } from "../terminal/terminal.ts";
import { uriFrom } from "./checkTargets.ts";

/** Findings that are known and not counted. */
export interface Baseline {
  readonly uri: string;
  readonly entries: readonly BaselineEntry[];
}

/** A finding without its line, so that edits elsewhere in the document do not make it a new one. */
export interface BaselineEntry {
  /** From the baseline's own folder, with `/`. */
  readonly document: string;
  readonly rule: string;
  /** The text that the finding marks. */
  readonly text: string;
  readonly message: string;
}

const BASELINE_LIMIT = 64 * 1024 * 1024;

/**
 * Reads a baseline.
 * @returns Undefined if there is no such file.
 * @throws UsageError if it is no baseline.
 */
export async function readBaseline({ host, cwd }: Terminal, path: string): Promise<Baseline | undefined> {
  const uri = uriFrom(cwd, path);
  const read = await host.readText(uri, BASELINE_LIMIT);
  if (read.kind === "missing") return undefined;
  if (read.kind !== "text") throw new UsageError(`The baseline "${path}" was not read. ${read.message}`);
  const entries = entriesIn(read.text);
  if (entries === undefined) {
    throw new UsageError(`"${path}" is no baseline; expected a file that --update-baseline wrote.`);
  }
  return { uri, entries };
}

/** The report without the findings that the baseline holds: as many of each as stand in it. */
export function withoutKnown(report: CheckReport, baseline: Baseline): CheckReport {
  let baselined = 0;
  const entries = new Map<string, BaselineEntry[]>();
  for (const entry of baseline.entries) addTo(entries, entry.document, entry);
  const documents = report.documents.map((document) => {
    const path = pathIn(baseline.uri, report, document);
    const isKnown = takeFrom(entries.get(path) ?? [], document.findings);
    baselined += isKnown.size;
    return { ...document, findings: document.findings.filter((finding) => !isKnown.has(finding)) };
  });
  return { ...report, documents, baselined };
}

/** The baseline's new text: the report's findings, and what it held of documents that were not checked. */
export function baselineText(report: CheckReport, uri: string, before: Baseline | undefined): string {
  const checked = new Set(report.documents.map((document) => pathIn(uri, report, document)));
  const kept = before?.entries.filter(({ document }) => !checked.has(document)) ?? [];
  const found = report.documents.flatMap((document) =>
    document.findings.filter(isBaselined).map(({ rule, marked, message }) => ({
      document: pathIn(uri, report, document),
      rule,
      text: marked,
      message,
    })),
  );
  const findings = [...kept, ...found].sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : 0));
  return `${JSON.stringify({ version: 1, findings }, undefined, 2)}\n`;
}

/** What has to be the same for an entry to stand for a finding: each entry stands for one, and what is alike goes first. */
const LIKENESSES: readonly ((entry: Omit<BaselineEntry, "document">) => string)[] = [
  ({ rule, text, message }) => JSON.stringify([rule, text, message]),
  ({ rule, text }) => JSON.stringify([rule, text]),
  ({ rule, message }) => JSON.stringify([rule, message]),
];

function takeFrom(entries: readonly BaselineEntry[], findings: readonly FindingReport[]): ReadonlySet<FindingReport> {
  const taken = new Set<BaselineEntry>();
  const known = new Set<FindingReport>();
  for (const likeness of LIKENESSES) {
    const left = new Map<string, BaselineEntry[]>();
    // From the end, as the first one is then taken from the end.
    for (const entry of entries.toReversed()) {
      if (!taken.has(entry)) addTo(left, likeness(entry), entry);
    }
    for (const finding of findings.filter((one) => isBaselined(one) && !known.has(one))) {
      const { rule, marked: text, message } = finding;
      const entry = left.get(likeness({ rule, text, message }))?.pop();
      if (entry === undefined) continue;
      taken.add(entry);
      known.add(finding);
    }
  }
  return known;
}

/** What can't be read must not go unnoticed. */
function isBaselined({ rule }: FindingReport): boolean {
  return rule !== documentUnreadable.id;
}

function pathIn(baseline: string, { root }: CheckReport, { path }: DocumentReport): string {
  return relativePath(parentUri(baseline), uriFrom(root, path)) ?? path;
}

function entriesIn(text: string): readonly BaselineEntry[] | undefined {
  const findings = valueAt(parsed(text), "findings");
  if (findings?.kind !== "list") return undefined;
  return findings.items.flatMap((item) => {
    const [document, rule, marked, message] = ["document", "rule", "text", "message"].map((key) => textAt(item, key));
    if (document === undefined || rule === undefined) return [];
    return [{ document, rule, text: marked ?? "", message: message ?? "" }];
  });
}

function parsed(text: string): ConfigValue | undefined {
  try {
    return configValueOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function textAt(item: ConfigValue, key: string): string | undefined {
  const value = valueAt(item, key);
  return value?.kind === "text" ? value.text : undefined;
}
