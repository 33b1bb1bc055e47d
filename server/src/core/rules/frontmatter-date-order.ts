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
    message: `The ${key} date ${value.text} lies in the future; expected ${today} or earlier.`,
  };
}

/** Where every other date lies before it, the day of creation is what is wrong. */
function orderFindings(created: FrontmatterEntry, early: readonly FrontmatterEntry[]): readonly Finding[] {
  if (early.length < FOLLOWING.length) return early.map((entry) => earlyFinding(entry, created));
  const earliest = early.map(({ value }) => value.text).sort()[0];
  return [
    {
      span: created.value.span,
      message: `The created date ${created.value.text} lies after the other dates; expected ${earliest} or earlier.`,
      related: early.map(({ key, value }) => ({ span: value.span, message: `${key} is ${value.text}` })),
    },
  ];
}

function earlyFinding({ key, value }: FrontmatterEntry, created: FrontmatterEntry): Finding {
  return {
    span: value.span,
    message: `The ${key} date ${value.text} lies before the document was created, on ${created.value.text}.`,
    related: [{ span: created.value.span, message: `Created on ${created.value.text}` }],
  };
}
