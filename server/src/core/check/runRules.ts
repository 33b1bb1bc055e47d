import { matchToc } from "../conformance/toc/tocEntries.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { perDocument, perValue } from "../incremental/memo.ts";
import type {
  Conformance,
  DocumentInput,
  Finding,
  Fix,
  MatchInput,
  RelatedPlace,
  Rule,
  RuleMeta,
  SectionInput,
} from "../rules/rule.ts";
import { printableMessage } from "../text/printable.ts";
import { shiftSpan } from "../text/span.ts";
import { shiftEdit } from "../text/textEdit.ts";
import { linkTargets } from "../workspace/links/documentPaths.ts";
import type { CheckContext } from "./checkContext.ts";
import type { ReportedFinding } from "./reportedFinding.ts";
import type { SeverityInForce } from "./severity.ts";

/** A rule that applies to a document, with the severity that it has there. */
export interface RuleInForce {
  readonly rule: Rule;
  readonly severity: SeverityInForce;
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
export const ruleCounter = { frontmatter: 0, section: 0, document: 0, match: 0, workspace: 0 };

/** Runs the rules, each on what its scope lets it see, and only on what changed since it was run last. */
export function runRules(
  rules: readonly RuleInForce[],
  document: PerfDocument,
  conformance: Conformance | undefined,
  context: CheckContext,
): RuleResults {
  const scoped = byScope(rules);
  const { input, found, crashes } = resultsOfText(scoped, document, conformance, context);
  const { facts } = context;
  if (!facts) return { found, crashes };
  const targetOf = linkTargets(document.uri, context.settings.docsRoot, facts);
  const beyond = resultsOf(scoped.workspace, (rule) => rule.check({ ...input, facts, targetOf }));
  return { found: [...found, ...beyond.found], crashes: [...crashes, ...beyond.crashes] };
}

type Scope = Rule["scope"];
type RuleOf<Of extends Scope> = Extract<Rule, { readonly scope: Of }>;

interface ScopedRule<Of extends Scope> {
  readonly rule: RuleOf<Of>;
  readonly severity: SeverityInForce;
}

type RulesByScope = { readonly [Of in Scope]: readonly ScopedRule<Of>[] };

const byScope = perValue(
  (rules: readonly RuleInForce[]): RulesByScope => ({
    frontmatter: ofScope(rules, "frontmatter"),
    section: ofScope(rules, "section"),
    document: ofScope(rules, "document"),
    match: ofScope(rules, "match"),
    workspace: ofScope(rules, "workspace"),
  }),
);

function ofScope<Of extends Scope>(rules: readonly RuleInForce[], scope: Of): readonly ScopedRule<Of>[] {
  return rules.flatMap(({ rule, severity }) => (isOfScope(rule, scope) ? { rule, severity } : []));
}

function isOfScope<Of extends Scope>(rule: Rule, scope: Of): rule is RuleOf<Of> {
  return rule.scope === scope;
}

interface TextResults extends RuleResults {
  readonly input: DocumentInput;
}

/** What the text says does not change while more is learnt of other files. */
const resultsOfTexts = perDocument<TextResults>();

function resultsOfText(
  rules: RulesByScope,
  document: PerfDocument,
  conformance: Conformance | undefined,
  context: CheckContext,
): TextResults {
  const { today, settings, templates } = context;
  const of = [rules, document, conformance, today, settings, templates];
  return resultsOfTexts(document.outline.documentIdentity, of, () => {
    const toc = matchToc(document, conformance?.match);
    const keys = (conformance?.template ?? templates.builtIn).frontmatter;
    const input = { document, conformance, toc, keys, templates, today, settings };
    const results = [
      resultsOfFrontmatter(rules, input),
      ...(conformance ? resultsOfMatch(rules, { ...input, ...conformance }) : []),
      resultsOf(rules.document, (rule) => rule.check(input)),
    ];
    return {
      input,
      found: results.flatMap(({ found }) => found),
      crashes: withoutRepetition(results.flatMap(({ crashes }) => crashes)),
    };
  });
}

function resultsOfMatch(rules: RulesByScope, input: MatchInput): readonly RuleResults[] {
  return [resultsOf(rules.match, (rule) => rule.check(input)), ...resultsOfSections(rules, input)];
}

/** A rule that fails in many sections is one fault. */
function withoutRepetition(crashes: readonly RuleCrash[]): readonly RuleCrash[] {
  return crashes.filter(({ rule }, index) => crashes.findIndex((other) => other.rule === rule) === index);
}

/** What rules of one scope find, one after the other. */
function resultsOf<Of extends Scope>(
  rules: readonly ScopedRule<Of>[],
  check: (rule: RuleOf<Of>) => readonly Finding[],
): RuleResults {
  const found: ReportedFinding[] = [];
  const crashes: RuleCrash[] = [];
  for (const { rule, severity } of rules) {
    ruleCounter[rule.scope]++;
    try {
      for (const finding of check(rule)) found.push(reported(finding, rule.meta, severity));
    } catch (error) {
      crashes.push({ rule: rule.meta.id, error });
    }
  }
  return { found, crashes };
}

const resultsOfFrontmatters = perDocument<RuleResults>();

function resultsOfFrontmatter(
  rules: RulesByScope,
  { document: { frontmatter }, conformance, keys, templates, today, settings }: DocumentInput,
): RuleResults {
  const measured = conformance?.score.value;
  const isMostlyOwn = conformance !== undefined && conformance.score.own * 2 > conformance.score.filled;
  const of = [rules, measured, isMostlyOwn, today, settings, keys, templates];
  return resultsOfFrontmatters(frontmatter, of, () => {
    const input = { frontmatter, measured, isMostlyOwn, keys, categories: templates.categories, today, settings };
    return resultsOf(rules.frontmatter, (rule) => rule.check(input));
  });
}

/** Each rule once for each section of the template that is there. */
function resultsOfSections(
  rules: RulesByScope,
  { template, match, today, settings }: MatchInput,
): readonly RuleResults[] {
  return match.sections.flatMap(({ start, match: topLevel }) => {
    const { section } = topLevel;
    if (!section) return [];
    const results = resultsOfSection(rules, { today, settings, template, match: topLevel, section });
    return { found: results.found.map((one) => moved(one, start)), crashes: results.crashes };
  });
}

const resultsOfMatches = perDocument<RuleResults>();

/** Those of the section and of all below it; spans count from the outermost section's start. */
function resultsOfSection(rules: RulesByScope, input: SectionInput): RuleResults {
  const { today, settings, template, match } = input;
  return resultsOfMatches(match, [rules, today, settings, template], () => {
    const own = resultsOf(rules.section, (rule) => rule.check(input));
    const below = match.sections.flatMap((child) =>
      child.section ? resultsOfSection(rules, { ...input, match: child, section: child.section }) : [],
    );
    if (below.length === 0) return own;
    return {
      found: [...own.found, ...below.flatMap(({ found }) => found)],
      crashes: [...own.crashes, ...below.flatMap(({ crashes }) => crashes)],
    };
  });
}

const NO_PLACES: readonly RelatedPlace[] = [];
const NO_TAGS: ReportedFinding["tags"] = [];
const NO_FIXES: readonly Fix[] = [];

/** The finding with all that is known of it; what it quotes steers nothing that shows it. */
export function reported(finding: Finding, rule: RuleMeta, { usual, own }: SeverityInForce): ReportedFinding {
  const { span, message, severity, related = NO_PLACES, tags = NO_TAGS, fixes = NO_FIXES } = finding;
  return {
    span,
    message: printableMessage(message),
    related: related.length === 0 ? related : related.map(printablePlace),
    tags,
    fixes: fixes.length === 0 ? fixes : fixes.map(printableFix),
    rule,
    severity: severity === undefined ? usual : own(severity),
  };
}

function printablePlace(place: RelatedPlace): RelatedPlace {
  const message = printableMessage(place.message);
  return message === place.message ? place : { ...place, message };
}

function printableFix(fix: Fix): Fix {
  const title = printableMessage(fix.title);
  return title === fix.title ? fix : { ...fix, title };
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

/** What stands in a section is fixed by itself: groups are of whole documents. */
function shiftFix({ member: _, ...fix }: Fix, by: number): Fix {
  return {
    ...fix,
    edits: () => {
      const { edits, ...rest } = fix.edits();
      return { ...rest, edits: edits.map((edit) => shiftEdit(edit, by)) };
    },
  };
}
