import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import type { TargetOutcome } from "../../../server/src/core/conformance/measurements/measurements.ts";
import { verdictText, writtenMeasured } from "../../../server/src/core/conformance/targets/targetWording.ts";
import { targetOutcomes } from "../../../server/src/core/conformance/verdicts/targets.ts";
import { openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { writtenQuantity } from "../../../server/src/core/quantities/quantity.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { SEARCH_HEAD } from "../../support/searchHead.ts";

const CONTEXT = contextOf([]);

interface Checked {
  readonly document: PerfDocument;
  readonly outcomes: readonly TargetOutcome[];
  readonly findings: ReturnType<typeof checkDocument>["findings"];
}

function checked(text: string): Checked {
  const document = openDocument(uriOf("docs/search/performance.md"), text);
  const { conformance, findings, crashes } = checkDocument(document, CONTEXT);
  assert.deepEqual(crashes, []);
  return { document, findings, outcomes: conformance ? targetOutcomes(document, conformance.match) : [] };
}

function page(targets: string, metrics: string): string {
  const above = metrics.startsWith("## ") ? "" : "## Current State\n\n### Performance Metrics\n\n";
  return `${SEARCH_HEAD}## Overview\n\n### Performance Targets\n\n${targets}\n\n${above}${metrics}\n`;
}

/** What a reader is told of each target: "measured 48 ms, met", or why it is compared with nothing. */
function told(one: TargetOutcome): string {
  const goal = `${one.target.quantity.statistic ?? ""} ${writtenQuantity(one.target.quantity)}`.trim();
  if (one.kind === "unmeasured") return `${goal}: not measured (${one.reason})`;
  return `${goal}: ${writtenMeasured(one)}, ${verdictText(one)}`;
}

describe("targets as authors word them", () => {
  const blocks = readFileSync("test/core/conformance/targets.txt", "utf8").split(/^# /m).slice(1);
  let wordings = 0;
  let silent = 0;
  for (const block of blocks) {
    const [title = "", ...lines] = block.trimEnd().split("\n");
    const metrics = lines.filter((line) => line.startsWith("  ")).map((line) => line.slice(2));
    for (const line of lines) {
      const [written, expected] = line.split(" ⇒ ");
      if (written === undefined || expected === undefined) continue;
      wordings++;
      if (expected === "nothing" || /not measured|limit/.test(expected)) silent++;
      test(`${title}: ${written}`, () => {
        const target = written.startsWith("|") ? written.replaceAll("⏎", "\n") : `- ${written.replaceAll("⏎", "\n")}`;
        const { outcomes, findings } = checked(page(target, metrics.join("\n")));
        assert.equal(outcomes.map(told).join("; ") || "nothing", expected);
        const missed = outcomes.filter(
          (one) => one.kind === "measured" && one.verdict === "missed" && one.by !== "item",
        );
        assert.equal(findings.filter(({ rule }) => rule.id === "target-missed").length, missed.length);
      });
    }
  }
  test("there are a hundred of them, and fifty of which nothing may be said", () => {
    assert.ok(wordings - silent >= 100, String(wordings - silent));
    assert.ok(silent >= 50, String(silent));
  });
});
