import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { baseValue, intervalOf, type Quantity, writtenQuantity } from "../../../server/src/core/quantities/quantity.ts";
import { readQuantities } from "../../../server/src/core/quantities/readQuantities.ts";
import { fc, runsOr } from "../../support/property.ts";

const rows = readFileSync("test/core/quantities/quantities.txt", "utf8")
  .split("\n")
  .flatMap((line) => {
    const [written, expected] = line.split(" ⇒ ");
    return expected === undefined || written === undefined || written.includes("`") ? [] : [{ written, expected }];
  });

function inBase(number: number | undefined, quantity: Quantity): string {
  return number === undefined ? "" : String(Number((number * quantity.unit.factor).toPrecision(12)));
}

function described(quantity: Quantity): string {
  const { isTarget, statistic, comparator, dimension, upTo, uncertainty, unit } = quantity;
  return [
    isTarget ? "target" : "",
    statistic ?? "",
    comparator ?? "",
    dimension,
    inBase(quantity.number, quantity),
    upTo === undefined ? "" : `to ${inBase(upTo, quantity)}`,
    uncertainty === undefined ? "" : `± ${inBase(uncertainty, quantity)}`,
    unit.noun,
    unit.per === "" ? "" : `per ${unit.per}`,
  ]
    .filter((word) => word !== "")
    .join(" ");
}

describe("values as authors write them", () => {
  test("there are at least 500 of them", () => {
    assert.ok(rows.length >= 500, String(rows.length));
  });
  for (const { written, expected } of rows) {
    test(written, () => {
      const text = written.replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
      const { quantities, isAmbiguous } = readQuantities(text);
      const found = [...quantities.map(described), ...(isAmbiguous ? ["ambiguous"] : [])].join("; ");
      assert.equal(found || "nothing", expected);
    });
  }
});

/** Everything but the place and how the thousands were parted. */
function meaning({ span: _, loneSeparator: __, ...quantity }: Quantity): Omit<Quantity, "span" | "loneSeparator"> {
  return quantity;
}

const written = fc
  .record({
    lead: fc.constantFrom("", "< ", "≥ ", "~", "at most ", "p95 ", "p99.9 < ", "median ", "target: ", "max "),
    number: fc.oneof(
      fc.nat(2_000_000).map(String),
      fc.tuple(fc.nat(9_999), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`),
      fc.integer({ min: 1_000, max: 9_999_999 }).map((number) => number.toLocaleString("en-US")),
    ),
    scale: fc.constantFrom("", "", "k", "M"),
    more: fc.constantFrom("", "", " ± 5", " ± 2 %"),
    unit: fc.constantFrom(
      " ms",
      "µs",
      " s",
      " min",
      " MB",
      " GiB",
      "%",
      "x",
      " req/s",
      " jobs/min",
      " items",
      " MB/sec",
      " ms/req",
      " KB per operation",
      " rps",
    ),
  })
  .map(
    ({ lead, number, scale, more, unit }) =>
      `${lead}${number}${scale}${more === " ± 2 %" ? `${unit}${more}` : `${more}${unit}`}`,
  );

test("a quantity that is printed reads back as the same", () => {
  fc.assert(
    fc.property(written, (text) => {
      for (const quantity of readQuantities(text).quantities) {
        const [again] = readQuantities(printQuantity(quantity)).quantities;
        assert.deepEqual(again && meaning(again), meaning(quantity), `${text} as ${printQuantity(quantity)}`);
      }
    }),
    { numRuns: runsOr(2_000) },
  );
});

test("every row of the table prints and reads back as the same", () => {
  for (const { written: text } of rows) {
    for (const quantity of readQuantities(text).quantities) {
      const [again] = readQuantities(printQuantity(quantity)).quantities;
      assert.equal(again && described(again), described(quantity), `${text} as ${printQuantity(quantity)}`);
    }
  }
});

test("any text can be read, and a place holds what was read", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(written).map((all) => all.join(" ")),
      ),
      (text) => {
        for (const { span } of readQuantities(text).quantities) assert.match(text.slice(span.start, span.end), /\d/);
      },
    ),
  );
});

function intervalIn(text: string): readonly [number, number] {
  const [quantity] = readQuantities(text).quantities;
  assert.ok(quantity, text);
  const { low, high } = intervalOf(quantity);
  return [low, high];
}

test("a quantity means what it can be rounded from", () => {
  assert.deepEqual(intervalIn("100 %"), [99.5, 100.5]);
  assert.deepEqual(intervalIn("1.0 s"), [0.95, 1.05]);
  assert.deepEqual(intervalIn("2k rps"), [1500, 2500]);
  assert.deepEqual(intervalIn("100 ± 5 %"), [95, 105]);
  assert.deepEqual(intervalIn("12-15 %"), [11.5, 15.5]);
  assert.deepEqual(intervalIn("< 90 s"), [0, 90.5]);
  assert.deepEqual(intervalIn("> 90 s"), [89.5, Number.POSITIVE_INFINITY]);
  assert.deepEqual(intervalIn("about 120 s"), [115, 125]);
});

test("a quantity is shown with its thousands parted", () => {
  const shown = (text: string) => readQuantities(text).quantities.map(writtenQuantity).join(" and ");
  assert.equal(shown("at least 12500 req/s, < 1250ms and 3.20x"), "≥ 12,500 req/s and < 1,250 ms and 3.20x");
  assert.equal(shown("1.5k rps, 10–20 % and 1000/s"), "1.5k rps and 10-20% and 1,000/s");
});

test("the base value counts in seconds, bytes and events a second", () => {
  const values = readQuantities("2 min, 3 KiB, 120 req/min").quantities.map(baseValue);
  assert.deepEqual(values, [120, 3072, 2]);
});

/** The quantity as text that reads back as the same. */
function printQuantity(quantity: Quantity): string {
  const { comparator, number, upTo, uncertainty, unit, statistic, isTarget } = quantity;
  const suffix = SUFFIXES[quantity.scale] ?? "";
  const shown = (one: number) => `${(one / quantity.scale).toFixed(quantity.decimals)}${suffix}`;
  const [, sign, behind = unit.text] = PRICED.exec(unit.text) ?? [];
  const words = [
    isTarget ? "target" : "",
    statistic ?? "",
    comparator ?? "",
    `${sign ?? ""}${shown(number)}`,
    ...(upTo === undefined ? [] : ["-", shown(upTo)]),
    ...(uncertainty === undefined ? [] : ["±", unmistakable(uncertainty)]),
    behind,
  ];
  return words.filter((word) => word !== "").join(" ");
}

/** Three digits behind a dot could be thousands; four can't. */
function unmistakable(number: number): string {
  return String(number).replace(/^(\d{1,3}\.\d{3})$/, "$10");
}

/** The sign of a currency, which stands before its number, and what it is paid for. */
const PRICED = /^([$€£])( per .*|\/.*|)$/;
const SUFFIXES: Readonly<Record<number, string>> = { 1e3: "k", 1e6: "M", 1e9: " billion" };
