import * as z from "zod/mini";
import { titleKey } from "../conformance/match/titles.ts";
import { joinUri } from "../host/uri.ts";
import type { RuleMeta } from "../rules/rule.ts";
import { Refusal } from "../tasks/refusal.ts";
import type { SectionSchema, Template } from "../template/template.ts";
import { suggestion } from "../text/nearWords.ts";
import { textOf } from "../text/span.ts";
import { anyOf, shortened } from "../text/wording.ts";
import { conformingNamed, pathInput } from "./checkedDocument.ts";
import { ruleNamed } from "./namedRule.ts";
import { type Answer, defineTool, type ToolContext } from "./tool.ts";

/** Longer texts are cut: whoever wants the rest asks for a section within. */
const LONGEST = 6_000;

const output = z.object({
  kind: z.enum(["rule", "section", "template"]),
  name: z.string().check(z.describe("The rule's name, the section's title, or the template's category.")),
  text: z.string().check(z.describe("The rule's page, or the section as the template has it; Markdown.")),
  sections: z
    .array(
      z.object({
        title: z.string(),
        level: z.int(),
        required: z.boolean().check(z.describe("Its absence is an error, whatever else is missing.")),
        optional: z.boolean(),
      }),
    )
    .check(z.describe("The sections of the template, or those below the section.")),
});

type Explanation = Answer<z.output<typeof output>>;

export const explain = defineTool({
  name: "perfdoc_explain",
  title: "Explain Rule or Section",
  description:
    "Explains a rule by its name, or a section of the template by its title, with the template's own text for it. Without either it lists the template's sections.",
  effect: "reads",
  input: z.strictObject({
    rule: z.optional(z.string().check(z.describe("As findings name it: target-missed"))),
    section: z.optional(z.string()),
    path: z.optional(pathInput.check(z.describe("The document whose template is meant."))),
    category: z.optional(z.string().check(z.describe("The template that is meant; performance if left out."))),
  }),
  output,
  answer: async (context, { rule, section, path, category }) => {
    if (rule !== undefined) return explainedRule(context, rule);
    const template = await templateMeant(context, path, category);
    return section === undefined ? outlined(template) : explainedSection(template, section);
  },
});

async function explainedRule(context: ToolContext, id: string): Promise<Explanation> {
  const rule = ruleNamed(id);
  const text = cut((await context.rulePage(id)) ?? inShort(rule));
  return { content: { kind: "rule", name: id, text, sections: [] }, lines: text.split("\n") };
}

function inShort({ id, summary, why }: RuleMeta): string {
  return `# ${id}\n\n${summary} ${why}\n`;
}

async function templateMeant(
  context: ToolContext,
  path: string | undefined,
  category: string | undefined,
): Promise<Template> {
  if (path !== undefined) return (await conformingNamed(context, path)).conformance.template;
  const place = joinUri(context.roots[0] ?? "", "document.md");
  const workspace = await context.workspaceFor([place]);
  const { templates } = workspace.placeContextOf(place);
  const { byCategory, builtIn } = templates;
  const template = byCategory.get(category ?? builtIn.category) ?? (category === undefined ? builtIn : undefined);
  if (template) return template;
  throw new Refusal(
    `There is no template for the category "${shortened(category ?? "")}"; expected ${anyOf([...byCategory.keys()])}.`,
  );
}

function outlined({ category, sections, frontmatter }: Template): Explanation {
  const rows = sections.flatMap(rowsOf);
  const keys = frontmatter.map(({ key, placeholder }) => `${key}: ${placeholder}`.trimEnd());
  const text = `---\n${keys.join("\n")}\n---\n`;
  return {
    content: { kind: "template", name: category, text, sections: rows },
    lines: [...text.trimEnd().split("\n"), ...rows.map(lineFor)],
  };
}

function explainedSection(template: Template, title: string): Explanation {
  const all = template.sections.flatMap(withBelow);
  const found = all.find((one) => titleKey(one.title) === titleKey(title));
  if (!found) {
    const near = suggestion(
      title,
      all.map((one) => one.title),
    );
    throw new Refusal(
      `The template has no section "${shortened(title)}"${near === "." ? "; leave it out for a list of those it has." : near}`,
    );
  }
  const text = cut(textOf(template.text, found.span).trim());
  const sections = found.children.flatMap((one) => (one.kind === "section" ? rowsOf(one) : []));
  return { content: { kind: "section", name: found.title, text, sections }, lines: text.split("\n") };
}

function withBelow(section: SectionSchema): readonly SectionSchema[] {
  return [section, ...section.children.flatMap((one) => (one.kind === "section" ? withBelow(one) : []))];
}

function rowsOf(section: SectionSchema): z.output<typeof output>["sections"] {
  return withBelow(section).map(({ title, level, isRequired, isOptional }) => ({
    title,
    level,
    required: isRequired,
    optional: isOptional,
  }));
}

function lineFor({ title, level, required, optional }: z.output<typeof output>["sections"][number]): string {
  return `${"#".repeat(level)} ${title}${required ? " (required)" : optional ? " (optional)" : ""}`;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}\n…\n` : text;
}
