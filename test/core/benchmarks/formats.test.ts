import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, test } from "node:test";
import { resultsFormats } from "../../../server/src/core/benchmarks/formats/formats.ts";
import { type ResultsReading, readResults, sourceOf } from "../../../server/src/core/benchmarks/formats/readResults.ts";
import type { BenchmarkResult, Measure, ResultsFile } from "../../../server/src/core/benchmarks/resultsFile.ts";
import { mangled } from "../../support/mangledText.ts";
import { withOtherValues } from "../../support/otherValues.ts";
import { fc, runsOr } from "../../support/property.ts";
import { resultsFixtures } from "../../support/resultsFixtures.ts";
import { slower } from "../../support/slowerResults.ts";

const fixtures = resultsFixtures();

describe("a format of results", () => {
  test("has a folder of fixtures with a word on where they come from", () => {
    assert.deepEqual(
      [...new Set(fixtures.map(({ format }) => format))].sort(),
      resultsFormats.map(({ id }) => id).sort(),
    );
    for (const { format } of fixtures) assert.match(readFileSync(`test/results/${format}/NOTES.txt`, "utf8"), /\S/);
  });

  for (const { format, file, text } of fixtures) {
    test(`${file} reads as is written beside it`, () => {
      const reading = readResults(text);
      const shown = reading.kind === "none" ? `${reading.message}\n` : writtenOut(reading.results);
      const expected = `${file}.read.txt`;
      if (process.env.UPDATE) writeFileSync(expected, shown);
      assert.equal(shown, readFileSync(expected, "utf8"));
      if (reading.kind === "results") assert.equal(reading.results.format, format);
    });

    test(`${file} is in one format alone`, () => {
      const source = sourceOf(text);
      assert.deepEqual(
        resultsFormats.filter((one) => one.detect(source)).map(({ id }) => id),
        [format],
      );
    });

    test(`${file} with some of it gone or in disorder is read or refused`, () => {
      fc.assert(
        fc.property(mangled(text), (other) => assertSound(readResults(other))),
        { numRuns: runsOr(40) },
      );
    });

    test(`${file} cut off anywhere is read or refused, and nothing in it is no number`, () => {
      const step = Math.max(1, Math.floor(text.length / 40));
      for (let end = 0; end < text.length; end += step) {
        assertSound(readResults(text.slice(0, end)));
      }
    });

    test(`${file} with anything in the place of a value is read or refused, and nothing in it is no number`, () => {
      for (const changed of withOtherValues(text)) assertSound(readResults(changed));
    });

    test(`${file} with longer times reads as slower by as much`, () => {
      const before = readResults(text);
      if (before.kind === "results") assertSlower(before.results, readResults(slower(format, text, 1.5)), 1.5);
    });
  }
});

/** What holds of whatever was read. */
function assertSound(reading: ResultsReading): void {
  if (reading.kind === "none") {
    assert.match(reading.message, /^[A-Z].*\.$/);
    return;
  }
  const { benchmarks, earlier, remarks } = reading.results;
  for (const { name, measures, lacking, failure } of [benchmarks, ...earlier.map((one) => one.benchmarks)].flat()) {
    assert.equal(typeof name, "string");
    assert.ok(measures.every(({ value }) => Number.isFinite(value)));
    assert.ok(measures.length > 0 || failure !== undefined, name.slice(0, 200));
    const labels = measures.map(labelled);
    assert.equal(new Set(labels).size, labels.length, `${name.slice(0, 200)}: ${labels.join()}`);
    for (const { why } of lacking) assert.match(why, /^\p{Lu}.*\.$/u);
    if (failure !== undefined) assert.match(failure, /^[\p{Lu}\d][^\n\r]*\.$/u);
  }
  for (const one of remarks) assert.match(one, /^[\p{Lu}\d][^\n\r]*\.$/u);
}

function assertSlower(before: ResultsFile, after: ResultsReading, factor: number): void {
  if (after.kind === "none") assert.fail(after.message);
  const ratios = ratiosOf(before, after.results);
  for (const { kind, ratio } of ratios) {
    const expected = kind === "latency" ? factor : kind === "throughput" || kind === "transfer" ? 1 / factor : 1;
    assert.ok(Math.abs(ratio / expected - 1) < 0.05, `${kind} ${ratio}`);
  }
  assert.ok(
    ratios.some(({ kind }) => kind === "latency" || kind === "throughput") ||
      ratios.every(({ kind }) => kind === "errors"),
  );
}

function ratiosOf(
  before: ResultsFile,
  after: ResultsFile,
): readonly { readonly kind: string; readonly ratio: number }[] {
  return before.benchmarks.flatMap(({ measures }, index) =>
    measures
      .map((one, place) => ({ one, other: after.benchmarks[index]?.measures[place] }))
      .filter(({ one }) => one.value !== 0)
      .map(({ one, other }) => ({ kind: one.kind, ratio: (other?.value ?? Number.NaN) / one.value })),
  );
}

/** A file as read, for people to compare with it. */
function writtenOut(results: ResultsFile): string {
  const { tool, run, benchmarks, earlier, remarks } = results;
  const machine = Object.entries(run.machine).map(([key, value]) => `${key}: ${value}`);
  return `${[
    `${[tool.name, tool.version ?? "", run.takenAt ?? "", run.commit ?? ""].filter(Boolean).join(", ")}`,
    ...machine,
    ...remarks.map((one) => `! ${one}`),
    ...benchmarks.flatMap((one) => ["", ...writtenBenchmark(one)]),
    ...earlier.flatMap(({ run: { takenAt, commit }, benchmarks: all }) => [
      "",
      `== ${takenAt ?? "at some time"}, ${commit ?? "of some commit"}`,
      ...all.flatMap(writtenBenchmark),
    ]),
  ].join("\n")}\n`;
}

function writtenBenchmark({ name, basis, samples, measures, lacking, failure }: BenchmarkResult): readonly string[] {
  return [
    `${name} (each ${basis ?? "value"}${samples === undefined ? "" : `, ${samples} samples`})`,
    ...measures.map((one) => `  ${labelled(one)} ${Number(one.value.toPrecision(6))}${one.noun ? ` ${one.noun}` : ""}`),
    ...lacking.map(({ kind, statistic, why }) => `  no ${statistic ?? ""} ${kind}: ${why}`.replace("  no  ", "  no ")),
    ...(failure === undefined ? [] : [`  failed: ${failure}`]),
  ];
}

function labelled({ kind, statistic }: Measure): string {
  return statistic === undefined ? kind : `${kind} ${statistic}`;
}
