import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DashboardDetail } from "../../server/src/core/dashboard/dashboardData.ts";
import { type DashboardResult, dashboardRequest } from "../../server/src/lsp/client/dashboardMessages.ts";
import { filesBelow } from "../support/examples.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { ProgramFolder } from "../support/program.ts";
import { type EditorSession, startSession } from "../support/session.ts";

const SEARCH = "docs/search/performance.md";

function exampleFiles(): Record<string, string> {
  return Object.fromEntries(filesBelow("examples").map(({ path, text }) => [path, text]));
}

interface Report {
  readonly completeness: number;
  readonly modules: readonly {
    readonly module: string | null;
    readonly completeness: number | null;
    readonly documents: readonly unknown[];
  }[];
}

/** The examples in a repository, where a figure of one document was another one before. */
function repository(): ProgramFolder {
  const files = exampleFiles();
  const text = files[SEARCH] ?? "";
  const earlier = text.replace("**P95:** 48 ms", "**P95:** 61 ms");
  assert.notEqual(earlier, text);
  const folder = new ProgramFolder();
  const repository = new GitRepository({ at: folder.path });
  repository.commit("2026-10-01", "first", { ...files, [SEARCH]: earlier });
  repository.commit("2026-11-01", "second", files);
  return folder;
}

/** Asked once more while documents are still being read. */
async function dashboard(session: EditorSession, detail: DashboardDetail): Promise<DashboardResult> {
  for (;;) {
    const answer = await session.connection.sendRequest(dashboardRequest, { detail });
    if (answer?.isComplete) return answer;
  }
}

describe("the dashboard's data", () => {
  test("is the same as the command line's report", async () => {
    const folder = repository();
    const session = await startSession({ folder });
    const answer = await dashboard(session, "documents");
    const report: Report = JSON.parse(folder.run(["report", "--format", "json"]).out);
    assert.equal(answer.data.completeness, report.completeness);
    assert.deepEqual(
      answer.data.modules,
      report.modules.map(({ module: name, completeness }) => ({ name, completeness })),
    );
    const drawn = answer.data.documents.map(
      ({ title, module, numbers, changes, filled, expected, isOverdue: overdue, overdueReason, ...one }) => {
        assert.equal(overdueReason !== null, overdue);
        return { ...one, places: filled === null ? null : { filled, expected }, overdue };
      },
    );
    assert.deepEqual(
      drawn,
      report.modules.flatMap(({ documents }) => documents),
    );
    assert.deepEqual(
      answer.data.documents.map((one) => answer.uris[one.path]),
      answer.data.documents.map((one) => session.uri(one.path)),
    );
    assert.ok(answer.data.documents.every(({ numbers }) => numbers.length === 0));
    await session.stop();
  });

  test("has every figure with its target, and what it was before", async () => {
    const session = await startSession({ folder: repository() });
    const answer = await dashboard(session, "history");
    const search = answer.data.documents.find(({ path }) => path === SEARCH);
    const changed = search?.numbers.filter(({ history }) => history.length > 1) ?? [];
    assert.deepEqual(
      changed.map(({ history }) => history.map(({ text }) => text)),
      [["61 ms", "48 ms"]],
    );
    const [figure] = changed;
    assert.equal(figure?.verdict, "met");
    assert.equal(figure?.target?.direction, "below");
    assert.ok(figure.value !== null && figure.value < figure.target.value);
    assert.ok((search?.changes.length ?? 0) > 0);
    assert.ok(search?.changes.every(({ percent, isBetter }) => isBetter === null || isBetter === percent < 0));
    const gateway = answer.data.documents.find(({ path }) => path === "docs/gateway/performance.md");
    const missed = gateway?.numbers.filter(({ verdict }) => verdict === "missed") ?? [];
    assert.ok(missed.length > 0);
    assert.equal(gateway?.missedTargets, missed.length);
    await session.stop();
  });

  test("counts what an editor has, saved or not", async () => {
    const session = await startSession({ folder: repository() });
    const text = exampleFiles()[SEARCH] ?? "";
    await session.open(SEARCH, text.replace(/^# .*$/m, "# Renamed - Performance"));
    const answer = await dashboard(session, "documents");
    assert.equal(answer.data.documents.find(({ path }) => path === SEARCH)?.title, "Renamed - Performance");
    await session.stop();
  });
});
