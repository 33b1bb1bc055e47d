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
      message: `The key "${key}" stands beside "${schema.key}"; expected only one of them.`,
    };
  }
  return {
    span: keySpan,
    message: `The key "${key}" is not known; expected "${schema.key}".`,
    fixes: [replacement(`Rename to "${schema.key}"`, fitsKey(value, schema) ? "safe" : "unsafe", keySpan, schema.key)],
  };
}
