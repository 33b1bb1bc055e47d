import assert from "node:assert/strict";
import { test } from "node:test";
import type { Commit } from "../../../server/src/core/host/host.ts";
import { unknown } from "../../../server/src/core/workspace/facts/facts.ts";
import { Workspace } from "../../../server/src/core/workspace/workspace.ts";
import { MemoryHost, memoryUri } from "../../support/memoryHost.ts";

const FOLDER = memoryUri("/w");

function noteOf(day: string): string {
  return `---\nstatus: current\nmodule: core\ncategory: performance\nlast-synced: ${day}\n---\n\n# Core\n`;
}

/** A workspace with a history that counts how often it is asked. */
async function workspaceWith(commits: readonly Commit[] | undefined) {
  const asked: string[] = [];
  const head = { commit: "1", watched: memoryUri("/elsewhere/w.git") };
  const history = {
    head: async () => {
      asked.push("head");
      return { ...head };
    },
    commitsSince: async (_: string, day: string) => {
      asked.push(day);
      return commits;
    },
    commitAt: async () => undefined,
    textsAt: async () => undefined,
    earlierNames: async () => undefined,
    versionsOf: async () => undefined,
    daysOf: async () => undefined,
  };
  const files = {
    "w/docs/a.md": noteOf("2026-05-01"),
    "w/docs/b.md": noteOf("2026-03-01"),
    "w/docs/c.md": noteOf("2026-09-01"),
    "w/docs/d.md": noteOf("never"),
  };
  const workspace = new Workspace(new MemoryHost(files, { history }), { ruleIds: [] });
  await workspace.loadFolder(FOLDER);
  const commitsAfter = async (file: string, day: string) => {
    for (let round = 0; round < 5; round++) {
      const { facts } = workspace.contextOf(memoryUri(file));
      const known = facts.commitsAfter(day);
      if (known !== unknown) return known?.map(({ subject }) => subject);
      await workspace.resolve(memoryUri(file), facts);
    }
    throw new Error("A fact is never known.");
  };
  return { workspace, head, asked, commitsAfter };
}

const commits: readonly Commit[] = [
  { day: "2026-09-02", subject: "c", files: [] },
  { day: "2026-05-02", subject: "b", files: [] },
  { day: "2026-05-01", subject: "a", files: [] },
];

test("one look at the history serves all documents, from the oldest day that any of them names", async () => {
  const { asked, commitsAfter } = await workspaceWith(commits);
  const found = await Promise.all([
    commitsAfter("w/docs/c.md", "2026-09-01"),
    commitsAfter("w/docs/a.md", "2026-05-01"),
    commitsAfter("w/docs/b.md", "2026-03-01"),
  ]);
  assert.deepEqual(found, [["c"], ["c", "b"], ["c", "b", "a"]]);
  assert.deepEqual(asked, ["head", "2026-03-01"]);
});

test("it is read again from an earlier day once a document names one", async () => {
  const { asked, commitsAfter } = await workspaceWith(commits);
  assert.deepEqual(await commitsAfter("w/docs/a.md", "2026-05-01"), ["c", "b"]);
  assert.deepEqual(await commitsAfter("w/docs/a.md", "2026-01-01"), ["c", "b", "a"]);
  assert.deepEqual(asked, ["head", "2026-03-01", "head", "2026-01-01"]);
});

test("it is asked again when there may be another commit, and read again when there is one", async () => {
  const { workspace, head, asked, commitsAfter } = await workspaceWith(commits);
  await commitsAfter("w/docs/a.md", "2026-05-01");
  workspace.history.forget();
  await commitsAfter("w/docs/a.md", "2026-05-01");
  assert.deepEqual(asked, ["head", "2026-03-01", "head"]);
  head.commit = "2";
  workspace.history.forget();
  await commitsAfter("w/docs/a.md", "2026-05-01");
  assert.deepEqual(asked.slice(3), ["head", "2026-03-01"]);
  assert.ok(workspace.history.holds(memoryUri("/elsewhere/w.git/logs/HEAD")));
  assert.ok(workspace.history.holds(memoryUri("/w/.git/HEAD")));
  assert.ok(!workspace.history.holds(memoryUri("/w/.github/a.md")));
});

test("a history that says nothing is asked once", async () => {
  const { asked, commitsAfter } = await workspaceWith(undefined);
  assert.equal(await commitsAfter("w/docs/a.md", "2026-05-01"), undefined);
  assert.equal(await commitsAfter("w/docs/b.md", "2026-03-01"), undefined);
  assert.deepEqual(asked, ["head", "2026-03-01"]);
});
