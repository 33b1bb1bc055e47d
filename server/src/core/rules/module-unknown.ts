import * as l10n from "@vscode/l10n";
import { setValue, soundEntry } from "../frontmatter/frontmatterEdits.ts";
import type { FrontmatterEntry } from "../frontmatter/frontmatterModel.ts";
import { yamlText } from "../frontmatter/yamlText.ts";
import { isTemplateValue } from "../template/keys.ts";
import { isMisspelt } from "../text/misspelling.ts";
import { byNearness, nearest } from "../text/nearWords.ts";
import { anyOf, shortened } from "../text/wording.ts";
import { defineRule, type Finding, fixOf } from "./rule.ts";

export const moduleUnknown = defineRule({
  scope: "workspace",
  meta: {
    id: "module-unknown",
    group: "frontmatter",
    severity: "warning",
    appliesTo: "related",
    summary: "`module` names no module of the workspace, neither by its folder nor by its package.",
    why: "The module is where the code is looked for that a document speaks of.",
    isFixable: true,
  },
  check: ({ document: { frontmatter }, keys, facts }) => {
    const modules = facts.modules();
    const entry = soundEntry(frontmatter, "module");
    if (!entry || !modules || modules.length === 0 || !isWord(entry)) return [];
    const schema = keys.find(({ key }) => key === entry.key);
    if (schema && isTemplateValue(entry.value.text, schema)) return [];
    const isKnown = modules.some(({ name, aliases }) => [name, ...aliases].includes(entry.value.text));
    const names = modules.map(({ name }) => name);
    return isKnown
      ? []
      : [
          findingFor(
            entry,
            names,
            nearest(entry.value.text, [...names, ...modules.flatMap(({ aliases }) => aliases)]),
            frontmatter.text,
          ),
        ];
  },
});

function isWord({ value }: FrontmatterEntry): boolean {
  return value.kind === "text" && value.text.trim() !== "";
}

/** How many modules a message names, and fixes are offered for. */
const MOST_NAMED = 4;

function findingFor(
  entry: FrontmatterEntry,
  names: readonly string[],
  meant: string | undefined,
  text: string,
): Finding {
  const inOrder = byNearness(entry.value.text, names);
  const offered = [...new Set([...(meant === undefined ? [] : [meant]), ...inOrder])].slice(0, MOST_NAMED);
  const rest = names.length - MOST_NAMED;
  const named = rest > 0 ? [...inOrder.slice(0, MOST_NAMED), l10n.t("{0} others", rest)] : inOrder;
  return {
    span: entry.value.span,
    message: l10n.t(
      'The module "{0}" is not in the workspace; expected {1}.',
      shortened(entry.value.text, 30),
      anyOf(named),
    ),
    fixes: offered.map((name) =>
      fixOf(
        l10n.t('Change to "{0}"', name),
        name === meant && isMisspelt(entry.value.text, name) ? "safe" : "unsafe",
        () => [setValue(text, entry, yamlText(name))],
        name === meant,
      ),
    ),
  };
}
