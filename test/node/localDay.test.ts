import assert from "node:assert/strict";
import { test } from "node:test";
import { localDay, localToday } from "../../server/src/node/localDay.ts";

test("a day is written with the local year, month and day", () => {
  assert.equal(localDay(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

test("today is another day from midnight on", (context) => {
  const { timers } = context.mock;
  const midnight = new Date(2026, 10, 25).getTime();
  timers.enable({ apis: ["Date"], now: midnight - 1 });
  assert.equal(localToday(), "2026-11-24");
  timers.setTime(midnight);
  assert.equal(localToday(), "2026-11-25");
});
