import * as l10n from "@vscode/l10n";
import {
  changesIn,
  directionStated,
  disagreement,
  percentChanged,
  type StatedChange,
} from "../conformance/measurements/changes.ts";
import { writtenPercent } from "../conformance/targets/targetWording.ts";
import { pieceOfValue, valuePlace } from "../conformance/values/valuePlace.ts";
import type { Section } from "../document/outline.ts";
import { type Quantity, writtenQuantity } from "../quantities/quantity.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, type Fix, replacement } from "./rule.ts";

export const improvementArithmetic = defineRule({
  scope: "match",
  meta: {
    id: "improvement-arithmetic",
    group: "performance",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A stated improvement does not follow from the values before and after.",
    why: "Of three figures that do not agree one is old or wrong, and a reader can't tell which.",
    isFixable: true,
  },
  check: ({ match }) => changesIn(match).flatMap(({ start, found }) => findingFor(found, found.section, start) ?? []),
});

function findingFor(change: StatedChange, section: Section, start: number): Finding | undefined {
  const { claim, field, at } = change;
  if (!claim) return undefined;
  const written = field.value.slice(claim.span.start, claim.span.end);
  const span = shiftSpan(pieceOfValue(section, field, at, written), start);
  const computed = disagreement(change);
  const percent = percentChanged(change);
  const went = percent < 0 ? "less" : "more";
  const said = directionStated(change);
  const related = [change.from, change.to].flatMap((one) =>
    one
      ? [
          {
            span: shiftSpan(valuePlace(section, one, at), start),
            message: l10n.t('"{0}" is {1}.', one.label, shortened(one.value, 40)),
          },
        ]
      : [],
  );
  const [from, to] = [writtenQuantity(change.before), writtenQuantity(change.after)];
  const by = writtenPercent(Math.abs(percent));
  if (said !== undefined && said !== went && Math.abs(percent) >= 1) {
    return {
      span,
      related,
      message:
        went === "less"
          ? l10n.t('From {0} to {1} is {2} less; expected "{3}" to say so.', from, to, by, field.label)
          : l10n.t('From {0} to {1} is {2} more; expected "{3}" to say so.', from, to, by, field.label),
    };
  }
  if (computed === undefined) return undefined;
  const value = rounded(computed, claim);
  const [claimed, due] = [writtenQuantity(claim), valueText(value, claim)];
  const { label } = field;
  return {
    span,
    related,
    message:
      went === "less"
        ? l10n.t('From {0} to {1} is {2} less, but "{3}" says {4}; expected {5}.', from, to, by, label, claimed, due)
        : l10n.t('From {0} to {1} is {2} more, but "{3}" says {4}; expected {5}.', from, to, by, label, claimed, due),
    // One of the three figures is wrong: which one, only the author knows.
    fixes: written.includes("-") && claim.upTo !== undefined ? [] : [changeOf(span, written, value)],
  };
}

/** With as many decimals as the author gave. */
function rounded(value: number, { decimals, dimension }: Quantity): string {
  const places =
    dimension === "factor" && decimals === 0 && !Number.isInteger(Math.round(value * 10) / 10) ? 1 : decimals;
  return value.toFixed(places);
}

function valueText(value: string, { unit, dimension }: Quantity): string {
  const isJoined = unit.text.startsWith("%") || (dimension === "factor" && unit.text !== "times");
  return `${value}${isJoined ? "" : " "}${unit.text}`;
}

function changeOf(span: Span, written: string, value: string): Fix {
  const newText = written.replace(/\d+(?:[.,]\d+)*/, value);
  return replacement(l10n.t('Change to "{0}"', newText), "unsafe", span, newText);
}
