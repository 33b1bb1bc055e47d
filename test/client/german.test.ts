import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as l10n from "@vscode/l10n";
import { issueText } from "../../client/src/commands/issueText.ts";
import { type Arrangement, arranged } from "../../client/src/views/documentTree.ts";
import { findingsText, openText, problemsText } from "../../client/src/views/scoreText.ts";
import { treeItem } from "../../client/src/views/treeItems.ts";
import german from "../../l10n/bundle.l10n.de.json" with { type: "json" };
import { quiet, row } from "./rows.ts";

const arrangement: Arrangement = { groupBy: "score", sortBy: "name", showsRelated: true, filter: "" };

/** The rows as they are shown, with what a screen reader says. */
function shown(change: Partial<Arrangement> = {}): readonly string[] {
  const rows = [
    row("a/x.md", 100, { status: "current" }),
    row("a/y.md", 51, { module: null, openPlaces: 1, isOverdue: true, findings: { ...quiet, error: 2, warning: 1 } }),
    row("a/z.md", null, { module: null }),
  ];
  const all = { ...arrangement, ...change };
  return arranged(rows, all)
    .flatMap((node) => (node.kind === "group" ? [node, ...node.documents] : [node]))
    .map((node) => treeItem(node, all, false).accessibilityInformation?.label ?? "");
}

/** What the workspace's memory knows groups by. */
function ids(groupBy: Arrangement["groupBy"]): readonly string[] {
  return arranged([row("a/x.md", 30), row("b/x.md", null, { module: null, isOverdue: true })], {
    ...arrangement,
    groupBy,
  }).map(({ id }) => id);
}

describe("the client in German", () => {
  before(() => l10n.config({ contents: german }));
  after(() => l10n.config({ contents: {} }));

  test("shows rows of the sidebar, and has them said", () => {
    assert.deepEqual(shown(), [
      "50% und mehr, 1 Dokument, 51% vollständig, 51 von 100 ausgefüllt",
      "a/y.md, 51% vollständig, draft, 1 Stelle offen, Abgleich mit dem Code überfällig, 2 Fehler, 1 Warnung",
      "Vollständig, 1 Dokument, 100% vollständig, 100 von 100 ausgefüllt",
      "a/x.md, 100% vollständig, current, keine Probleme",
      "Nicht bewertet, 1 Dokument, nicht bewertet",
      "a/z.md, nicht bewertet, draft, keine Probleme",
    ]);
    assert.equal(shown({ groupBy: "module" })[2], "Kein Modul, 2 Dokumente, 51% vollständig, 51 von 100 ausgefüllt");
  });

  test("has a singular and a plural for each number", () => {
    assert.deepEqual([openText(1), openText(2)], ["1 Stelle offen", "2 Stellen offen"]);
    assert.deepEqual(
      [problemsText(1, 1), problemsText(2, 1), problemsText(3, 2)],
      [
        "1 Problem in 1 Performance-Dokument",
        "2 Probleme in 1 Performance-Dokument",
        "3 Probleme in 2 Performance-Dokumenten",
      ],
    );
    assert.equal(
      findingsText({ error: 1, warning: 2, information: 1, hint: 1 }),
      "1 Fehler, 2 Warnungen, 1 Information, 1 Hinweis",
    );
  });

  test("asks in a report for what it asks for in English", () => {
    assert.match(issueText("1.0.0", "1.139.0"), /^Was haben Sie getan/);
  });

  test("knows groups by what they are in every language", () => {
    const inGerman = (["module", "status", "score", "sync", "targets"] as const).map(ids);
    l10n.config({ contents: {} });
    const inEnglish = (["module", "status", "score", "sync", "targets"] as const).map(ids);
    l10n.config({ contents: german });
    assert.deepEqual(inGerman, inEnglish);
  });
});
