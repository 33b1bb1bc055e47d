import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DashboardChange, DashboardNumber } from "../../server/src/core/dashboard/dashboardData.ts";
import { BULLET_WIDTH, bulletGeometry } from "../../server/src/dashboard/charts/bulletGeometry.ts";
import { CHANGE_WIDTH, changeGeometry } from "../../server/src/dashboard/charts/changeGeometry.ts";
import { chartScale } from "../../server/src/dashboard/charts/chartScale.ts";
import { TREND, trendGeometry } from "../../server/src/dashboard/charts/trendGeometry.ts";
import { fc, runsOr } from "../support/property.ts";

type Direction = "below" | "above" | null;

/** A number in milliseconds, of which the base unit has a thousand. */
function numberOf(value: number | null, target?: number, direction: Direction = "below"): DashboardNumber {
  return {
    section: "Load test",
    label: "P95",
    text: value === null ? null : `${value} ms`,
    value: value === null ? null : value / 1000,
    upTo: null,
    unit: "ms",
    unitSize: 0.001,
    target: target === undefined ? null : { text: `${target} ms`, value: target / 1000, upTo: null, direction },
    verdict: null,
    history: [],
    line: 1,
  };
}

function bullet(value: number | null, target: number, direction: Direction = "below") {
  const shape = bulletGeometry(numberOf(value, target, direction));
  assert.ok(shape);
  return { ...shape, value: shape.value?.to ?? null, target: shape.targets[0] ?? Number.NaN };
}

const near = (one: number, other: number) => assert.ok(Math.abs(one - other) < 0.001, `${one} is not ${other}`);

describe("a bullet chart", () => {
  test("has its value, its target and its ticks where one scale says", () => {
    const { value, bar, target, ticks } = bullet(50, 100);
    assert.ok(value !== null);
    near(value * 2, target);
    assert.deepEqual(bar, { from: 0, to: value });
    assert.deepEqual(
      ticks.map(({ label }) => label),
      ["0", "50", "100\u00a0ms"],
    );
    near(ticks[1]?.at ?? 0, value);
    near(ticks[2]?.at ?? 0, target);
  });

  test("has room behind whatever is larger", () => {
    for (const [value, target] of [
      [50, 100],
      [100, 50],
    ] as const) {
      const shape = bullet(value, target);
      const most = Math.max(shape.value ?? 0, shape.target);
      assert.ok(most < BULLET_WIDTH && most > BULLET_WIDTH * 0.8, String(most));
    }
  });

  test("is good on the side where its target is met", () => {
    const below = bullet(50, 100, "below");
    assert.deepEqual(
      [below.good, below.bad],
      [[{ from: 0, to: below.target }], [{ from: below.target, to: BULLET_WIDTH }]],
    );
    const above = bullet(50, 100, "above");
    assert.deepEqual([above.good, above.bad], [below.bad, below.good]);
  });

  test("shows what is near its target by a dot on a part of the scale, since no length could tell", () => {
    const { value, target, bar } = bullet(99.95, 99.9, "above");
    assert.equal(bar, null);
    assert.ok(value !== null && value - target > BULLET_WIDTH / 5);
  });

  test("starts its bar at zero, to the left for what is negative", () => {
    const { value, bar, target } = bullet(-20, 30);
    assert.ok(value !== null && bar !== null);
    assert.deepEqual(bar.from, value);
    assert.ok(bar.from < bar.to && bar.to < target);
  });

  test("has no value where nothing is measured, and is none without a target", () => {
    const { value, bar, target } = bullet(null, 100);
    assert.deepEqual([value, bar], [null, null]);
    assert.ok(target > 0);
    assert.equal(bulletGeometry(numberOf(100)), null);
  });

  test("stands the zero at its left where both are zero", () => {
    const { value, target } = bullet(0, 0);
    assert.deepEqual([value, target], [0, 0]);
  });

  test("has a target that is a range in its middle, and none of both sides where it is one value", () => {
    const number = numberOf(20, 30, null);
    const range = bulletGeometry({
      ...number,
      upTo: 0.025,
      target: { value: 0.03, upTo: 0.04, direction: null },
    });
    assert.ok(range?.value);
    const [from = 0, to = 0] = range.targets;
    near(range.value.from / 20, range.value.to / 25);
    near(from / 30, to / 40);
    assert.deepEqual(range.good, [{ from, to }]);
    assert.deepEqual(range.bad, [
      { from: 0, to: from },
      { from: to, to: BULLET_WIDTH },
    ]);
    const single = bulletGeometry(number);
    assert.deepEqual([single?.good, single?.bad, single?.targets.length], [[], [], 1]);
  });

  test("has labels that do not run into each other, and keeps the unit", () => {
    for (const unit of ["ms", "requests per second and node"]) {
      const { ticks } = chartScale({ values: [1380, 1850], unit, unitSize: 1, width: BULLET_WIDTH });
      assert.ok(ticks.at(-1)?.label.endsWith(unit));
      for (const [index, { at, label }] of ticks.entries()) {
        const next = ticks[index + 1];
        if (next) assert.ok(next.at - at > label.length * 3, label);
      }
    }
  });

  test("writes large and small ticks short", () => {
    const last = (value: number) =>
      chartScale({ values: [value], unit: "", unitSize: 1, width: BULLET_WIDTH }).ticks.at(-1)?.label;
    assert.deepEqual([2, 2000, 2e6, 2e18, 2e-7].map(last), ["2", "2,000", "2M", "2e18", "2e-7"]);
  });
});

test("every chart of whatever numbers stands within its frame, and keeps their order", () => {
  const any = fc.oneof(
    fc.double({ noNaN: true }),
    fc.double({ min: -1e4, max: 1e4, noNaN: true }),
    fc.constantFrom(0, -0, 5e-324, Number.MAX_VALUE, -Number.MAX_VALUE, Number.POSITIVE_INFINITY),
  );
  const isWithin = (place: number | null, width: number) => place === null || (place >= 0 && place <= width);
  fc.assert(
    fc.property(
      any,
      any,
      any,
      fc.constantFrom<Direction>("below", "above", null),
      any,
      (one, other, third, direction, size) => {
        const history = [one, other, third].map((value, index) => ({ day: `2026-0${index + 1}-01`, text: "", value }));
        const number = {
          ...numberOf(null),
          value: one,
          unitSize: size,
          target: { text: "", value: other, upTo: direction === null ? third : null, direction },
          history,
        };
        const shape = bulletGeometry(number);
        assert.ok(shape);
        const stretches = [shape.value, shape.bar, ...shape.good, ...shape.bad].filter((stretch) => stretch !== null);
        for (const place of [...stretches.flatMap(({ from, to }) => [from, to]), ...shape.targets])
          assert.ok(isWithin(place, BULLET_WIDTH), String(place));
        assert.ok(stretches.every(({ from, to }) => from <= to));
        const [at = 0] = shape.targets;
        if (one < other) assert.ok((shape.value?.to ?? 0) <= at);
        if (one > other) assert.ok((shape.value?.to ?? 0) >= at);
        assert.ok(shape.ticks.every(({ at }) => isWithin(at, BULLET_WIDTH)));
        const trend = trendGeometry(number);
        assert.ok(trend);
        assert.ok(trend.points.every(({ x, y }) => isWithin(x, TREND.width) && isWithin(y, TREND.height)));
        assert.ok(trend.targets.every((place) => isWithin(place, TREND.height)));
        assert.doesNotMatch(trend.path, /NaN|Infinity/);
        const change = { ...CHANGE, before: { text: "", value: one }, after: { text: "", value: other } };
        for (const place of Object.values(changeGeometry(change))) assert.ok(isWithin(place, CHANGE_WIDTH));
      },
    ),
    { numRuns: runsOr(500) },
  );
});

const CHANGE: DashboardChange = {
  section: "Batching",
  before: { text: "120 ms", value: 0.12 },
  after: { text: "48 ms", value: 0.048 },
  percent: -60,
  isBetter: true,
  line: 3,
};

test("a dumbbell leads from what was to what is, on a scale with its zero", () => {
  const { before, after, zero } = changeGeometry(CHANGE);
  assert.equal(zero, 0);
  near(after / before, 48 / 120);
});

describe("a trend", () => {
  const history = (...points: readonly (readonly [day: string, value: number])[]) =>
    points.map(([day, value]) => ({ day, text: String(value), value }));

  test("is a line through all values, by day, with the target at its height", () => {
    const shape = trendGeometry({
      ...numberOf(10, 10_000),
      history: history(["2026-01-01", 0], ["2026-01-11", 20], ["2026-01-31", 10]),
    });
    assert.ok(shape);
    const [first, second, last] = shape.points;
    assert.ok(first && second && last);
    near((second.x - first.x) * 3, last.x - first.x);
    near(first.y - last.y, last.y - second.y);
    assert.ok(second.y < first.y, "more is higher");
    near(shape.targets[0] ?? 0, last.y);
    assert.equal(shape.path.match(/[ML]/g)?.length, 3);
  });

  test("is none of one value", () => {
    assert.equal(trendGeometry({ ...numberOf(10, 20), history: history(["2026-01-01", 10]) }), null);
  });

  test("goes on where days do not tell: several of one day, and what is no day", () => {
    for (const days of [
      ["2026-01-01", "2026-01-01", "2026-01-01"],
      ["2026-01-01", "yesterday", "2026-02-01"],
    ]) {
      const shape = trendGeometry({ ...numberOf(1, 2), history: days.map((day) => ({ day, text: "1", value: 1 })) });
      const places = shape?.points.map(({ x }) => x) ?? [];
      assert.equal(new Set(places).size, 3);
      near((places[1] ?? 0) * 2, (places[0] ?? 0) + (places[2] ?? 0));
    }
  });
});
