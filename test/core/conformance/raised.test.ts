import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { globSync } from "tinyglobby";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import type { MetricVerdict } from "../../../server/src/core/conformance/measurements/measurements.ts";
import { targetOutcomes } from "../../../server/src/core/conformance/verdicts/targets.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { type Quantity, writtenQuantity } from "../../../server/src/core/quantities/quantity.ts";
import { readQuantities } from "../../../server/src/core/quantities/readQuantities.ts";
import { overlaps } from "../../../server/src/core/text/span.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";

const CONTEXT = contextOf([]);
const FILES = globSync(["examples/**/*.md", "test/corpus/**/*.md", "test/strangers/**/*.md"], { dot: true }).sort();

function check(file: string, text: string) {
  const document = openDocument(uriOf(file), text);
  const { conformance, findings, crashes } = checkDocument(document, CONTEXT);
  assert.deepEqual(crashes, [], file);
  return { findings, outcomes: conformance ? targetOutcomes(document, conformance.match) : [] };
}

/** A value that misses the target by far, in its unit. */
function beyond({ quantity }: MetricVerdict["target"]): string {
  const { comparator, upTo, uncertainty: _, ...rest } = quantity;
  const limit = upTo ?? quantity.number;
  const number = comparator?.startsWith(">") ? limit / 4 : Math.max(limit, 1e-3) * 4;
  const decimals = number < 10 ? 4 : 0;
  return writtenQuantity({
    ...rest,
    number,
    decimals,
    scale: 1,
    comparator: undefined,
    upTo: undefined,
    uncertainty: undefined,
  });
}

/** The measured value with every figure of the target's kind put beyond it. */
function raised(written: string, { target }: MetricVerdict): string {
  const isMeasured = ({ dimension, isTarget, unit }: Quantity) =>
    !isTarget && (dimension === target.quantity.dimension || unit.text === "");
  return readQuantities(written)
    .quantities.filter(isMeasured)
    .reduceRight((text, { span }) => text.slice(0, span.start) + beyond(target) + text.slice(span.end), written);
}

let held = 0;
for (const file of FILES) {
  const text = readFileSync(file, "utf8");
  const { outcomes, findings } = check(file, text);
  if (outcomes.length === 0) continue;
  test(`${file}: each target is missed when what was measured is beyond it, or said to be unmeasured`, () => {
    for (const outcome of outcomes) {
      const { target } = outcome;
      const name = `"${target.text}"`;
      if (outcome.kind === "unmeasured") {
        const isSaid = findings.some(
          ({ rule, span }) => rule.id === "target-unmeasured" && overlaps(span, target.span),
        );
        assert.ok(isSaid || target.isElsewhere, `nothing is said of ${name}`);
        continue;
      }
      if (outcome.by === "item") continue;
      held++;
      const { start, end } = outcome.metric.span;
      const after = text.slice(0, start) + raised(text.slice(start, end), outcome) + text.slice(end);
      assert.notEqual(after, text, name);
      const found = check(file, after).findings.filter(({ rule }) => rule.id === "target-missed");
      const isFound = found.some(({ span }) => span.start >= start && span.start <= end + after.length - text.length);
      assert.ok(
        isFound,
        `${name} is not missed by ${JSON.stringify(after.slice(start, end + after.length - text.length))}`,
      );
    }
  });
}

test("there are targets to be missed", () => {
  assert.ok(held >= 40, String(held));
});
