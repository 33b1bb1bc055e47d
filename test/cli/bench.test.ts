import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { resultsFormats } from "../../server/src/core/benchmarks/formats/formats.ts";
import { readResults } from "../../server/src/core/benchmarks/formats/readResults.ts";
import type { BenchmarkResult, MeasureKind } from "../../server/src/core/benchmarks/resultsFile.ts";
import { type CommandLine, commandLineInMemory } from "../support/commandLine.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { program } from "../support/program.ts";
import { resultsFixtures } from "../support/resultsFixtures.ts";
import { slower } from "../support/slowerResults.ts";

const DOCUMENT = "docs/tiles/performance.md";
/** What the template's table of results has rows for, or an import adds one. */
const IN_TABLE: readonly MeasureKind[] = ["latency", "throughput"];

interface Chosen {
  readonly file: string;
  readonly text: string;
  readonly benchmark: BenchmarkResult;
}

/** The first fixture of a format with a benchmark that was measured, and is the one of its name. */
function chosenFixture(format: string): Chosen | undefined {
  for (const fixture of resultsFixtures().filter((one) => one.format === format)) {
    const reading = readResults(fixture.text);
    if (reading.kind === "none") continue;
    const { benchmarks } = reading.results;
    const benchmark = benchmarks.find(
      ({ name, measures, failure }) =>
        failure === undefined &&
        measures.some(({ kind, value }) => IN_TABLE.includes(kind) && value > 0) &&
        benchmarks.filter((one) => one.name === name).length === 1,
    );
    if (benchmark) return { file: `bench/${path.basename(fixture.file)}`, text: fixture.text, benchmark };
  }
  return undefined;
}

async function textOf({ host }: ReturnType<typeof commandLineInMemory>): Promise<string> {
  const read = await host.readText(`file:///w/${DOCUMENT}`);
  return read.kind === "text" ? read.text : "";
}

/** The rows of a check, as JSON has them. */
interface Row {
  readonly label: string;
  readonly line: number;
  readonly kind: MeasureKind;
  readonly verdict: string;
  readonly why?: string;
}

async function checked(
  commands: CommandLine,
  file: string,
): Promise<{ readonly code: number | null; readonly rows: readonly Row[] }> {
  const { code, out, error } = await commands.run(["bench", "check", file, "--format", "json"]);
  assert.notEqual(out, "", error);
  return { code, rows: JSON.parse(out).rows };
}

describe("a new document, into which a file is imported", () => {
  for (const { id } of resultsFormats) {
    test(`holds the file of ${id}, and against it one with longer times is slower in each row`, async () => {
      const chosen = chosenFixture(id);
      assert.ok(chosen, "a fixture with a benchmark");
      const { file, text, benchmark } = chosen;
      const commands = commandLineInMemory({ "perfdoc.config.yaml": "docsRoot: docs\n", [file]: text });
      await commands.run(["new", DOCUMENT, "--module", "tiles"]);
      const before = await textOf(commands);
      const named = benchmark.name === "" ? [] : ["--benchmark", benchmark.name];
      const imported = await commands.run(["bench", "import", file, "--document", DOCUMENT, ...named]);
      assert.equal(imported.code, 0, imported.error);
      const after = await textOf(commands);
      assert.match(after, /\*\*Results file:\*\* \[/);
      assert.match(after, /\*\*Measured:\*\* \d{4}-\d{2}-\d{2}/);
      assert.deepEqual(lostLines(before, after), [], "no line of the document but those of results and machine");

      const same = await checked(commands, file);
      assert.equal(same.code, 0);
      const judged = same.rows.filter(({ verdict }) => verdict !== "not measured" && verdict !== "no verdict");
      assert.deepEqual([...new Set(judged.map(({ verdict }) => verdict))], ["same"]);
      for (const { verdict, why } of same.rows) if (verdict === "not measured") assert.match(why ?? "", /^\S.*\.$/);

      commands.host.set(`w/${file}`, slower(id, text, 1.5));
      const drifted = await checked(commands, file);
      assert.equal(drifted.code, 1);
      const times = drifted.rows.filter(
        ({ kind, verdict }) => IN_TABLE.includes(kind) && verdict !== "not measured" && verdict !== "no verdict",
      );
      assert.deepEqual([...new Set(times.map(({ verdict }) => verdict))].sort(), ["worse"]);
      const findings = JSON.parse((await commands.run(["check", "--format", "json", "--no-cache"])).out).documents[0]
        .findings;
      const drift = findings.filter(({ rule }: { rule: string }) => rule === "benchmark-drift");
      assert.deepEqual(
        drift.map(({ line }: { line: number }) => line),
        times.map(({ line }) => line),
      );
      assert.equal(await textOf(commands), after, "a check writes nothing");
    });
  }
});

/** Lines that are gone, but for rows of a table and what the template says of the machine. */
function lostLines(before: string, after: string): readonly string[] {
  const kept = new Set(after.split("\n"));
  return before.split("\n").filter((line) => !kept.has(line) && !/^\| |^- (?:CPU|Memory): /.test(line));
}

const quick = (times: readonly number[]) =>
  JSON.stringify({
    results: [{ command: "quick", mean: average(times), stddev: 0, median: times[0], min: 1, max: 2, times }],
  });
const average = (times: readonly number[]) => times.reduce((a, b) => a + b, 0) / times.length;
const twenty = (seconds: number) => Array.from({ length: 20 }, () => seconds);

/** A document with one benchmark, whose P95 has a target. */
const document = (p95: string, { target = "< 80 ms p95", cpu = "AMD EPYC 7443P" } = {}) => `---
status: draft
module: tiles
category: performance
---

# Tiles - Performance

## Overview

### Performance Targets

- Latency: ${target}

## Benchmarks

### Benchmark Results

#### Benchmark 1: quick

**Environment:**

- CPU: ${cpu}

| Metric | Value |
| :----- | :---- |
| Latency (p95) | ${p95} |
| Latency (p99) | 70 ms |
| Memory usage | 20 MB |

**Results file:** [quick.json](../../bench/quick.json)
`;

const inWorkspace = (files: Readonly<Record<string, string>>) =>
  commandLineInMemory({ "perfdoc.config.yaml": "docsRoot: docs\n", ...files });

describe("the policy", () => {
  const check = async (files: Readonly<Record<string, string>>, args: readonly string[] = []) => {
    const { code, out, error } = await inWorkspace(files).run([
      "bench",
      "check",
      "bench/quick.json",
      "--format",
      "json",
      ...args,
    ]);
    const rows: readonly Row[] = out === "" ? [] : JSON.parse(out).rows;
    return { code, error, verdicts: rows.map(({ label, verdict }) => `${label}: ${verdict}`), rows };
  };

  test("a target that was met and is missed fails", async () => {
    const { code, verdicts } = await check({ [DOCUMENT]: document("60 ms"), "bench/quick.json": quick(twenty(0.09)) });
    assert.equal(code, 1);
    assert.equal(verdicts[0], "Latency (p95): target missed");
  });

  test("a target that was missed before is no news, but slower than documented is", async () => {
    const missed = { [DOCUMENT]: document("90 ms"), "bench/quick.json": quick(twenty(0.09)) };
    assert.equal((await check(missed)).code, 0);
    assert.equal((await check({ ...missed, "bench/quick.json": quick(twenty(0.12)) })).code, 1);
  });

  test("few samples give no verdict", async () => {
    const files = { [DOCUMENT]: document("60 ms"), "bench/quick.json": quick([0.2, 0.3]) };
    const { rows, code } = await check(files);
    assert.equal(rows[0]?.verdict, "not measured");
    assert.match(rows[0]?.why ?? "", /at least 20 samples/);
    assert.equal(code, 2);
  });

  test("what was not measured is no pass, and says so", async () => {
    const { rows, code } = await check({ [DOCUMENT]: document("60 ms"), "bench/quick.json": quick(twenty(0.06)) });
    assert.equal(code, 0);
    assert.deepEqual(
      rows.map(({ verdict }) => verdict),
      ["same", "not measured", "not measured"],
    );
    assert.match(rows[2]?.why ?? "", /no memory usage/);
  });

  test("another machine informs and never fails", async () => {
    const results = JSON.stringify({
      machine_info: { cpu: { brand_raw: "Apple M1 Pro", count: 8 }, python_version: "3.12.1" },
      benchmarks: [
        {
          name: "quick",
          fullname: "quick",
          group: null,
          params: null,
          stats: { min: 0.2, max: 0.2, mean: 0.2, median: 0.2, ops: 5, rounds: 20, iterations: 1, data: twenty(0.2) },
        },
      ],
      datetime: "2026-11-20T10:00:00+00:00",
      version: "5.1.0",
    });
    const files = { [DOCUMENT]: document("60 ms"), "bench/quick.json": results };
    const { code, rows } = await check(files);
    assert.equal(code, 0);
    assert.equal(rows[0]?.verdict, "no verdict");
    assert.match(rows[0]?.why ?? "", /Apple M1 Pro/);
    const same = await check({ ...files, [DOCUMENT]: document("60 ms", { cpu: "Apple M1 Pro, 8 cores" }) });
    assert.equal(same.code, 1);
  });

  test("the tolerance is the config's, or the one that was given", async () => {
    const files = { [DOCUMENT]: document("60 ms"), "bench/quick.json": quick(twenty(0.07)) };
    assert.equal((await check(files)).code, 1);
    assert.equal((await check(files, ["--tolerance", "20%"])).code, 0);
    const config = { "perfdoc.config.yaml": "docsRoot: docs\nbenchmarkTolerance: 20\n" };
    assert.equal((await check({ ...files, ...config })).code, 0);
    assert.match((await check(files, ["--tolerance", "much"])).error, /expected a percentage like 10%/);
  });
});

describe("bench import", () => {
  test("keeps units, digits and what the file lacks", async () => {
    const commands = inWorkspace({ [DOCUMENT]: document("60.0 ms"), "bench/quick.json": quick(twenty(0.0654321)) });
    const { out } = await commands.run([
      "bench",
      "import",
      "bench/quick.json",
      "--date",
      "2026-11-03",
      "--commit",
      "3f2a1bc",
    ]);
    assert.match(out, /Latency \(p95\): 60\.0 ms -> 65\.4 ms/);
    assert.match(out, /Memory usage stays as it is/);
    const text = await textOf(commands);
    assert.match(
      text,
      /\| Latency \(p95\) \| 65\.4 ms \|\n\| Latency \(p99\) \| 70 ms \|\n\| Memory usage \| 20 MB \|/,
    );
    assert.match(text, /quick\.json\)\n\n\*\*Measured:\*\* 2026-11-03, commit 3f2a1bc, hyperfine, 20 samples\n/);
    const again = await commands.run([
      "bench",
      "import",
      "bench/quick.json",
      "--date",
      "2026-11-03",
      "--commit",
      "3f2a1bc",
    ]);
    assert.match(again.out, /has the results of bench\/quick\.json already/);
    assert.equal(await textOf(commands), text);
  });

  test("without a binding says what the file holds, and how to say where it belongs", async () => {
    const commands = inWorkspace({ "bench/quick.json": quick([1]) });
    const { code, error } = await commands.run(["bench", "import", "bench/quick.json"]);
    assert.equal(code, 2);
    assert.match(
      error,
      /1 benchmark of hyperfine\n {2}quick\nperfdoc: No document is bound to bench\/quick\.json; say where/,
    );
  });

  test("prints a diff and writes nothing with --dry-run", async () => {
    const commands = inWorkspace({ [DOCUMENT]: document("60 ms"), "bench/quick.json": quick(twenty(0.09)) });
    const { out } = await commands.run(["bench", "import", "bench/quick.json", "--dry-run"]);
    assert.match(out, /^-\| Latency \(p95\) \| 60 ms \|\n\+\| Latency \(p95\) \| 90 ms \|$/m);
    assert.equal(await textOf(commands), document("60 ms"));
  });

  test("says in one sentence what a file is not", async () => {
    const commands = inWorkspace({ "a.json": "[1, 2]", "b.json": '{ "results": [', "c.txt": "" });
    for (const [file, message] of [
      ["a.json", "none of the formats"],
      ["b.json", "no valid JSON"],
      ["c.txt", "is empty"],
      ["d.json", "no such file"],
    ] as const) {
      const { code, error } = await commands.run(["bench", "import", file]);
      assert.equal(code, 2);
      assert.match(error, new RegExp(`^perfdoc: ${file.replace(".", "\\.")}: .*${message}.*\\.\\n$`));
    }
  });

  /** A document with one benchmark that is written as given. */
  const withResults = (results: string) =>
    `---\nstatus: draft\nmodule: tiles\ncategory: performance\n---\n\n# Tiles - Performance\n\n## Benchmarks\n\n### Benchmark Results\n\n#### Benchmark 1: Draw\n\n${results}`;
  const LINE = "**Results file:** [quick.json](../../bench/quick.json)";
  const two = (names: readonly string[]) =>
    JSON.stringify({
      results: names.map((command, index) => ({
        command,
        mean: 0.05 * (index + 1),
        stddev: 0,
        median: 0.05 * (index + 1),
        min: 0.05,
        max: 0.2,
        times: twenty(0.05 * (index + 1)),
      })),
    });

  test("writes to each of two tables what its own line names, and nothing when it is run again", async () => {
    const table = (label: string) => `| Metric | Value |\n| --- | --- |\n| ${label} | 44 ms |\n\n`;
    const text = withResults(
      `**Targets:**\n\n${table("p50")}${table("p50")}${LINE}, "quick"\n\n${table("p50")}${LINE}, "slow sort"\n`,
    );
    const commands = inWorkspace({ [DOCUMENT]: text, "bench/quick.json": two(["quick", "slow sort"]) });
    const { code, error } = await commands.run(["bench", "import", "bench/quick.json"]);
    assert.equal(code, 0, error);
    const after = await textOf(commands);
    assert.deepEqual(after.match(/(?<=\| p50 \| ).*(?= \|)/g), ["44 ms", "50 ms", "100 ms"]);
    assert.match((await commands.run(["bench", "import", "bench/quick.json"])).out, /already; nothing was changed/);
    const { rows, code: checkCode } = await checked(commands, "bench/quick.json");
    assert.equal(checkCode, 0);
    assert.deepEqual(
      rows.map(({ verdict }) => verdict),
      ["same", "same"],
    );
  });

  test("says which benchmark there is not, and fails", async () => {
    const table = "| Metric | Value |\n| --- | --- |\n| p50 | 44 ms |\n\n";
    for (const [line, message] of [
      [
        `${LINE}, "Quick"`,
        /^docs\/tiles\/performance\.md: There is no benchmark "Quick" in bench\/quick\.json; did you mean "quick"\?\n$/,
      ],
      [
        LINE,
        /^docs\/tiles\/performance\.md: bench\/quick\.json holds several benchmarks, and the link names none\.\n$/,
      ],
    ] as const) {
      const text = withResults(`${table}${line}\n`);
      const commands = inWorkspace({ [DOCUMENT]: text, "bench/quick.json": two(["quick", "slow sort"]) });
      const { code, error } = await commands.run(["bench", "import", "bench/quick.json"]);
      assert.equal(code, 2);
      assert.match(error, message);
      assert.equal(await textOf(commands), text);
    }
  });

  test("leaves a number without a unit, and says so", async () => {
    const text = withResults(`| Metric | Value |\n| --- | --- |\n| p50 | 44 |\n| mean (ms) | 44 |\n\n${LINE}\n`);
    const commands = inWorkspace({ [DOCUMENT]: text, "bench/quick.json": two(["quick"]) });
    const { out } = await commands.run(["bench", "import", "bench/quick.json"]);
    assert.match(out, /p50 stays as it is: The document gives no unit there/);
    assert.match(await textOf(commands), /\| p50 \| 44 \|\n\| mean \(ms\) \| 50 \|/);
    const { rows } = await checked(commands, "bench/quick.json");
    assert.deepEqual(
      rows.map(({ verdict }) => verdict),
      ["not measured", "same"],
    );
  });

  test("binds a name whatever marks stand in it", async () => {
    for (const name of ['a "b" > c', "x [1] `y`", "größe → 3", "x|y", "it’s “so”"]) {
      const text = withResults("| Metric | Value |\n| --- | --- |\n| p50 | 44 ms |\n");
      const commands = inWorkspace({ [DOCUMENT]: text, "bench/quick.json": two([name, "other"]) });
      const bound = await commands.run(["bench", "import", "bench/quick.json", "-d", DOCUMENT, "-b", name]);
      assert.equal(bound.code, 0, bound.error);
      const { rows } = await checked(commands, "bench/quick.json");
      assert.deepEqual(
        rows.map(({ verdict }) => verdict),
        ["same"],
        name,
      );
    }
  });

  test("asks for no name where rows have those of the file, though one is of something else", async () => {
    const rows = "| Case | p50 |\n| --- | --- |\n| quick | 44 ms |\n| slow sort | 44 ms |\n| by hand | 9 ms |\n\n";
    const commands = inWorkspace({
      [DOCUMENT]: withResults(`${rows}${LINE}\n`),
      "bench/quick.json": two(["quick", "slow sort"]),
    });
    const { error, code } = await commands.run(["bench", "import", "bench/quick.json"]);
    assert.deepEqual([code, error], [0, ""]);
    assert.match(await textOf(commands), /\| quick \| 50 ms \|\n\| slow sort \| 100 ms \|\n\| by hand \| 9 ms \|/);
    assert.doesNotMatch((await commands.run(["check"])).out, /benchmark-results-missing/);
  });

  test("says that there is no figure without an empty table", async () => {
    const commands = inWorkspace({ [DOCUMENT]: withResults(`${LINE}\n`), "bench/quick.json": two(["quick"]) });
    const { out, code } = await commands.run(["bench", "check", "bench/quick.json"]);
    assert.deepEqual([out, code], ["0 figures.\n", 2]);
  });

  test("says of a name that several have that it is theirs", async () => {
    const table = "| Metric | Value |\n| --- | --- |\n| p50 | 44 ms |\n\n";
    const bound = withResults(`${table}${LINE}, "quick"\n`);
    const results = two(["quick", "quick", "slow"]);
    const commands = inWorkspace({ [DOCUMENT]: bound, "bench/quick.json": results });
    const told = 'bench/quick.json holds several benchmarks "quick"; expected a name that one alone has.';
    const imported = await commands.run(["bench", "import", "bench/quick.json"]);
    assert.deepEqual([imported.code, imported.error], [2, `${DOCUMENT}: ${told}\n`]);
    assert.match((await commands.run(["check"])).out, /quick\.json holds several benchmarks "quick"; expected a name/);
    const unbound = inWorkspace({ [DOCUMENT]: withResults(table), "bench/quick.json": results });
    const { error } = await unbound.run(["bench", "import", "bench/quick.json", "-d", DOCUMENT, "-b", "quick"]);
    assert.equal(error, 'perfdoc: The file holds several benchmarks "quick"; expected a name that one alone has.\n');
  });

  test("asks for the section with what numbers it where two have one title", async () => {
    const table = "| Metric | Value |\n| --- | --- |\n| p50 | 44 ms |\n\n";
    const text = withResults(`${table}#### Benchmark 2: Draw\n\n${table}`);
    const commands = inWorkspace({ [DOCUMENT]: text, "bench/quick.json": two(["quick"]) });
    const run = ["bench", "import", "bench/quick.json", "-d", DOCUMENT];
    assert.match((await commands.run(run)).error, /--section with "Benchmark 1: Draw" or "Benchmark 2: Draw"\.\n$/);
    assert.match((await commands.run([...run, "-s", "Draw"])).error, /There is no section "Draw"/);
    assert.equal((await commands.run([...run, "-s", "Benchmark 2: Draw"])).code, 0);
    assert.deepEqual((await textOf(commands)).match(/(?<=\| p50 \| ).*(?= \|)/g), ["44 ms", "50 ms"]);
  });

  test("writes into no list of targets", async () => {
    const text = `---\nstatus: draft\nmodule: tiles\ncategory: performance\n---\n\n# Tiles - Performance\n\n## Overview\n\n### Performance Targets\n\n- p95: 80 ms\n`;
    const commands = inWorkspace({ [DOCUMENT]: text, "bench/quick.json": two(["quick"]) });
    const { code, error } = await commands.run(["bench", "import", "bench/quick.json", "-d", DOCUMENT]);
    assert.equal(code, 2);
    assert.match(error, /has no results that figures of bench\/quick\.json could be written to/);
    assert.equal(await textOf(commands), text);
  });
});

describe("against a base", () => {
  const repository = new GitRepository();
  repository.commit("2026-10-01", "met", { [DOCUMENT]: document("60 ms"), "perfdoc.config.yaml": "docsRoot: docs\n" });
  repository.git("mv", DOCUMENT, "docs/tiles/speed.md");
  repository.commit("2026-10-02", "moved", {});
  repository.commit("2026-10-03", "missed", {
    "docs/tiles/speed.md": document("90 ms"),
    "bench/quick.json": quick(twenty(0.09)),
  });
  const against = (...args: readonly string[]) =>
    program(["bench", "check", "bench/quick.json", ...args], { cwd: repository.path });

  test("a target that was met there and is missed fails, whatever the document says by now", () => {
    const { code, out } = against("--base", "HEAD~2");
    assert.equal(code, 1);
    assert.match(out, /Latency \(p95\) +target missed +60 ms +90 ms +90 ms +< 80 ms P95 \(missed\)/);
    assert.equal(against("--base", "HEAD~1").code, 1);
  });

  test("one that was missed there is no news", () => {
    assert.equal(against("--base", "HEAD").code, 0);
    assert.equal(against().code, 0);
  });

  test("a commit that is not there is said", () => {
    const { code, error } = against("--base", "nowhere");
    assert.equal(code, 2);
    assert.equal(error, 'perfdoc: There is no commit "nowhere" here.\n');
  });
});
