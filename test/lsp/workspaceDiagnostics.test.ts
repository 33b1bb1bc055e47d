import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { FileCheck } from "../../server/src/core/check/checkFile.ts";
import { summaryOf } from "../../server/src/core/workspace/facts/documentIndex.ts";
import { NO_DEPENDENCIES } from "../../server/src/core/workspace/facts/facts.ts";
import type { ClosedDocument } from "../../server/src/lsp/background/closedDocument.ts";
import { dependsOn, WorkspaceDiagnostics } from "../../server/src/lsp/background/workspaceDiagnostics.ts";
import { clientOf } from "../../server/src/lsp/client/client.ts";
import { Diagnostics } from "../../server/src/lsp/documents/diagnostics.ts";
import { ServerState } from "../../server/src/lsp/documents/serverState.ts";
import { openedDocument } from "../../server/src/lsp/documents/textChanges.ts";
import { MemoryHost } from "../support/memoryHost.ts";

const uri = "file:///w/docs/a.md";

/** What was found in a document that depends on a document, a folder and history. */
const check: FileCheck<ClosedDocument> = {
  uri,
  found: {
    overview: {
      title: "A",
      category: "note",
      module: null,
      status: null,
      declaredCompleteness: null,
      completeness: null,
      places: null,
      missingSections: 0,
      openPlaces: 0,
      lastSynced: null,
      isOverdue: false,
      overdueReason: null,
      missedTargets: 0,
      findings: { error: 0, warning: 0, information: 0, hint: 0 },
    },
    items: [],
    summary: summaryOf(openedDocument(uri, "# A\n", 0)),
  },
  unread: undefined,
  dependencies: {
    ...NO_DEPENDENCIES,
    documents: new Set(["file:///w/docs/b.md"]),
    kinds: new Set(["file:///w/src"]),
    history: true,
  },
  answers: [],
  crashes: [],
};

function emptyDiagnostics(): { readonly diagnostics: WorkspaceDiagnostics; readonly state: ServerState } {
  const state = new ServerState(new MemoryHost({}), { once: () => undefined, info: () => undefined });
  const client = clientOf({ processId: null, rootUri: null, capabilities: {} });
  const others = { linesOf: () => undefined, clientUri: (one: string) => one };
  const nothing = new Set<string>();
  const published = new Diagnostics(
    { state, client, others },
    "test",
    () => undefined,
    () => nothing,
  );
  return { diagnostics: new WorkspaceDiagnostics(state, published), state };
}

const NEWS: readonly (readonly [
  what: string,
  isOutdated: boolean,
  tell: (diagnostics: WorkspaceDiagnostics, state: ServerState) => void,
])[] = [
  ["nothing happened", false, () => undefined],
  ["it changed", true, (diagnostics) => diagnostics.forget(uri)],
  ["another document changed", false, (diagnostics) => diagnostics.forget("file:///w/docs/c.md")],
  ["its folder changed", true, (diagnostics) => diagnostics.forgetInside(new Set(["file:///w/docs"]))],
  ["another folder changed", false, (diagnostics) => diagnostics.forgetInside(new Set(["file:///w/src"]))],
  [
    "what it asked for changed",
    true,
    (diagnostics) => diagnostics.forgetDependents(new Set(["file:///w/docs/b.md"]), false),
  ],
  [
    "something else changed",
    false,
    (diagnostics) => diagnostics.forgetDependents(new Set(["file:///w/src/a.ts"]), false),
  ],
  ["what it asked for is gone", true, (diagnostics) => diagnostics.forgetDependents(new Set(["file:///w"]), true)],
  ["history changed", true, (diagnostics) => diagnostics.forgetDependentsOfHistory()],
  ["settings changed", true, (diagnostics) => diagnostics.clear()],
  ["it was opened", true, (_, { workspace }) => workspace.setOpen(openedDocument(uri, "# A\n", 1))],
  ["nobody waits for it any more", true, (diagnostics) => diagnostics.endCheck()],
];

describe("what a check found in a document", () => {
  for (const [what, isStale, tell] of NEWS) {
    test(`is ${isStale ? "stale" : "taken"} if ${what} meanwhile`, () => {
      const { diagnostics, state } = emptyDiagnostics();
      diagnostics.beginCheck();
      tell(diagnostics, state);
      assert.equal(diagnostics.take(check), !isStale);
      assert.equal(diagnostics.size, isStale ? 0 : 1);
    });
  }

  test("is taken whatever happened before the check began", () => {
    const { diagnostics } = emptyDiagnostics();
    diagnostics.beginCheck();
    diagnostics.clear();
    diagnostics.beginCheck();
    assert.ok(diagnostics.take(check));
    assert.equal(diagnostics.get(uri)?.overview.title, "A");
  });
});

test("an answer that took all files, or all documents, into account may differ once one comes or goes", () => {
  const places = new Set(["file:///w/docs/new.md"]);
  for (const one of ["files", "index"]) {
    const dependencies = { ...check.dependencies, [one]: true };
    assert.ok(dependsOn(dependencies, places, true), one);
    assert.ok(!dependsOn(dependencies, places, false), one);
  }
  assert.ok(!dependsOn(check.dependencies, places, true));
});
