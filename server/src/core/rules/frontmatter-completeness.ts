import * as l10n from "@vscode/l10n";
import { declaredCompleteness, wholeNumberMeant } from "../conformance/score/completeness.ts";
import { sensibleValue } from "../conformance/score/keyValues.ts";
import { setValue, soundEntry } from "../frontmatter/frontmatterEdits.ts";
import type { FrontmatterEntry } from "../frontmatter/frontmatterModel.ts";
import { firstLineOf } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, type Fix, type FixSafety, type FrontmatterInput, fixOf } from "./rule.ts";

export const frontmatterCompleteness = defineRule({
  scope: "frontmatter",
  meta: {
    id: "frontmatter-completeness",
    group: "frontmatter",
    severity: "error",
    appliesTo: "related",
    summary: "`completeness` is no whole number from 0 to 100.",
    why: "The number is compared with the status and with what the document really holds.",
    isFixable: true,
  },
  check: (input) => {
    const { frontmatter } = input;
    const entry = soundEntry(frontmatter, "completeness");
    if (!entry || declaredCompleteness(frontmatter) !== undefined || isOfAnotherKind(entry)) return [];
    return [findingFor(entry, input)];
  },
});

/** What frontmatter-type tells: a list, a map, or a number written as text. */
function isOfAnotherKind({ value: { kind, text } }: FrontmatterEntry): boolean {
  return (
    kind === "list" || kind === "map" || kind === "alias" || (kind === "text" && wholeNumberMeant(text) !== undefined)
  );
}

function findingFor(entry: FrontmatterEntry, input: FrontmatterInput): Finding {
  const { value, keySpan } = entry;
  const isEmpty = value.kind === "null";
  const found = isEmpty ? l10n.t("empty") : value.kind === "number" ? value.text : `"${shortened(value.text, 30)}"`;
  return {
    span: value.span.start === value.span.end ? keySpan : firstLineOf(input.frontmatter.text, value.span),
    message: l10n.t("The completeness is {0}; expected a whole number from 0 to 100.", found),
    fixes: fixesFor(entry, input),
  };
}

function fixesFor(
  entry: FrontmatterEntry,
  { frontmatter, measured: ofDocument, keys, today }: FrontmatterInput,
): readonly Fix[] {
  const { kind, text } = entry.value;
  const meant = kind === "number" ? wholeNumberMeant(text) : undefined;
  const schema = keys.find(({ key }) => key === entry.key);
  const source = { frontmatter, today, measured: ofDocument };
  const measured = schema && sensibleValue(schema, source);
  const change = (title: string, number: string, safety: FixSafety, isPreferred: boolean): Fix =>
    fixOf(title, safety, () => [setValue(frontmatter.text, entry, number)], isPreferred);
  return [
    ...(meant === undefined ? [] : [change(l10n.t("Change to {0}", meant), String(meant), "safe", true)]),
    ...(measured === undefined
      ? []
      : [
          change(
            ofDocument !== undefined
              ? l10n.t("Change to {0}, as measured", measured)
              : l10n.t("Change to {0}", measured),
            measured,
            // A number is its author's word, even where it is none that is allowed.
            kind === "null" ? "adds" : "unsafe",
            meant === undefined,
          ),
        ]),
  ];
}
