import * as l10n from "@vscode/l10n";
import { soundEntry } from "../frontmatter/frontmatterEdits.ts";
import { addDays, isDay } from "../text/dates.ts";
import type { Settings } from "../workspace/settings/settings.ts";
import { defineRule } from "./rule.ts";

export const staleDocument = defineRule({
  scope: "frontmatter",
  meta: {
    id: "stale-document",
    group: "code",
    severity: "information",
    appliesTo: "related",
    summary:
      "A stub was not updated for 90 days, or a draft for 180; `staleStubDays` and `staleDraftDays` set other numbers.",
    why: "A document that was begun and left describes code that has gone on without it.",
    isFixable: false,
    yieldsTo: ["frontmatter-date-order"],
    isShownWhileTyping: true,
  },
  check: ({ frontmatter, settings, today }) => {
    const status = soundEntry(frontmatter, "status")?.value.text ?? "";
    const updated = soundEntry(frontmatter, "updated");
    const days = Object.hasOwn(PATIENCE, status) ? PATIENCE[status]?.(settings) : undefined;
    if (!updated || days === undefined || !isDay(updated.value.text)) return [];
    if (addDays(updated.value.text, days) >= today) return [];
    const message = l10n.t(
      "This {0} was last updated on {1}, more than {2} days ago; expected it to be finished, or archived.",
      status,
      updated.value.text,
      days,
    );
    return [{ span: updated.value.span, message }];
  },
});

/** How many days a document may rest, by its status. */
const PATIENCE: Readonly<Record<string, (settings: Settings) => number>> = {
  stub: ({ staleStubDays }) => staleStubDays,
  draft: ({ staleDraftDays }) => staleDraftDays,
};
