import * as l10n from "@vscode/l10n";
import { wordsOf } from "../conformance/measurements/metricWords.ts";
import { writtenPercent } from "../conformance/targets/targetWording.ts";
import { type QuantityField, quantityFields, readingOf } from "../conformance/values/readings.ts";
import { valuePlace } from "../conformance/values/valuePlace.ts";
import type { Section } from "../document/outline.ts";
import { intervalOf, type Quantity, writtenQuantity } from "../quantities/quantity.ts";
import { addTo } from "../text/addTo.ts";
import { normalised, shortened } from "../text/wording.ts";
import { defineRule, type Finding } from "./rule.ts";

export const percentageRange = defineRule({
  scope: "section",
  meta: {
    id: "percentage-range",
    group: "performance",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A share lies below 0 or above 100%, or shares of one whole add up to more than 100%.",
    why: "A share of more than everything was counted twice or is a share of something else.",
    isFixable: false,
  },
  check: ({ match, section }) => {
    const shares = quantityFields(match).filter(isShare);
    return [
      ...shares.flatMap((one) => rangeFinding(one, section) ?? []),
      ...wholesIn(shares).flatMap((parts) => sumFinding(parts, section) ?? []),
    ];
  },
});

/** What is a part of something. Of CPU there is more than one core, and growth knows no bound. */
const SHARE_WORDS: ReadonlySet<string> = new Set(["share", "ratio", "rate", "fraction", "proportion"]);
const GROWTH =
  /\b(?:faster|slower|more|less|fewer|higher|lower|improvement|regression|increase|decrease|reduction|growth)\b/i;

/** "115 % of one core": of many there can be more. */
const OF_ONE_OF_MANY = /\bof (?:one|an?|each|every|a single) (?:v?cpu|core|thread|processor|node|machine|instance)\b/i;

/** The template asks for a part of a whole ("X% of total time") or for a ratio ("Hit rate: X%"). */
function isShare({ schema }: QuantityField): boolean {
  if (schema.value.kind !== "quantity" || schema.value.dimension !== "percentage") return false;
  if (schema.prompts.some((prompt) => GROWTH.test(prompt))) return false;
  return (
    schema.prompts.some((prompt) => /%\s+of\b/.test(prompt)) ||
    wordsOf(schema.label).some((word) => SHARE_WORDS.has(word))
  );
}

function rangeFinding({ field, at }: QuantityField, section: Section): Finding | undefined {
  // "140 % faster" in a share's place says something else.
  if (GROWTH.test(field.value) || OF_ONE_OF_MANY.test(field.value)) return undefined;
  const wrong = readingOf(field).quantities.find(
    ({ dimension, number, upTo }) => dimension === "percentage" && (number < 0 || (upTo ?? number) > 100),
  );
  return (
    wrong && {
      span: valuePlace(section, field, at),
      message: l10n.t(
        '"{0}" is {1}; expected a share from 0 to 100%.',
        shortened(field.label, 40),
        writtenQuantity(wrong),
      ),
    }
  );
}

interface ShareOfWhole {
  readonly one: QuantityField;
  readonly share: Quantity;
}

/** Shares that items of one kind give of the same whole, in the same words, without reservations. */
function wholesIn(shares: readonly QuantityField[]): readonly (readonly ShareOfWhole[])[] {
  const wholes = new Map<unknown, Map<string, ShareOfWhole[]>>();
  for (const one of shares) {
    const [share, ...others] = readingOf(one.field).quantities;
    const whole = share && wholeOf(one.field.value);
    if (!one.item || !share || others.length > 0 || whole === undefined || share.comparator !== undefined) continue;
    const ofOwner = wholes.get(one.owner) ?? new Map<string, ShareOfWhole[]>();
    const key = `${one.schema.key} ${whole}`;
    addTo(ofOwner, key, { one, share });
    wholes.set(one.owner, ofOwner);
  }
  return [...wholes.values()].flatMap((ofOwner) => [...ofOwner.values()].filter((parts) => parts.length > 1));
}

/** "of total execution time" behind "61%"; undefined where more or less is said. */
function wholeOf(value: string): string | undefined {
  const written = normalised(value).replace(/(?<![.\s])[.\s]+$/, "");
  return /^[\d.,\s]+(?:%|percent)\s+(of\s[\p{L}\s-]+)$/u.exec(written)?.[1]?.toLowerCase();
}

/** Reported where the sum passes 100 %, going by the least that each share can have been rounded from. */
function sumFinding(parts: readonly ShareOfWhole[], section: Section): Finding | undefined {
  const least = parts.reduce((sum, { share }) => sum + intervalOf(share).low, 0);
  const last = parts.at(-1);
  if (least <= 100 || !last) return undefined;
  const { field, at } = last.one;
  const total = parts.reduce((sum, { share }) => sum + share.number, 0);
  return {
    span: valuePlace(section, field, at),
    message: l10n.t(
      'The shares "{0}" add up to {1} {2}; expected 100% at most.',
      shortened(field.label, 30),
      writtenPercent(total),
      wholeOf(field.value) ?? "",
    ),
    related: parts.slice(0, -1).map(({ one, share }) => ({
      span: valuePlace(section, one.field, one.at),
      message: `${writtenQuantity(share)}: ${shortened(one.item?.name ?? "", 40)}`,
    })),
  };
}
