import * as l10n from "@vscode/l10n";
import { sensibleValue } from "../conformance/score/keyValues.ts";
import { setValue, soundEntries } from "../frontmatter/frontmatterEdits.ts";
import type { FrontmatterEntry } from "../frontmatter/frontmatterModel.ts";
import { isTemplateValue } from "../template/keys.ts";
import type { KeySchema } from "../template/template.ts";
import { dayMeant, isDay } from "../text/dates.ts";
import { firstLineOf } from "../text/span.ts";
import { anyOf, shortened } from "../text/wording.ts";
import { defineRule, type Finding, type Fix, type FixSafety, type FrontmatterInput, fixOf } from "./rule.ts";

export const frontmatterDate = defineRule({
  scope: "frontmatter",
  meta: {
    id: "frontmatter-date",
    group: "frontmatter",
    severity: "error",
    appliesTo: "related",
    summary:
      "A date is not written as `YYYY-MM-DD`, or is a day that no calendar has. `last-synced` may also be `never`.",
    why: "Dates in one form can be compared; 03/04/2026 is one day in London and another in New York.",
    isFixable: true,
  },
  check: (input) =>
    soundEntries(input.frontmatter).flatMap((entry) => {
      const schema = input.keys.find(({ key }) => key === entry.key);
      if (schema?.kind.kind !== "date") return [];
      const { kind, text } = entry.value;
      // A list or map is of the wrong kind, which has a rule of its own.
      if (kind === "list" || kind === "map" || kind === "alias") return [];
      return isDay(text) || schema.kind.words.includes(text)
        ? []
        : [findingFor(entry, schema, schema.kind.words, input)];
    }),
});

function findingFor(
  entry: FrontmatterEntry,
  schema: KeySchema,
  words: readonly string[],
  { frontmatter, today }: FrontmatterInput,
): Finding {
  const { key, keySpan, value } = entry;
  const isEmpty = value.span.start === value.span.end || value.kind === "null";
  const isOpen = isEmpty || isTemplateValue(value.text, schema);
  const day = dayMeant(value.text);
  const meant = day ?? words.find((word) => word === value.text.trim().toLowerCase());
  const best = isOpen ? sensibleValue(schema, { frontmatter, today }) : meant;
  const others = [today, ...words].filter((one) => one !== best);
  const found = isEmpty
    ? l10n.t("empty")
    : isOpen
      ? l10n.t("still the template's placeholder")
      : problemWith(value.text);
  const expected = anyOf([l10n.t("a day like {0}", day ?? today), ...words.map((word) => `\`${word}\``)]);
  return {
    span: value.span.start === value.span.end ? keySpan : firstLineOf(frontmatter.text, value.span),
    message: l10n.t("The {0} date is {1}; expected {2}.", key, found, expected),
    fixes: [
      ...(best === undefined ? [] : [change(entry, frontmatter.text, best, isOpen ? "adds" : "safe", true)]),
      ...others.map((one, index) => change(entry, frontmatter.text, one, "unsafe", best === undefined && index === 0)),
    ],
  };
}

function problemWith(text: string): string {
  const isNoDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  return isNoDay ? l10n.t("{0}, which no calendar has", text) : `"${shortened(text, 30)}"`;
}

function change(entry: FrontmatterEntry, text: string, date: string, safety: FixSafety, isPreferred: boolean): Fix {
  return fixOf(l10n.t("Change to {0}", date), safety, () => [setValue(text, entry, date)], isPreferred);
}
