import * as l10n from "@vscode/l10n";
import { soundEntries } from "../frontmatter/frontmatterEdits.ts";
import { isTemplateValue } from "../template/keys.ts";
import { anyOf, shortened } from "../text/wording.ts";
import { moduleOf } from "../workspace/links/codePaths.ts";
import { defineRule } from "./rule.ts";

export const moduleCategory = defineRule({
  scope: "workspace",
  meta: {
    id: "module-category",
    group: "frontmatter",
    severity: "information",
    appliesTo: "related",
    summary: "The document's category is none of those that a `design.config.json` lists for its module.",
    why: "A module's list says which documents its readers may expect; one that is not in it is found by nobody.",
    isFixable: false,
  },
  check: ({ document, keys, facts }) => {
    const module = moduleOf(document, facts.modules());
    const { categories = [] } = module ?? {};
    const schema = keys.find(({ kind }) => kind.kind === "category");
    const entry = soundEntries(document.frontmatter).find(({ key }) => key === schema?.key);
    if (!module || !schema || categories.length === 0 || entry?.value.kind !== "text") return [];
    const { text, span } = entry.value;
    if (text === "" || categories.includes(text) || isTemplateValue(text, schema)) return [];
    const message = l10n.t(
      'The module "{0}" has no documents of the category "{1}"; expected {2}.',
      shortened(module.name, 30),
      shortened(text, 30),
      anyOf(categories),
    );
    return [{ span, message }];
  },
});
