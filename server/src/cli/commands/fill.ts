import { fillDocument } from "../../core/conformance/gaps/fillDocument.ts";
import type { Addition } from "../../core/conformance/gaps/gaps.ts";
import { documentKindOf } from "../../core/conformance/match/documentKind.ts";
import { titleKey } from "../../core/conformance/match/titles.ts";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import type { SectionSchema, Template } from "../../core/template/template.ts";
import { suggestion } from "../../core/text/nearWords.ts";
import { anyOf, shortened } from "../../core/text/wording.ts";
import type { Settings } from "../../core/workspace/settings/settings.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { filesToCheck, findTargets, type Targets } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { FILL_OPTIONS } from "../terminal/options.ts";
import { parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";
import { carryOut } from "./carryOut.ts";

/** `perfdoc fill`: adds what documents lack as the template's text to be replaced, and says what was added. */
export async function fill(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, FILL_OPTIONS);
  if (positionals.length === 0) throw new UsageError("No file was given; expected perfdoc fill FILE….");
  const targets = await findTargets(terminal.host, terminal.cwd, positionals);
  const places = [...targets.named, ...targets.matched, ...targets.found];
  const workspace = await workspaceOf(terminal, places, { config: values.config }, targets.folders);
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  const { documents, refusals } = await readDocuments(workspace, targets);
  for (const { uri, message } of [...targets.problems, ...refusals]) {
    terminal.complain(`${pathFrom(terminal.cwd, uri)}: ${message}`);
  }
  if (refusals.length > 0 || targets.problems.length > 0) return 2;
  const sections = sectionsNamed(values.sections, templatesIn(documents));
  let exitCode: ExitCode = 0;
  for (const one of documents) {
    if (!(await fillOne(terminal, workspace, one, sections, values["dry-run"] ?? false))) exitCode = 2;
  }
  return exitCode;
}

interface OwnDocument {
  readonly document: PerfDocument;
  /** Undefined for a category without a template. */
  readonly template: Template | undefined;
  readonly settings: Settings;
}

interface Refusal {
  readonly uri: string;
  readonly message: string;
}

/** The documents that are ours. Who names a file that is none is told so; in a folder there are all kinds of files. */
async function readDocuments(
  workspace: Workspace,
  targets: Targets,
): Promise<{ readonly documents: readonly OwnDocument[]; readonly refusals: readonly Refusal[] }> {
  const documents: OwnDocument[] = [];
  const refusals: Refusal[] = [];
  const isNamed = new Set(targets.named);
  for (const uri of targets.named.filter((one) => workspace.isTemplate(one))) {
    refusals.push({ uri, message: "This is a template; expected a document." });
  }
  for (const uri of filesToCheck(targets, workspace)) {
    const read = await workspace.read(uri);
    if (read.kind !== "document") {
      if (isNamed.has(uri)) refusals.push({ uri, message: read.message });
      continue;
    }
    const documentKind = documentKindOf(read.document, workspace.placeContextOf(uri));
    const [problem] = read.document.frontmatter.problems;
    if (problem && isNamed.has(uri)) {
      refusals.push({ uri, message: `${problem.message} Nothing can be added before that is fixed.` });
    } else if (documentKind.kind !== "foreign") {
      documents.push({
        document: read.document,
        template: documentKind.kind === "conforming" ? documentKind.template : undefined,
        settings: workspace.placeContextOf(uri).settings,
      });
    } else if (isNamed.has(uri)) {
      refusals.push({ uri, message: "This is no performance document; perfdoc adopt makes it one." });
    }
  }
  return { documents, refusals };
}

function templatesIn(documents: readonly OwnDocument[]): readonly Template[] {
  return [...new Set(documents.flatMap(({ template }) => template ?? []))];
}

/**
 * The outermost sections that a list names, as any of the templates has them; undefined without a list.
 * @throws UsageError for a name that none of them has.
 */
function sectionsNamed(
  list: string | undefined,
  templates: readonly Template[],
): ReadonlySet<SectionSchema> | undefined {
  if (list === undefined) return undefined;
  const names = list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0) throw new UsageError("--sections names no section; expected titles with commas between.");
  const all = templates.flatMap(({ sections }) => sections);
  return new Set(names.flatMap((name) => sectionsOf(name, all)));
}

function sectionsOf(name: string, all: readonly SectionSchema[]): readonly SectionSchema[] {
  const meant = all.filter(({ title }) => titleKey(title) === titleKey(name));
  if (meant.length > 0 || all.length === 0) return meant;
  const outer = all.find((section) => holdsTitle(section, titleKey(name)));
  if (outer) {
    throw new UsageError(`"${name}" stands in the section "${outer.title}"; expected the outermost section.`);
  }
  const titles = [...new Set(all.map(({ title }) => title))];
  const near = suggestion(name, titles);
  throw new UsageError(
    `The template has no section "${shortened(name)}"${near === "." ? `; expected ${anyOf(titles)}.` : near}`,
  );
}

function holdsTitle({ children }: SectionSchema, key: string): boolean {
  return children.some(
    (child) => child.kind === "section" && (titleKey(child.title) === key || holdsTitle(child, key)),
  );
}

/** False if the document could not be written. */
async function fillOne(
  terminal: Terminal,
  workspace: Workspace,
  { document, template, settings }: OwnDocument,
  sections: ReadonlySet<SectionSchema> | undefined,
  isDryRun: boolean,
): Promise<boolean> {
  const { uri, text: before } = document;
  const filled = template && fillDocument(document, template, { sections, excluded: unwantedIn(settings) });
  if (filled && filled.additions.length > 0) {
    const lines = filled.additions.map(lineFor);
    return carryOut(terminal, workspace, { uri, before, after: filled.document.text, lines }, isDryRun);
  }
  const reason = filled ? "Nothing is missing." : "There is no template for its category, so nothing can be missing.";
  terminal.complain(`${pathFrom(terminal.cwd, uri)}: ${reason}`);
  return true;
}

/** The rule that misses what is added: who has switched it off wants none of that. */
const RULES: ReadonlyMap<Addition["kind"], string> = new Map([
  ["frontmatter", "frontmatter-missing"],
  ["key", "frontmatter-required"],
  ["section", "section-missing"],
  ["subsection", "subsection-missing"],
  ["content", "section-empty"],
  ["field", "item-field-missing"],
  ["end", "item-field-missing"],
  ["row", "benchmark-table"],
  ["table of contents", "toc-missing"],
]);

function unwantedIn({ rules }: Settings): ReadonlySet<Addition["kind"]> {
  return new Set([...RULES].flatMap(([kind, rule]) => (rules[rule] === "off" ? [kind] : [])));
}

function lineFor(addition: Addition): string {
  switch (addition.kind) {
    case "frontmatter":
      return "Frontmatter";
    case "table of contents":
      return "Table of contents";
    case "end":
      return "The end of the document";
    case "key":
      return `Key "${addition.key}"`;
    case "section":
      return `Section "${addition.title}" ${addition.after === undefined ? "at the top" : `after "${shortened(addition.after)}"`}`;
    case "subsection":
      return `Subsection "${addition.title}" in "${shortened(addition.owner)}"`;
    case "field":
      return `Field "${addition.title}" ${addition.owner === "" ? "at the end" : `in "${shortened(addition.owner)}"`}`;
    case "row":
      return `Row "${addition.title}" in "${shortened(addition.owner)}"`;
    case "content":
      return `What belongs below "${shortened(addition.owner)}"`;
  }
}
