import assert from "node:assert/strict";
import { test } from "node:test";
import type { History } from "../../server/src/core/host/host.ts";
import { emptyHost, hostByScheme } from "../../server/src/lsp/client/clientHost.ts";
import { MemoryHost } from "../support/memoryHost.ts";

test("git is asked nothing, not even for its newest commit, before the workspace is trusted", async () => {
  const asked: string[] = [];
  const note = async (what: string) => {
    asked.push(what);
    return undefined;
  };
  const history: History = {
    head: () => note("head"),
    commitsSince: () => note("commits"),
    daysOf: () => note("days"),
  };
  const askAll = async (isTrusted: boolean) => {
    const host = hostByScheme(
      new MemoryHost({}, { history }),
      emptyHost(() => "2026-11-24"),
      () => isTrusted,
    );
    await host.history?.head("file:///w");
    await host.history?.commitsSince("file:///w", "2026-01-01");
    await host.history?.daysOf("file:///w/a.md");
    return asked.splice(0);
  };
  assert.deepEqual(await askAll(false), []);
  assert.deepEqual(await askAll(true), ["head", "commits", "days"]);
});
