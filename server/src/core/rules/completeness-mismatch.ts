import * as l10n from "@vscode/l10n";
import { declaredCompleteness, fitsStatus } from "../conformance/score/completeness.ts";
import { setValue, soundEntry } from "../frontmatter/frontmatterEdits.ts";
import { defineRule, fixOf } from "./rule.ts";

export const completenessMismatch = defineRule({
  scope: "frontmatter",
  meta: {
    id: "completeness-mismatch",
    group: "frontmatter",
    severity: "information",
    appliesTo: "conforming",
    summary:
      "The declared completeness is far from the measured one; how far is a setting, 10 points unless told otherwise.",
    why: "Readers decide by the number whether a document is worth opening.",
    isFixable: true,
  },
  check: ({ frontmatter, measured, isMostlyOwn, settings }) => {
    const entry = soundEntry(frontmatter, "completeness");
    const status = soundEntry(frontmatter, "status")?.value.text ?? "";
    const declared = declaredCompleteness(frontmatter);
    if (measured === undefined || !entry || declared === undefined || status === "archived") return [];
    if (Math.abs(declared - measured) <= settings.completenessTolerance) return [];
    // A number that does not even fit the status is told there, with the measured one as the way out.
    if (!fitsStatus(declared, status) && fitsStatus(measured, status)) return [];
    return [
      {
        span: entry.value.span,
        // Of a document in a shape of its own its author knows more than the measure does.
        ...(isMostlyOwn ? { severity: "hint" as const } : {}),
        message: l10n.t("The completeness is declared as {0}, but measured as {1}.", declared, measured),
        fixes: [
          // The number is its author's word.
          fixOf(l10n.t("Change to {0}, as measured", measured), "unsafe", () => [
            setValue(frontmatter.text, entry, String(measured)),
          ]),
        ],
      },
    ];
  },
});
