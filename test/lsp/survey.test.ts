import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MemoryHost } from "../../server/src/core/host/memoryHost.ts";
import type { Examined } from "../../server/src/lsp/background/examine.ts";
import { dependsOn, Survey } from "../../server/src/lsp/background/survey.ts";
import { clientOf } from "../../server/src/lsp/client/client.ts";
import { Diagnostics } from "../../server/src/lsp/documents/diagnostics.ts";
import { openedDocument } from "../../server/src/lsp/documents/textChanges.ts";
import { World } from "../../server/src/lsp/documents/world.ts";

const uri = "file:///w/docs/a.md";

/** What another thread found, having asked for a document, a folder and history. */
const examined: Examined = {
  uri,
  overview: {
    title: "A",
    category: "note",
    module: undefined,
    status: undefined,
    declaredCompleteness: undefined,
    completeness: undefined,
    places: undefined,
    findings: { error: 0, warning: 0, information: 0, hint: 0 },
  },
  items: [],
  asked: {
    documents: new Set(["file:///w/docs/b.md"]),
    kinds: new Set(["file:///w/src"]),
    history: true,
    files: false,
    index: false,
  },
};

function emptySurvey(): { readonly survey: Survey; readonly world: World } {
  const world = new World(new MemoryHost({}), { once: () => undefined, info: () => undefined });
  const client = clientOf({ processId: null, rootUri: null, capabilities: {} });
  const audience = { world, client, others: { linesOf: () => undefined, spell: (one: string) => one } };
  return { survey: new Survey(audience, new Diagnostics(audience, "test", () => undefined)), world };
}

const NEWS: readonly (readonly [what: string, isOutdated: boolean, tell: (survey: Survey, world: World) => void])[] = [
  ["nothing happened", false, () => undefined],
  ["it changed", true, (survey) => survey.forget(uri)],
  ["another document changed", false, (survey) => survey.forget("file:///w/docs/c.md")],
  ["its folder changed", true, (survey) => survey.forgetInside(new Set(["file:///w/docs"]))],
  ["another folder changed", false, (survey) => survey.forgetInside(new Set(["file:///w/src"]))],
  ["what it asked for changed", true, (survey) => survey.forgetThoseThatAsked(new Set(["file:///w/docs/b.md"]), false)],
  ["something else changed", false, (survey) => survey.forgetThoseThatAsked(new Set(["file:///w/src/a.ts"]), false)],
  ["what it asked for is gone", true, (survey) => survey.forgetThoseThatAsked(new Set(["file:///w"]), true)],
  ["history changed", true, (survey) => survey.forgetThoseThatAskedHistory()],
  ["settings changed", true, (survey) => survey.clear()],
  ["it was opened", true, (_, { workspace }) => workspace.setOpen(openedDocument(uri, "# A\n", 1))],
  ["nobody waits for it any more", true, (survey) => survey.endTaking()],
];

describe("what another thread found in a document", () => {
  for (const [what, isOutdated, tell] of NEWS) {
    test(`is ${isOutdated ? "doubted" : "trusted"} if ${what} meanwhile`, () => {
      const { survey, world } = emptySurvey();
      survey.beginTaking();
      tell(survey, world);
      assert.equal(survey.isDoubtful(examined), isOutdated);
    });
  }

  test("is trusted whatever happened before the thread began", () => {
    const { survey } = emptySurvey();
    survey.beginTaking();
    survey.clear();
    survey.beginTaking();
    assert.ok(!survey.isDoubtful(examined));
    survey.take(examined);
    assert.deepEqual(survey.uris, [uri]);
  });
});

test("an answer that took all files, or all documents, into account may differ once one comes or goes", () => {
  const places = new Set(["file:///w/docs/new.md"]);
  for (const one of ["files", "index"]) {
    const asked = { ...examined.asked, [one]: true };
    assert.ok(dependsOn(asked, places, true), one);
    assert.ok(!dependsOn(asked, places, false), one);
  }
  assert.ok(!dependsOn(examined.asked, places, true));
});
