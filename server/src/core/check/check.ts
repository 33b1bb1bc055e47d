import { type DocumentKind, documentKindOf } from "../conformance/match/documentKind.ts";
import { matchDocument } from "../conformance/match/matchDocument.ts";
import { scoreDocument } from "../conformance/score/scoreDocument.ts";
import { unreadFrom } from "../document/chunks.ts";
import { directivesOf } from "../document/directives.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { perDocument } from "../incremental/memo.ts";
import { rules as allOfThem } from "../rules/index.ts";
import type { Conformance } from "../rules/rule.ts";
import { textUnread } from "../rules/text-unread.ts";
import type { Facts } from "../workspace/facts/facts.ts";
import type { Settings } from "../workspace/settings/settings.ts";
import type { CheckContext } from "./checkContext.ts";
import { oncePerDefect } from "./oncePerDefect.ts";
import { inTextOrder, type ReportedFinding } from "./reportedFinding.ts";
import { type RuleCrash, type RuleInForce, reported, runRules } from "./runRules.ts";
import { severityOf } from "./severity.ts";
import { Suppressions } from "./suppressions.ts";
import { unusedSuppressionMeta, unusedSuppressions } from "./unusedSuppressions.ts";

export interface CheckedDocument {
  /** Nothing is found in a foreign document. */
  readonly kind: DocumentKind["kind"];
  readonly conformance: Conformance | undefined;
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
  /** Rules that threw: a fault of ours, which costs their own findings only. */
  readonly crashes: readonly RuleCrash[];
}

/** Runs every rule that applies to the document; what the last check of the same parts found is not looked for again. */
export function checkDocument(document: PerfDocument, context: CheckContext): CheckedDocument {
  const documentKind = documentKindOf(document, context);
  if (documentKind.kind === "foreign") return { kind: "foreign", conformance: undefined, findings: [], crashes: [] };
  const conformance = documentKind.kind === "conforming" ? conformanceOf(documentKind.template, document) : undefined;
  const running = readableBy(rulesInForce(document, conformance, context), document);
  const { found, crashes } = runRules(running, document, conformance, context);
  return {
    kind: documentKind.kind,
    conformance,
    findings: unsuppressed(oncePerDefect(found), running, document, context),
    crashes,
  };
}

/** Of a document that is not read to its end nothing is said but that: what seems to be missing may stand there. */
function readableBy(running: readonly RuleInForce[], { chunks }: PerfDocument): readonly RuleInForce[] {
  return unreadFrom(chunks) === undefined ? running : running.filter(({ rule }) => rule === textUnread);
}

/** The same list for as long as frontmatter and settings stay as they are. */
function rulesInForce(
  { frontmatter }: PerfDocument,
  conformance: Conformance | undefined,
  { rules = allOfThem, settings }: CheckContext,
): readonly RuleInForce[] {
  return inForce(frontmatter, [rules, settings, conformance === undefined], () =>
    rules.flatMap((rule) => {
      if (conformance === undefined && rule.meta.appliesTo !== "related") return [];
      const severity = severityOf(rule.meta, frontmatter, settings);
      return severity === "off" ? [] : [{ rule, severity }];
    }),
  );
}

const inForce = perDocument<readonly RuleInForce[]>();

/** The same object for as long as the document is: it is checked again when more is known of other files. */
function conformanceOf(template: Conformance["template"], document: PerfDocument): Conformance {
  return lastConformance(document.outline.documentIdentity, [document, template], () => {
    const match = matchDocument(document, template);
    return { template, match, score: scoreDocument(document, match) };
  });
}

const lastConformance = perDocument<Conformance>();

/** What is left after the document's own comments, with what is wrong with these, in the order of the text. */
function unsuppressed(
  found: readonly ReportedFinding[],
  ran: readonly RuleInForce[],
  document: PerfDocument,
  { settings, facts }: CheckContext,
): readonly ReportedFinding[] {
  const directives = directivesOf(document);
  if (directives.length === 0) return found.toSorted(inTextOrder);
  const suppressions = new Suppressions(directives, document.lines, document.outline.end);
  const kept = found.filter(({ rule, span }) => !suppressions.covers(rule.id, span));
  return [...kept, ...idle(suppressions, ran, document, settings, facts)].sort(inTextOrder);
}

/** The suppressions that did nothing, as findings. */
function idle(
  suppressions: Suppressions,
  ran: readonly RuleInForce[],
  document: PerfDocument,
  settings: Settings,
  facts: Facts | undefined,
): readonly ReportedFinding[] {
  const unused = suppressions.unused();
  const severity = severityOf(unusedSuppressionMeta, document.frontmatter, settings);
  if (unused.length === 0 || severity === "off") return [];
  const judged = ran.filter(({ rule }) => rule.scope !== "workspace" || facts !== undefined);
  const ids = new Set(judged.map(({ rule }) => rule.meta.id));
  return unusedSuppressions(unused, ids, document).map((one) => reported(one, unusedSuppressionMeta, severity));
}

/** The other files that findings point to. */
export function relatedFiles({ findings }: CheckedDocument): ReadonlySet<string> {
  return new Set(findings.flatMap(({ related }) => related.flatMap(({ uri }) => uri ?? [])));
}
