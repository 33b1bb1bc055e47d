import { writesDecimalCommas } from "../conformance/readings.ts";
import { matchToc, type TocMatch } from "../conformance/tocEntries.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type {
  Finding,
  Fix,
  Governed,
  RelatedPlace,
  Rule,
  RuleMeta,
  SectionInput,
  SectionRule,
  Severity,
} from "../rules/rule.ts";
import { DocumentMemory, type Memory, memoisedLastingly, remembered } from "../text/memoised.ts";
import { shiftSpan } from "../text/span.ts";
import type { CheckContext, ReportedFinding } from "./check.ts";

/** A rule that applies to a document, with the severity that it has there. */
export interface RuleInForce {
  readonly rule: Rule;
  readonly severity: Severity;
}

export interface RuleCrash {
  readonly rule: string;
  readonly error: unknown;
}

/** Spans count from the document's start. */
export interface RuleResults {
  readonly found: readonly ReportedFinding[];
  readonly crashes: readonly RuleCrash[];
}

/** How often a rule looked at something since the program began: what tests count instead of time. */
export const ruleCounter = { frontmatter: 0, section: 0, document: 0, workspace: 0 };

/** Runs the rules, each on what its scope lets it see, and only on what changed since it was run last. */
export function runRules(
  rules: readonly RuleInForce[],
  document: PerfDocument,
  governed: Governed | undefined,
  context: CheckContext,
): RuleResults {
  const results: Results = { found: [], crashes: [] };
  const toc = matchToc(document, governed?.match);
  const { today, settings, templates } = context;
  const inputs = [document, governed, today, settings, templates];
  const known = remembered(foundInDocuments, document.outline.lineage, inputs, () => new Map());
  for (const { rule, severity } of rules) {
    if (rule.scope === "section") continue;
    add(results, rule, severity, () => runRule(rule, document, governed, toc, context, known));
  }
  if (governed) runSectionRules(rules, governed, context, results);
  return results;
}

interface Results {
  readonly found: ReportedFinding[];
  readonly crashes: RuleCrash[];
}

function add({ found, crashes }: Results, { meta }: Rule, severity: Severity, check: () => readonly Finding[]): void {
  try {
    for (const finding of check()) found.push(reported(finding, meta, severity));
  } catch (error) {
    crashes.push({ rule: meta.id, error });
  }
}

function runRule(
  rule: Exclude<Rule, SectionRule>,
  document: PerfDocument,
  governed: Governed | undefined,
  toc: TocMatch | undefined,
  context: CheckContext,
  known: FoundByRule,
): readonly Finding[] {
  const { today, settings, templates, facts } = context;
  const keys = (governed?.template ?? templates.builtIn).frontmatter;
  switch (rule.scope) {
    case "frontmatter":
      return remembered(memoryOf(rule), document.frontmatter, [today, settings, keys, templates], () => {
        ruleCounter.frontmatter++;
        const { frontmatter, text } = document;
        return rule.check({ frontmatter, text, keys, categories: templates.categories, today, settings });
      });
    case "document":
      return onceFor(rule, known, () => {
        ruleCounter.document++;
        return rule.check({ document, governed, toc, keys, templates, today, settings });
      });
    case "workspace":
      if (!facts) return [];
      ruleCounter.workspace++;
      return rule.check({ document, governed, toc, keys, templates, today, settings, facts });
  }
}

type FoundByRule = Map<Rule, readonly Finding[]>;

/** What a rule of the document finds does not change while more is learnt of other files, and the workspace's rules run again. */
const foundInDocuments: Memory<FoundByRule> = new DocumentMemory();

function onceFor(rule: Rule, known: FoundByRule, check: () => readonly Finding[]): readonly Finding[] {
  const findings = known.get(rule) ?? check();
  known.set(rule, findings);
  return findings;
}

/** Each rule once for each section of the template that is there. */
function runSectionRules(
  rules: readonly RuleInForce[],
  { template, match }: Governed,
  { today, settings }: CheckContext,
  { found, crashes }: Results,
): void {
  for (const { start, match: top } of match.sections) {
    const { section } = top;
    if (!section) continue;
    const hasDecimalCommas = writesDecimalCommas(top);
    const results = resultsOfSection(rules, { today, settings, template, hasDecimalCommas, match: top, section });
    for (const one of results.found) found.push(moved(one, start));
    for (const crash of results.crashes) {
      if (!crashes.some(({ rule }) => rule === crash.rule)) crashes.push(crash);
    }
  }
}

/** Those of the section and of all below it; spans count from the outermost section's start. */
function resultsOfSection(rules: readonly RuleInForce[], input: SectionInput): RuleResults {
  const { today, settings, template, hasDecimalCommas, match, section } = input;
  return remembered(memoryOfSections, section, [rules, today, settings, template, hasDecimalCommas, match], () => {
    const results: Results = { found: [], crashes: [] };
    for (const { rule, severity } of rules) {
      if (rule.scope !== "section") continue;
      ruleCounter.section++;
      add(results, rule, severity, () => rule.check(input));
    }
    for (const below of match.sections) {
      if (!below.section) continue;
      const { found, crashes } = resultsOfSection(rules, { ...input, match: below, section: below.section });
      results.found.push(...found);
      results.crashes.push(...crashes);
    }
    return results;
  });
}

const memoryOf = memoisedLastingly((_: Rule): Memory<readonly Finding[]> => new DocumentMemory());
const memoryOfSections: Memory<RuleResults> = new DocumentMemory();

const NO_PLACES: readonly RelatedPlace[] = [];
const NO_TAGS: ReportedFinding["tags"] = [];
const NO_FIXES: readonly Fix[] = [];

/** The finding with all that is known of it. */
export function reported(finding: Finding, rule: RuleMeta, severity: Severity): ReportedFinding {
  const { span, message, related = NO_PLACES, tags = NO_TAGS, fixes = NO_FIXES } = finding;
  return { span, message, related, tags, fixes, rule, severity };
}

/** The finding in a section that stands `by` further on. */
function moved(finding: ReportedFinding, by: number): ReportedFinding {
  const { span, message, related, tags, fixes, rule, severity } = finding;
  return {
    span: shiftSpan(span, by),
    message,
    related: related.length === 0 ? related : related.map((place) => shiftPlace(place, by)),
    tags,
    fixes: fixes.length === 0 ? fixes : fixes.map((fix) => shiftFix(fix, by)),
    rule,
    severity,
  };
}

/** Places in other files stay where they are. */
function shiftPlace(place: RelatedPlace, by: number): RelatedPlace {
  return place.uri === undefined ? { ...place, span: shiftSpan(place.span, by) } : place;
}

function shiftFix(fix: Fix, by: number): Fix {
  return {
    ...fix,
    edits: () => {
      const { edits, ...rest } = fix.edits();
      return { ...rest, edits: edits.map((edit) => ({ ...edit, span: shiftSpan(edit.span, by) })) };
    },
  };
}
