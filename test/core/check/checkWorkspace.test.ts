import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { RULE_IDS } from "../../../server/src/core/check/allRules.ts";
import type { FileCheck } from "../../../server/src/core/check/checkFile.ts";
import { type Checker, checkerOf, checkWorkspace, Shares } from "../../../server/src/core/check/checkWorkspace.ts";
import { perValue } from "../../../server/src/core/incremental/memo.ts";
import { packed } from "../../../server/src/core/text/packed.ts";
import { NO_DEPENDENCIES } from "../../../server/src/core/workspace/facts/facts.ts";
import { Workspace } from "../../../server/src/core/workspace/workspace.ts";
import { MemoryHost, memoryUri } from "../../support/memoryHost.ts";
import { goodNote, noteFiles } from "../../support/notes.ts";
import { fc } from "../../support/property.ts";

const FILES = Array.from({ length: 50 }, (_, index) => memoryUri(`/w/docs/note-${index}.md`));

function checkOf(uri: string): FileCheck<string> {
  return { uri, found: uri, unread: undefined, dependencies: NO_DEPENDENCIES, answers: [], crashes: [] };
}

/** A checker that finds each file's own name, and writes down what it was asked. */
function checkerThat(asked: string[], check = async (files: readonly string[]) => files.map(checkOf)): Checker<string> {
  return {
    batches: 1,
    read: async (files) => {
      asked.push("read");
      return packed(files);
    },
    learn: async (frontmatters) => void asked.push(`learn ${frontmatters.length}`),
    check: async (files) => {
      asked.push("check");
      return check(files);
    },
  };
}

describe("files of a workspace", () => {
  test("are each checked once, by checkers that know the frontmatter of all of them", async () => {
    const logs: string[][] = [[], [], []];
    const taken: string[] = [];
    await checkWorkspace(
      logs.map((log) => checkerThat(log)),
      FILES,
      (checks) => {
        taken.push(...checks.map(({ uri }) => uri));
      },
    );
    assert.deepEqual(taken.toSorted(), FILES.toSorted());
    for (const log of logs) {
      assert.ok(log.indexOf("check") > log.indexOf("learn 3"), log.join());
      assert.ok(log.lastIndexOf("read") < log.indexOf("learn 3"), log.join());
    }
  });

  test("are not checked any more once nobody wants it", async () => {
    const taken: string[] = [];
    const isCancelled = () => taken.length > 0;
    await checkWorkspace(
      [checkerThat([])],
      FILES,
      (checks) => taken.push(...checks.map(({ uri }) => uri)),
      isCancelled,
    );
    assert.ok(taken.length > 0 && taken.length < FILES.length / 2, `${taken.length}`);
    const log: string[] = [];
    await checkWorkspace(
      [checkerThat(log)],
      FILES,
      () => assert.fail(),
      () => true,
    );
    assert.deepEqual(log, []);
  });

  test("are left by all if one fails, and nothing is under way when that is known", async () => {
    let underWay = 0;
    const slow = checkerThat([], async (files) => {
      underWay++;
      await new Promise((resolve) => setImmediate(resolve));
      underWay--;
      return files.map(checkOf);
    });
    const failing = checkerThat([], async () => {
      throw new Error("broken");
    });
    const taken: string[] = [];
    const run = checkWorkspace([slow, failing], FILES, (checks) => taken.push(...checks.map(({ uri }) => uri)));
    await assert.rejects(run, /broken/);
    assert.equal(underWay, 0);
    assert.ok(taken.length < FILES.length / 2, `${taken.length}`);
  });

  test("are let go of before the next one is checked, where nobody else remembers anything", async () => {
    const files = Object.fromEntries(FILES.slice(0, 3).map((_, index) => [`/w/docs/note-${index}.md`, goodNote]));
    const host = new MemoryHost({
      ...files,
      ...Object.fromEntries(Object.entries(noteFiles).map(([name, text]) => [`/w/${name}`, text])),
    });
    const workspace = new Workspace(host, { ruleIds: RULE_IDS });
    await workspace.loadFolder(memoryUri("/w"));
    const key = {};
    for (const [isAlone, expected] of [
      [true, [1, 2, 3]],
      [false, [1, 1, 1]],
    ] as const) {
      let computed = 0;
      const compute = perValue(() => ++computed);
      const found: (number | undefined)[] = [];
      const checker = checkerOf({ workspace, describe: () => compute(key) }, isAlone);
      await checkWorkspace([checker], FILES.slice(0, 3), (checks) => found.push(...checks.map((check) => check.found)));
      assert.deepEqual(found, expected);
    }
  });
});

test("on a drive of Windows the same is found as elsewhere", async () => {
  const linked = goodNote
    .replace("related: []", "related: [docs/b.md, docs/none.md]")
    .replace("(#limits)", "(b.md#limits)");
  const found = async (root: string): Promise<unknown> => {
    const files = { ...noteFiles, "docs/a.md": linked, "docs/b.md": goodNote.replace("# Queue", "# Line") };
    const host = new MemoryHost(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text])),
    );
    const workspace = new Workspace(host, { ruleIds: RULE_IDS });
    await workspace.loadFolder(memoryUri(root));
    const all: unknown[] = [];
    const checker = checkerOf(
      {
        workspace,
        describe: (_document, { findings }) => findings.map(({ rule, span, message }) => [rule.id, span, message]),
      },
      true,
    );
    await checkWorkspace(
      [checker],
      ["a", "b"].map((name) => memoryUri(`${root}/docs/${name}.md`)),
      (checks) => {
        all.push(...checks.map((check) => check.found));
      },
    );
    return all;
  };
  const expected = await found("/w/shop");
  assert.ok(
    JSON.stringify(expected).includes("related-missing") || JSON.stringify(expected).includes("none.md"),
    JSON.stringify(expected),
  );
  assert.deepEqual(await found("/c:/My Documents/shop"), expected);
});

test("each file is taken once, whoever is faster, and none stops while files are left", () => {
  const turns = fc.array(fc.nat(), { maxLength: 80 });
  const counts = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(fc.nat(200), counts, fc.integer({ min: 1, max: 9 }), turns, (length, count, atOnce, order) => {
      const files = Array.from({ length }, (_, index) => `file:///w/${index}.md`);
      const shares = new Shares(files, count, atOnce);
      const taken: string[] = [];
      for (const turn of order) taken.push(...(shares.take(turn % count) ?? []));
      const last = order[0] ?? 0;
      for (let some = shares.take(last % count); some; some = shares.take(last % count)) {
        assert.ok(some.length > 0 && some.length <= atOnce);
        taken.push(...some);
      }
      assert.deepEqual(taken.toSorted(), files.toSorted());
      for (let own = 0; own < count; own++) assert.equal(shares.take(own), undefined);
    }),
  );
});

test("a checker is given its own share first: what it has read of these files it has at hand", () => {
  const files = ["a", "b", "c", "d", "e", "f"];
  const [reading, checking] = [new Shares(files, 2, 3), new Shares(files, 2, 3)];
  for (const own of [1, 0]) assert.deepEqual(checking.take(own), reading.take(own));
});
