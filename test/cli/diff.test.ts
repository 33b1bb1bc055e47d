import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { GitRepository } from "../support/gitRepository.ts";
import { program } from "../support/program.ts";

const document = (p95: string, rps: string, more = "") => `---
status: current
module: tiles
category: performance
---

# Tiles - Performance

## Overview

### Performance Targets

- Latency: < 80 ms p95

## Current State

### Performance Metrics

#### Latency

- **P95:** ${p95}
${more}
#### Throughput

- **Requests per second:** ${rps}
`;

const repository = new GitRepository();
repository.commit("2026-10-01", "first", {
  "docs/tiles/performance.md": document("60 ms", "500 req/sec"),
  "docs/old.md": document("10 ms", "100 req/sec"),
  "docs/same.md": document("10 ms", "100 req/sec"),
  "perfdoc.config.yaml": "docsRoot: docs\n",
});
repository.git("mv", "docs/old.md", "docs/moved.md");
repository.commit("2026-10-02", "second", {
  "docs/tiles/performance.md": document("90 ms", "550 req/sec", "- **Max observed:** 300 ms\n"),
  "docs/moved.md": document("10 ms", "90 req/sec"),
});

const diff = (...args: readonly string[]) =>
  program(["diff", ...args], { cwd: repository.path, env: { GITHUB_STEP_SUMMARY: "" } });

test("the numbers of every document that changed stand beside what they were, with direction and verdict", () => {
  const { code, out, error } = diff("HEAD~1");
  assert.deepEqual({ code, error }, { code: 0, error: "" });
  assert.equal(
    out.replace(/ +/g, " ").replace(/-{2,}/g, "--"),
    `Document Section Figure Before After Change Target
-- -- -- -- -- -- --
docs/moved.md Throughput Requests per second 100 req/sec 90 req/sec -10% worse
docs/tiles/performance.md Latency P95 60 ms 90 ms +50% worse < 80 ms P95: met, now missed
docs/tiles/performance.md Latency Max observed 300 ms
docs/tiles/performance.md Throughput Requests per second 500 req/sec 550 req/sec +10% better

4 numbers changed since HEAD~1: 1 better, 2 worse, 1 now beyond a target.
`,
  );
});

test("Markdown is a table for a pull request, and JSON has the values", () => {
  const { out } = diff("HEAD~1", "docs/tiles", "--format", "markdown");
  assert.match(
    out,
    /^\| Document \| Section \| Figure \| Before \| After \| Change \| Target \|\n\| --- \| --- \| --- \| ---: /,
  );
  assert.match(out, /\| Latency \| P95 \| 60 ms \| 90 ms \| \\\+50% worse \| \\< 80 ms P95: met, now missed \|/);
  const { documents, ref } = JSON.parse(diff("HEAD~1", "--format", "json").out);
  assert.equal(ref, "HEAD~1");
  assert.deepEqual(documents[1].changes[0], {
    section: "Latency",
    label: "P95",
    statistic: "p95",
    before: { text: "60 ms", value: 60, unit: "ms", verdict: "met" },
    after: { text: "90 ms", value: 90, unit: "ms", verdict: "missed" },
    direction: "worse",
    percent: 50,
    target: "< 80 ms P95",
  });
});

test("a report of numbers shows targets and what was at earlier commits", () => {
  const { out, code } = program(["report", "--numbers", "docs/tiles"], { cwd: repository.path });
  assert.equal(code, 0);
  assert.match(
    out,
    /^docs\/tiles\/performance\.md +Latency +P95 +90 ms +< 80 ms P95: missed +▁█ 60 ms \(2026-10-01\) to 90 ms \(2026-10-02\)$/m,
  );
  assert.match(out, /^docs\/tiles\/performance\.md +Latency +Max observed +300 ms$/m);
  const { documents } = JSON.parse(program(["report", "--numbers", "--format", "json"], { cwd: repository.path }).out);
  const [, throughput] = documents.find(({ path }: { path: string }) => path === "docs/moved.md").numbers;
  assert.deepEqual(
    throughput.history.map(({ day, value }: { day: string; value: number }) => [day, value]),
    [
      ["2026-10-01", 100],
      ["2026-10-02", 90],
    ],
  );
});

test("what is not committed yet counts, and nothing changed is said", () => {
  assert.equal(diff("HEAD").out, "No document states other numbers than at HEAD.\n");
  repository.put("docs/same.md", document("12 ms", "100 req/sec"));
  assert.match(diff("HEAD").out, /docs\/same\.md +Latency +P95 +10 ms +12 ms +\+20% worse +< 80 ms P95: met/);
  execFileSync("git", ["-C", repository.path, "checkout", "-q", "docs/same.md"]);
});

test("a commit that is not there, or none, is said", () => {
  assert.match(diff("nowhere").error, /^perfdoc: There is no commit "nowhere" here\.\n$/);
  assert.match(diff("--output=x").error, /^perfdoc: There is no option --output/);
  assert.match(diff().error, /^perfdoc: No commit was given; expected perfdoc diff REF/);
});

test("results that are bound to a file count in a table of the author's own, too", () => {
  const bound = (p95: string) =>
    document("60 ms", "500 req/sec").concat(
      `\n## Benchmarks\n\n### Benchmark Results\n\n#### Benchmark 1: Draw\n\n| Metric | Now |\n| --- | --- |\n| p95 of drawing | ${p95} |\n| p95 | ${p95} |\n\n**Results file:** [a](../bench/a.json)\n`,
    );
  const own = new GitRepository();
  own.commit("2026-10-01", "first", { "docs/a.md": bound("40 ms"), "perfdoc.config.yaml": "docsRoot: docs\n" });
  own.put("docs/a.md", bound("50 ms"));
  const { out } = program(["diff", "HEAD"], { cwd: own.path, env: { GITHUB_STEP_SUMMARY: "" } });
  assert.match(out, /^docs\/a\.md +Draw +p95 +40 ms +50 ms +\+25% worse/m);
  assert.match(out, /^docs\/a\.md +Draw +p95 of drawing +40 ms +50 ms +\+25% worse/m);
});
