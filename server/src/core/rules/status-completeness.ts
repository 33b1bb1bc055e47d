import * as l10n from "@vscode/l10n";
import { declaredCompleteness, fitsStatus, rangeOf, statusesFor } from "../conformance/score/completeness.ts";
import { setValue, soundEntry } from "../frontmatter/frontmatterEdits.ts";
import type { FrontmatterEntry } from "../frontmatter/frontmatterModel.ts";
import type { TextEdit } from "../text/textEdit.ts";
import { defineRule, type Fix, type FrontmatterInput, fixOf } from "./rule.ts";

export const statusCompleteness = defineRule({
  scope: "frontmatter",
  meta: {
    id: "status-completeness",
    group: "frontmatter",
    severity: { stub: "information", draft: "information", current: "warning" },
    appliesTo: "related",
    summary:
      "The status does not go with the declared completeness: stub 0 to 20, draft 21 to 60, needs-review 61 to 90, current 61 to 100.",
    why: "Status and completeness say the same thing twice; where they disagree, readers trust neither.",
    isFixable: true,
  },
  check: (input) => {
    const { frontmatter } = input;
    const status = soundEntry(frontmatter, "status");
    const completeness = soundEntry(frontmatter, "completeness");
    const declared = declaredCompleteness(frontmatter);
    if (!status || !completeness || declared === undefined) return [];
    const range = rangeOf(status.value.text);
    if (!range || fitsStatus(declared, status.value.text)) return [];
    return [
      {
        span: status.value.span,
        message: l10n.t(
          "The status is {0}, but the completeness {1}; expected {2} to {3}.",
          status.value.text,
          declared,
          range[0],
          range[1],
        ),
        related: [{ span: completeness.value.span, message: l10n.t("Declared as {0}", declared) }],
        fixes: fixesFor(status, completeness, declared, input),
      },
    ];
  },
});

/** Each status that fits; first the measured number, if that alone puts things right. */
function fixesFor(
  status: FrontmatterEntry,
  completeness: FrontmatterEntry,
  declared: number,
  { frontmatter, measured, keys }: FrontmatterInput,
): readonly Fix[] {
  const kind = keys.find(({ key }) => key === status.key)?.kind;
  const known = kind?.kind === "enum" ? kind.values : [];
  const fitting = statusesFor(declared).filter((one) => known.includes(one));
  const isNumberWrong = measured !== undefined && fitsStatus(measured, status.value.text);
  return [
    ...(isNumberWrong
      ? [
          choice(
            l10n.t("Change the completeness to {0}, as measured", measured),
            true,
            setValue(frontmatter.text, completeness, String(measured)),
          ),
        ]
      : []),
    ...fitting.map((one, index) =>
      choice(
        l10n.t('Change the status to "{0}"', one),
        !isNumberWrong && index === 0,
        setValue(frontmatter.text, status, one),
      ),
    ),
  ];
}

/** Which of the two is wrong only the author knows. */
function choice(title: string, isPreferred: boolean, edit: TextEdit): Fix {
  return fixOf(title, "unsafe", () => [edit], isPreferred);
}
