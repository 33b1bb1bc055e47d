import assert from "node:assert/strict";
import { test } from "node:test";
import { cappedFindings, MOST_OF_A_RULE } from "../../../server/src/core/check/cappedFindings.ts";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import type { ReportedFinding } from "../../../server/src/core/check/reportedFinding.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { templatesOf } from "../../../server/src/core/template/templates.ts";
import { defaultSettings } from "../../../server/src/core/workspace/settings/settings.ts";
import { fc, runsOr } from "../../support/property.ts";

const links = Array.from({ length: 130 }, (_, number) => `[a](#none-${number}) and [b][none-${number}]\n\n`).join("");
const document = openDocument(
  "file:///a.md",
  `---\nstatus: stub\nmodule: a\ncategory: performance\n---\n\n# A\n\n${links}`,
);
const { findings } = checkDocument(document, {
  templates: templatesOf(),
  settings: defaultSettings,
  today: "2026-01-01",
});

test("of each rule the first hundred findings are kept, and one more says how many follow, where the next one was", () => {
  const kept = cappedFindings(findings);
  for (const rule of ["link-fragment", "reference-undefined"]) {
    const all = findings.filter((one) => one.rule.id === rule);
    const own = kept.filter((one) => one.rule.id === rule);
    assert.equal(all.length, 130);
    assert.deepEqual(own.slice(0, MOST_OF_A_RULE), all.slice(0, MOST_OF_A_RULE));
    assert.equal(own.length, MOST_OF_A_RULE + 1);
    const [closing, next] = [own.at(-1), all[MOST_OF_A_RULE]];
    assert.deepEqual(closing?.span, next?.span);
    assert.match(closing?.message ?? "", /^30 more of this rule /);
    assert.deepEqual([closing?.fixes, closing?.severity], [[], next?.severity]);
  }
});

test("what is left out is counted, whatever is found", () => {
  const aList = fc
    .array(fc.constantFrom(...findings), { maxLength: 40 })
    .map((list) => list.map((one) => ({ ...one })));
  fc.assert(
    fc.property(aList, fc.integer({ min: 1, max: 12 }), (found, most) => {
      const kept = cappedFindings(found, most);
      const countOf = (list: readonly ReportedFinding[], id: string) =>
        list.filter(({ rule }) => rule.id === id).length;
      for (const id of new Set(found.map(({ rule }) => rule.id))) {
        const [all, left] = [countOf(found, id), countOf(kept, id)];
        assert.equal(left, Math.min(all, most + 1));
        const said = Number(/^(\d+) more/.exec(kept.findLast(({ rule }) => rule.id === id)?.message ?? "")?.[1] ?? 0);
        assert.equal(said, Math.max(0, all - most));
      }
    }),
    { numRuns: runsOr(100) },
  );
});
