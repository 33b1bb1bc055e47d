import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addDays, dayMeant, isDay } from "../../../server/src/core/text/dates.ts";

describe("dates", () => {
  test("a day is one that the calendar has", () => {
    for (const day of ["2024-02-29", "2000-02-29", "2026-12-31", "2026-04-30"]) assert.ok(isDay(day), day);
    for (const day of [
      "2025-02-29",
      "1900-02-29",
      "2026-04-31",
      "2026-13-01",
      "2026-00-10",
      "2026-01-00",
      "2026-1-5",
      "26-01-05",
      " 2026-01-05",
      "2026-01-05T00:00",
    ])
      assert.ok(!isDay(day), day);
  });

  test("days are added over months, years and changes of the clocks", () => {
    assert.equal(addDays("2026-12-31", 1), "2027-01-01");
    assert.equal(addDays("2024-02-28", 1), "2024-02-29");
    assert.equal(addDays("2026-03-29", 1), "2026-03-30");
    assert.equal(addDays("2026-01-01", -1), "2025-12-31");
  });

  test("a date is meant where its year comes first", () => {
    for (const text of [
      "2026/1/5",
      "20260105",
      "2026.01.05",
      "2026-01-05T10:00:00Z",
      "2026-01-05 9:30:00.5 +0100",
      " 2026-1-05 ",
    ])
      assert.equal(dayMeant(text), "2026-01-05", text);
    for (const text of ["05/01/2026", "2026-02-30", "2026", "2026-01/05", "Jan 5, 2026", ""])
      assert.equal(dayMeant(text), undefined, text);
    for (const text of [
      "2026-01-05 by Anna",
      "2026-01-05 updated 2026-02-01",
      "2026-01-05 10:00 or later",
      "2026-01-05T",
    ])
      assert.equal(dayMeant(text), undefined, text);
  });
});
