import assert from "node:assert/strict";
import { test } from "node:test";
import { provenanceText, wordsOfAuthor } from "../../../../server/src/core/conformance/benchmarks/provenance.ts";

test("a line of provenance is all an import's own, but for what an author has added", () => {
  const run = {
    takenAt: "2026-11-03T10:00:00Z",
    commit: "3f2a1bcd0123456789",
    machine: { cpu: "AMD EPYC 7443P", cores: 24, system: "Linux 6.1.0-18-amd64", runtime: "Node.js 22.1.0" },
  };
  for (const tool of [
    { name: "vitest", version: "3.2.4" },
    { name: "Google Benchmark", version: "v1.9.5" },
    { name: "go test", version: undefined },
    { name: "BenchmarkDotNet", version: "0.15.8" },
  ]) {
    const text = provenanceText({ tool, run }, 21_000);
    assert.deepEqual(wordsOfAuthor(text), [], text);
    assert.deepEqual(wordsOfAuthor(`${text}, before release 4.2, by Ada`), ["before release 4.2", "by Ada"]);
  }
});
