import * as l10n from "@vscode/l10n";
import { type MisspelledKey, misspelledKeys } from "../conformance/match/misspelledKeys.ts";
import { fitsKey } from "../conformance/score/keyValues.ts";
import { soundEntries } from "../frontmatter/frontmatterEdits.ts";
import { defineRule, type Finding, replacement } from "./rule.ts";

export const frontmatterUnknown = defineRule({
  scope: "frontmatter",
  meta: {
    id: "frontmatter-unknown",
    group: "frontmatter",
    severity: "warning",
    appliesTo: "related",
    summary: "A key is almost, but not quite, one of the template's: `last_synced`.",
    why: "A misspelled key is read by no tool, and nobody notices. Keys of a team's own, which resemble none, are left alone.",
    isFixable: true,
  },
  check: ({ frontmatter, keys }) => {
    const sound = new Set(soundEntries(frontmatter));
    return misspelledKeys(frontmatter, keys)
      .filter(({ entry }) => sound.has(entry))
      .map(findingFor);
  },
});

function findingFor({ entry, schema, isSecond }: MisspelledKey): Finding {
  const { key, keySpan, value } = entry;
  if (isSecond) {
    return {
      span: keySpan,
      message: l10n.t('The key "{0}" stands beside "{1}"; expected only one of them.', key, schema.key),
    };
  }
  return {
    span: keySpan,
    message: l10n.t('The key "{0}" is not known; expected "{1}".', key, schema.key),
    fixes: [
      replacement(
        l10n.t('Rename to "{0}"', schema.key),
        fitsKey(value, schema) ? "safe" : "unsafe",
        keySpan,
        schema.key,
      ),
    ],
  };
}
