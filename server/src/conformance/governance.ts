import { entryOf, type Frontmatter } from "../document/frontmatter.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Template } from "../template/template.ts";
import type { Templates } from "../template/templates.ts";
import { flatMap } from "../text/flatMap.ts";
import { DocumentMemory, type Memory, remembered } from "../text/memoised.ts";
import { headingKey, schemaKey } from "./titles.ts";

/** `governed` by a template, of the `family` that shares the frontmatter, or none of ours. */
export type Governance =
  | { readonly kind: "governed"; readonly template: Template }
  | { readonly kind: "family" }
  | { readonly kind: "other" };

const OTHER: Governance = { kind: "other" };

/**
 * Whether a document is ours: by its frontmatter's `category`, by `status` and `module` without one, and without
 * frontmatter by its title and sections, or by its place where `expectedCategory` says what is due there.
 */
export function governanceOf(document: PerfDocument, templates: Templates, expectedCategory?: string): Governance {
  const { frontmatter } = document;
  if (!frontmatter.present) {
    const template = templateByLook(document, templates) ?? templates.byCategory.get(expectedCategory ?? "");
    return template ? { kind: "governed", template } : OTHER;
  }
  return remembered(lastGovernance, frontmatter, [templates], () => governanceByKeys(document, templates));
}

const lastGovernance: Memory<Governance> = new DocumentMemory();

function governanceByKeys(document: PerfDocument, templates: Templates): Governance {
  const keys = keysIn(document);
  const template = templates.byCategory.get(keys.get("category") ?? "");
  if (template && sharedKeys(keys, template) >= KEYS_BESIDE_CATEGORY) return { kind: "governed", template };
  const isFamily = keys.has("status") && keys.has("module");
  return isFamily || sharedKeys(keys, templates.builtIn) >= KEYS_OF_FAMILY ? { kind: "family" } : OTHER;
}

/** How many of the template's keys have to stand beside `category`: a blog may have categories of its own. */
const KEYS_BESIDE_CATEGORY = 2;
/** So many of the family's keys are no accident, though `status` or `module` was lost. */
const KEYS_OF_FAMILY = 5;

function sharedKeys(keys: ReadonlyMap<string, string>, template: Template): number {
  return template.frontmatter.filter(({ key }) => key !== "category" && keys.has(key)).length;
}

/** Keys and values; read roughly where the frontmatter itself can't be. */
function keysIn(document: PerfDocument): ReadonlyMap<string, string> {
  const { frontmatter } = document;
  const read = frontmatter.entries.map(({ key, value }): readonly [string, string] => [key, value.text]);
  if (frontmatter.problems.length === 0) return new Map(read);
  const content = document.text.slice(
    frontmatter.contentSpan.start,
    Math.min(frontmatter.contentSpan.end, frontmatter.contentSpan.start + 4_000),
  );
  const pairs = content.matchAll(/^[ \t{,]*["']?([\w-]+)["']?[ \t]*[:=][ \t]*["']?([\w-]*)/gm);
  // A value that lacks its closing quote holds the keys behind it.
  return new Map([...read, ...[...pairs].map((pair): readonly [string, string] => [pair[1] ?? "", pair[2] ?? ""])]);
}

/** Sections of a template that a document without frontmatter has to show before its title is believed. */
const SECTIONS_TO_BE_KNOWN_BY = 3;

function templateByLook({ outline }: PerfDocument, templates: Templates): Template | undefined {
  // Without its upper fence, a comment of the frontmatter reads as a title too.
  const firsts = flatMap(outline.headings, ({ heading }) => (heading.level === 1 ? [heading.text] : []));
  const titles = new Set(outline.sections.map(({ section }) => headingKey(section.heading)));
  return [...templates.byCategory.values()].find(
    (template) =>
      template.title.suffix !== "" &&
      firsts.some((title) => title.endsWith(template.title.suffix)) &&
      template.sections.filter((section) => titles.has(schemaKey(section))).length >= SECTIONS_TO_BE_KNOWN_BY,
  );
}

/** The document's status as it decides severities: needs-review counts as current, archived as stub, anything else as draft. */
export function statusOf(frontmatter: Frontmatter): "stub" | "draft" | "current" {
  switch (entryOf(frontmatter, "status")?.value.text) {
    case "stub":
    case "archived":
      return "stub";
    case "current":
    case "needs-review":
      return "current";
    default:
      return "draft";
  }
}
