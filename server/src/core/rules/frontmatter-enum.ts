import * as l10n from "@vscode/l10n";
import { soundEntries } from "../frontmatter/frontmatterEdits.ts";
import type { FrontmatterEntry } from "../frontmatter/frontmatterModel.ts";
import { isTemplateValue } from "../template/keys.ts";
import type { KeySchema } from "../template/template.ts";
import { byNearness, nearest } from "../text/nearWords.ts";
import { firstLineOf } from "../text/span.ts";
import { anyOf, shortened } from "../text/wording.ts";
import { defineRule, type Finding, replacement } from "./rule.ts";

export const frontmatterEnum = defineRule({
  scope: "frontmatter",
  meta: {
    id: "frontmatter-enum",
    group: "frontmatter",
    severity: "error",
    appliesTo: "related",
    summary: "A `status` or `category` is none of the allowed values, or still the template's list of them.",
    why: "The status decides how strictly a document is checked, and the category by which template.",
    isFixable: true,
  },
  check: ({ frontmatter, keys, categories }) =>
    soundEntries(frontmatter).flatMap((entry) => {
      const schema = keys.find(({ key }) => key === entry.key);
      const allowed = schema && allowedValues(schema, categories);
      if (!schema || !allowed || entry.value.kind !== "text" || allowed.includes(entry.value.text)) return [];
      return [findingFor(entry, schema, allowed, frontmatter.text)];
    }),
});

function allowedValues({ kind }: KeySchema, categories: readonly string[]): readonly string[] | undefined {
  if (kind.kind === "category") return categories;
  return kind.kind === "enum" ? kind.values : undefined;
}

function findingFor(
  { key, value }: FrontmatterEntry,
  schema: KeySchema,
  allowed: readonly string[],
  text: string,
): Finding {
  const isUntouched = isTemplateValue(value.text, schema);
  const meant = isUntouched ? undefined : nearest(value.text, allowed);
  const message = isUntouched
    ? l10n.t("The {0} is still the template's list of values; expected one of them.", key)
    : l10n.t('The {0} "{1}" is not known; expected {2}.', key, shortened(value.text, 30), anyOf(allowed));
  const inOrder = isUntouched ? allowed : byNearness(value.text, allowed);
  return {
    span: firstLineOf(text, value.span),
    message,
    fixes: inOrder.map((word) =>
      replacement(
        l10n.t('Change to "{0}"', word),
        word === meant ? "safe" : "unsafe",
        value.span,
        word,
        word === meant,
      ),
    ),
  };
}
