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
    commitAt: () => note("commit"),
    textsAt: () => note("texts"),
    earlierNames: () => note("names"),
    versionsOf: () => note("versions"),
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
    await host.history?.commitAt("file:///w", "HEAD");
    await host.history?.textsAt("file:///w", "1234567", ["file:///w/a.md"]);
    await host.history?.earlierNames("file:///w", "1234567");
    await host.history?.versionsOf("file:///w/a.md", 5);
    return asked.splice(0);
  };
  assert.deepEqual(await askAll(false), []);
  assert.deepEqual(await askAll(true), ["head", "commits", "days", "commit", "texts", "names", "versions"]);
});
