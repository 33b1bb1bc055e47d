import builtIn from "../../../templates/performance.md?compiled";
import type { Template } from "./template.ts";

/** The compiled templates that hold for a folder, by category: the workspace's own before the built-in one. */
export interface Templates {
  readonly byCategory: ReadonlyMap<string, Template>;
  /** Every category that a document may name: the templates' first, then those of related documents. */
  readonly categories: readonly string[];
  /** The template whose frontmatter documents of the other categories share. */
  readonly builtIn: Template;
}

/** What related documents may be about where nothing else says. */
const RELATED_CATEGORIES = [
  "architecture",
  "performance",
  "observability",
  "testing",
  "integration",
  "cross-linking",
  "import-generation",
  "source-mapping",
  "meta",
  "documentation",
  "reference",
  "other",
] as const;

/** The template that comes with Perfdoc, compiled when Perfdoc was built. */
export const builtInTemplate: Template = builtIn;

/** The built-in template with a folder's own, which replace it where they have its category, and its allowed categories. */
export function templatesOf(own: readonly Template[] = [], allowedCategories: readonly string[] = []): Templates {
  const usable = [builtInTemplate, ...own].filter(({ category }) => category !== "");
  const byCategory = new Map(usable.map((template) => [template.category, template]));
  return {
    byCategory,
    categories: [...new Set([...byCategory.keys(), ...RELATED_CATEGORIES, ...allowedCategories])],
    builtIn: builtInTemplate,
  };
}
