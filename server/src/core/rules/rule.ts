import type { PresentSection } from "../conformance/match/presentSections.ts";
import type { Match } from "../conformance/match.ts";
import type { Score } from "../conformance/score/score.ts";
import type { TocMatch } from "../conformance/toc/tocEntries.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Frontmatter } from "../frontmatter/frontmatterModel.ts";
import type { KeySchema, Template } from "../template/template.ts";
import type { Templates } from "../template/templates.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/textEdit.ts";
import type { Facts } from "../workspace/facts/facts.ts";
import type { LinkTarget } from "../workspace/links/documentPaths.ts";
import type { Settings } from "../workspace/settings/settings.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** One severity, or one by the document's status: needs-review counts as current, archived as stub. */
export type SeverityByStatus =
  | Severity
  | { readonly stub: Severity; readonly draft: Severity; readonly current: Severity };

/** How much it weighs that something is missing which a template or a project requires. */
export const REQUIRED: SeverityByStatus = { stub: "warning", draft: "error", current: "error" };

export interface RuleMeta {
  /** Also the name of the rule's file and of its page. */
  readonly id: string;
  readonly group: "frontmatter" | "structure" | "toc" | "links" | "performance" | "code";
  /** `off`: the config has to ask for the rule. What is unfinished is a hint in stubs and drafts, what is wrong is more. */
  readonly severity: SeverityByStatus | "off";
  /** Documents with a template alone, or related ones too, which share the frontmatter (`status` and `module`). */
  readonly appliesTo: "conforming" | "related";
  /** What it reports, as one sentence. */
  readonly summary: string;
  /** Why that matters, as one or two sentences. */
  readonly why: string;
  readonly isFixable: boolean;
  /** Rules that say the same of the same words: where one of them has found something, this one is silent. */
  readonly yieldsTo?: readonly string[];
  /**
   * Set where no half-typed word brings a finding about: editors show it at once. All else waits until its author has left
   * the line, since it may be right by then.
   */
  readonly isShownWhileTyping?: true;
}

/** What a rule found. Spans count as those in the rule's input do. */
export interface Finding {
  /** The smallest thing that is wrong, on one line. */
  readonly span: Span;
  /** One plain sentence: what was found, what was expected. */
  readonly message: string;
  /** Where it weighs more or less than the rule's other findings; the config's word for the rule goes before it. */
  readonly severity?: SeverityByStatus;
  readonly related?: readonly RelatedPlace[];
  readonly tags?: readonly ("unnecessary" | "deprecated")[];
  readonly fixes?: readonly Fix[];
}

/** A second place that explains a finding. */
export interface RelatedPlace {
  /** Undefined: the document itself. */
  readonly uri?: string;
  readonly span: Span;
  readonly message: string;
}

/**
 * What may happen to a fix's edits without an author who looks at them.
 * - `safe`: it repairs what is written, loses nothing and needs no choice, so it may run unattended.
 * - `adds`: it needs no choice, but writes what nobody has written: the template's text, or a fact that is only likely.
 *   It is offered, and applied when somebody asks for it.
 * - `unsafe`: only its author can tell whether it is meant.
 */
export type FixSafety = "safe" | "adds" | "unsafe";

export interface Fix {
  /** An imperative: "Insert the section". */
  readonly title: string;
  readonly safety: FixSafety;
  readonly isPreferred?: boolean;
  /** Applied as one unit. */
  readonly edits: () => FixEdits;
  /** Set where several fixes write in one place, as entries of one list do: what they do at once, one of them says. */
  readonly member?: GroupMember;
}

/** A fix of the document itself. Of several, one at most is preferred. */
export function fixOf(title: string, safety: FixSafety, edits: () => readonly TextEdit[], isPreferred = true): Fix {
  return { title, safety, isPreferred, edits: () => ({ edits: edits() }) };
}

/** A fix that puts something else in place of what stands there. */
export function replacement(title: string, safety: FixSafety, span: Span, newText: string, isPreferred = true): Fix {
  return fixOf(title, safety, () => [{ span, newText }], isPreferred);
}

/** A fix as one of a group. */
export interface GroupMember {
  readonly group: FixGroup;
  readonly place: number;
}

/** Fixes that can be applied at once, though each alone would meet the others. */
export interface FixGroup {
  /** The edits of those at these places, in rising order. */
  readonly edits: (places: readonly number[]) => FixEdits;
}

/** A fix's edits of the document itself, and of other files where it reaches further. */
export interface FixEdits {
  readonly edits: readonly TextEdit[];
  readonly others?: readonly OtherFileEdit[];
}

export type OtherFileEdit =
  | { readonly kind: "edit"; readonly uri: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: "create"; readonly uri: string; readonly text: string };

/** What every rule may know besides its own input. */
export interface RuleContext {
  /** The day, as `YYYY-MM-DD`, where the author is. */
  readonly today: string;
  readonly settings: Settings;
}

/** Runs again when the frontmatter's text changes, or what is measured. */
export interface FrontmatterInput extends RuleContext {
  readonly frontmatter: Frontmatter;
  /** How complete the document is, in whole percent; undefined for one without a template. */
  readonly measured: number | undefined;
  /** Most of what is filled in is what the author has besides the template's: the measure knows less of it. */
  readonly isMostlyOwn: boolean;
  /** The keys of the document's template, or of the built-in one for a related document. */
  readonly keys: readonly KeySchema[];
  /** Every category that a document may name. */
  readonly categories: readonly string[];
}

/**
 * One section of the template that is there, with its items: those below it come by themselves. Runs again when
 * something in the section changes; spans count from the outermost section's start.
 */
export interface SectionInput extends RuleContext, PresentSection {
  readonly template: Template;
}

/** Runs again when the document changes. */
export interface DocumentInput extends RuleContext {
  readonly document: PerfDocument;
  /** Undefined for a related document, which has no template. */
  readonly conformance: Conformance | undefined;
  /** Undefined for a document without a table of contents. */
  readonly toc: TocMatch | undefined;
  readonly keys: readonly KeySchema[];
  /** All that hold for the document's folder. */
  readonly templates: Templates;
}

export interface Conformance {
  readonly template: Template;
  readonly match: Match;
  readonly score: Score;
}

/** As a document's, for documents with a template alone. */
export interface MatchInput extends DocumentInput, Conformance {}

/** Runs after the others, and again when the document, the workspace or a fact changes. */
export interface WorkspaceInput extends DocumentInput {
  readonly facts: Facts;
  /** Where a link of the document leads. */
  readonly targetOf: (url: string) => LinkTarget;
}

interface RuleOf<Scope extends string, Input, AppliesTo = RuleMeta["appliesTo"]> {
  readonly meta: RuleMeta & { readonly appliesTo: AppliesTo };
  readonly scope: Scope;
  readonly check: (input: Input) => readonly Finding[];
}

export type FrontmatterRule = RuleOf<"frontmatter", FrontmatterInput>;
export type SectionRule = RuleOf<"section", SectionInput, "conforming">;
export type DocumentRule = RuleOf<"document", DocumentInput>;
export type MatchRule = RuleOf<"match", MatchInput, "conforming">;
export type WorkspaceRule = RuleOf<"workspace", WorkspaceInput>;
export type Rule = FrontmatterRule | SectionRule | DocumentRule | MatchRule | WorkspaceRule;

/** A rule as a value; the scope decides what `check` is given. */
export function defineRule<const Defined extends Rule>(rule: Defined): Defined {
  return rule;
}
