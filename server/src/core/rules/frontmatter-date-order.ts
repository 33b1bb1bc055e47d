import * as l10n from "@vscode/l10n";
import { soundEntries } from "../frontmatter/frontmatterEdits.ts";
import type { FrontmatterEntry } from "../frontmatter/frontmatterModel.ts";
import { addDays, isDay } from "../text/dates.ts";
import { defineRule, type Finding, type FrontmatterInput } from "./rule.ts";

export const frontmatterDateOrder = defineRule({
  scope: "frontmatter",
  meta: {
    id: "frontmatter-date-order",
    group: "frontmatter",
    severity: "warning",
    appliesTo: "related",
    summary: "`updated` or `last-synced` lies before `created`, or a date lies in the future.",
    why: "A mistyped year makes a document look fresh for a long time. A day ahead is allowed, for authors further east.",
    isFixable: false,
  },
  check: (input) => {
    const dated = datedEntries(input);
    const tomorrow = addDays(input.today, 1);
    const future = dated.filter(({ value }) => value.text > tomorrow);
    const past = dated.filter((entry) => !future.includes(entry));
    const created = past.find(({ key }) => key === "created");
    const early = created
      ? past.filter(({ key, value }) => FOLLOWING.includes(key) && value.text < created.value.text)
      : [];
    return [
      ...future.map((entry) => futureFinding(entry, input.today)),
      ...(created ? orderFindings(created, early) : []),
    ];
  },
});

/** What can't happen before a document is created. */
const FOLLOWING: readonly string[] = ["updated", "last-synced"];

function datedEntries({ frontmatter, keys }: FrontmatterInput): readonly FrontmatterEntry[] {
  const dates = new Set(keys.filter(({ kind }) => kind.kind === "date").map(({ key }) => key));
  return soundEntries(frontmatter).filter(({ key, value }) => dates.has(key) && isDay(value.text));
}

function futureFinding({ key, value }: FrontmatterEntry, today: string): Finding {
  return {
    span: value.span,
    message: l10n.t("The {0} date {1} lies in the future; expected {2} or earlier.", key, value.text, today),
  };
}

/** Where every other date lies before it, the day of creation is what is wrong. */
function orderFindings(created: FrontmatterEntry, early: readonly FrontmatterEntry[]): readonly Finding[] {
  if (early.length < FOLLOWING.length) return early.map((entry) => earlyFinding(entry, created));
  const [earliest = created.value.text] = early.map(({ value }) => value.text).sort();
  return [
    {
      span: created.value.span,
      message: l10n.t(
        "The created date {0} lies after the other dates; expected {1} or earlier.",
        created.value.text,
        earliest,
      ),
      related: early.map(({ key, value }) => ({ span: value.span, message: l10n.t("{0} is {1}", key, value.text) })),
    },
  ];
}

function earlyFinding({ key, value }: FrontmatterEntry, created: FrontmatterEntry): Finding {
  return {
    span: value.span,
    message: l10n.t(
      "The {0} date {1} lies before the document was created, on {2}.",
      key,
      value.text,
      created.value.text,
    ),
    related: [{ span: created.value.span, message: l10n.t("Created on {0}", created.value.text) }],
  };
}
