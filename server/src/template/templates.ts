import type { Template } from "./template.ts";

/** The compiled templates that hold for a folder, by category: the workspace's own before the built-in one. */
export interface Templates {
  readonly byCategory: ReadonlyMap<string, Template>;
  /** Every category that a document may name: the templates' first, then the family's others. */
  readonly categories: readonly string[];
  /** The template whose frontmatter documents of the other categories share. */
  readonly builtIn: Template;
}
