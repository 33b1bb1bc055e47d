import type { SectionMatch } from "../conformance/match.ts";
import type { Section } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Finding, Fix, Governed, Rule, RuleContext, SectionInput, SectionRule } from "../rules/rule.ts";
import { shiftSpan } from "../text/span.ts";
import type { CheckContext, FoundByRule } from "./check.ts";

export interface RuleCrash {
  readonly rule: string;
  readonly error: unknown;
}

export interface RuleResults {
  readonly found: readonly FoundByRule[];
  readonly crashes: readonly RuleCrash[];
}

/** How often a rule looked at something since the program began: what tests count instead of time. */
export const ruleCounter = { frontmatter: 0, section: 0, document: 0, workspace: 0 };

/** Runs the rules, each on what its scope lets it see. Spans of the results count from the document's start. */
export function runRules(
  rules: readonly Rule[],
  document: PerfDocument,
  governed: Governed | undefined,
  context: CheckContext,
): RuleResults {
  const found: FoundByRule[] = [];
  const crashes: RuleCrash[] = [];
  for (const rule of rules) {
    try {
      for (const finding of runRule(rule, document, governed, context)) found.push({ rule: rule.meta, finding });
    } catch (error) {
      crashes.push({ rule: rule.meta.id, error });
    }
  }
  return { found, crashes };
}

function runRule(
  rule: Rule,
  document: PerfDocument,
  governed: Governed | undefined,
  context: CheckContext,
): readonly Finding[] {
  const { today, settings, templates, facts } = context;
  const keys = (governed?.template ?? templates.builtIn).frontmatter;
  switch (rule.scope) {
    case "frontmatter":
      return remembered(rule, document.frontmatter, [today, settings, keys, templates], () => {
        ruleCounter.frontmatter++;
        const { frontmatter, text } = document;
        return rule.check({ frontmatter, text, keys, categories: templates.categories, today, settings });
      });
    case "section":
      return governed ? runSectionRule(rule, document, governed, context) : [];
    case "document":
      ruleCounter.document++;
      return rule.check({ document, governed, keys, templates, today, settings });
    case "workspace":
      if (!facts) return [];
      ruleCounter.workspace++;
      return rule.check({ document, governed, keys, templates, today, settings, facts });
  }
}

/** Once for each section of the template that is there, and once for each outermost section that is none of them. */
function runSectionRule(
  rule: SectionRule,
  document: PerfDocument,
  { template, match }: Governed,
  { today, settings }: RuleContext,
): readonly Finding[] {
  const matched = match.sections.flatMap(({ start, match: one }) =>
    one.section ? [{ start, section: one.section, match: one }] : [],
  );
  const outermost = new Set(matched.map(({ section }) => section));
  const others = document.outline.sections.flatMap(({ start, section }) =>
    outermost.has(section) ? [] : [{ start, section, match: undefined }],
  );
  return [...matched, ...others].flatMap((one) => {
    const findings = remembered(rule, one.section, [today, settings, template, one.match], () => {
      ruleCounter.section++;
      return rule.check(sectionInput(one.section, one.match, template, { today, settings }));
    });
    return findings.map((finding) => shiftFinding(finding, one.start));
  });
}

function sectionInput(
  section: Section,
  match: SectionMatch | undefined,
  template: Governed["template"],
  context: RuleContext,
): SectionInput {
  return { ...context, template, section, match };
}

interface Remembered {
  /** What the findings depend on besides the part. */
  readonly inputs: readonly unknown[];
  readonly findings: readonly Finding[];
}

const memory = new WeakMap<object, WeakMap<Rule, Remembered>>();

/** The findings of the rule for this very part, unless one of the inputs is another one than last time. */
function remembered(
  rule: Rule,
  part: object,
  inputs: readonly unknown[],
  check: () => readonly Finding[],
): readonly Finding[] {
  const byRule = memory.get(part) ?? new WeakMap<Rule, Remembered>();
  const known = byRule.get(rule);
  if (known?.inputs.every((input, index) => input === inputs[index])) return known.findings;
  const findings = check();
  memory.set(part, byRule.set(rule, { inputs, findings }));
  return findings;
}

function shiftFinding(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const { related, fixes } = finding;
  return {
    ...finding,
    span: shiftSpan(finding.span, by),
    ...(related && {
      related: related.map((place) =>
        place.uri === undefined ? { ...place, span: shiftSpan(place.span, by) } : place,
      ),
    }),
    ...(fixes && { fixes: fixes.map((fix) => shiftFix(fix, by)) }),
  };
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
