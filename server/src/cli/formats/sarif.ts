import type { ArtifactLocation, Fix, Location, Log, Region, ReportingDescriptor, Result } from "sarif";
import { joinUri } from "../../core/host/uri.ts";
import type { RuleMeta, Severity } from "../../core/rules/rule.ts";
import type {
  CheckReport,
  DocumentReport,
  FindingReport,
  FixReport,
  RangeReport,
  RelatedReport,
} from "../reports/checkReport.ts";
import { fingerprintOf } from "../reports/fingerprint.ts";
import { jsonText } from "./jsonText.ts";
import { PROJECT_URL, rulePageUrl } from "./rulePageUrl.ts";

const LEVELS = { error: "error", warning: "warning", information: "note", hint: "note" } as const satisfies Readonly<
  Record<Severity, Result.level>
>;

/** SARIF 2.1.0, with what GitHub asks for beyond the standard. */
export function sarif(report: CheckReport): string {
  const ruleIds = report.rules.map(({ id }) => id);
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Perfdoc",
            semanticVersion: report.version,
            informationUri: PROJECT_URL,
            rules: report.rules.map(descriptor),
          },
        },
        columnKind: "utf16CodeUnits",
        automationDetails: { id: "perfdoc/" },
        originalUriBaseIds: { "%SRCROOT%": { uri: report.root.replace(/\/?$/, "/") } },
        results: report.documents.flatMap((document) =>
          document.findings.map((finding) => result(document, finding, ruleIds.indexOf(finding.rule), report.root)),
        ),
      },
    ],
  };
  return jsonText(log);
}

function descriptor({ id, summary, why, group, severity }: RuleMeta): ReportingDescriptor {
  const usual = severity === "off" ? "hint" : typeof severity === "string" ? severity : severity.current;
  const level = LEVELS[usual];
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    helpUri: rulePageUrl(id),
    help: {
      text: `${summary} ${why} perfdoc explain ${id} shows examples.`,
      markdown: `${summary}\n\n${why}\n\n\`perfdoc explain ${id}\` shows examples.`,
    },
    defaultConfiguration: { level, ...(severity === "off" ? { enabled: false } : {}) },
    properties: {
      tags: ["documentation", group],
      precision: "very-high",
      "problem.severity": level === "note" ? "recommendation" : level,
    },
  };
}

function result(document: DocumentReport, finding: FindingReport, ruleIndex: number, root: string): Result {
  const related = finding.related.map((place, index) => ({ ...relatedLocation(place, root), id: index + 1 }));
  const fixes = unique(finding.fixes).map((fix) => fixOf(fix, artifactLocation(document.path, root)));
  return {
    ruleId: finding.rule,
    // A rule that is not in the list, of a newer template for one, has no index.
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: physicalLocation(document.path, finding, root) }],
    partialFingerprints: { primaryLocationLineHash: `${fingerprintOf(document, finding)}:1` },
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** The standard wants no two that are the same. */
function unique(fixes: readonly FixReport[]): readonly FixReport[] {
  return [...new Map(fixes.map((fix) => [JSON.stringify([fix.title, fix.edits]), fix])).values()];
}

function fixOf({ title, edits }: FixReport, place: ArtifactLocation): Fix {
  const replacements = edits.map(({ newText, ...range }) => ({
    deletedRegion: regionOf(range),
    insertedContent: { text: newText },
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: place, replacements }] };
}

function relatedLocation(place: RelatedReport, root: string): Location {
  return { physicalLocation: physicalLocation(place.path, place, root), message: { text: place.message } };
}

function physicalLocation(path: string, region: RangeReport, root: string): NonNullable<Location["physicalLocation"]> {
  return { artifactLocation: artifactLocation(path, root), region: regionOf(region) };
}

/** What lies beyond the root has an address of its own, since none may lead up from it. */
function artifactLocation(path: string, root: string): ArtifactLocation {
  if (path.includes("//")) return { uri: path };
  if (path.startsWith("../")) return { uri: joinUri(root, path) };
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
}

function regionOf({ line, column, endLine, endColumn }: RangeReport): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
