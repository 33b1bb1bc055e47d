const MONTHS_OF_30 = [4, 6, 9, 11];

/** True for `YYYY-MM-DD`, if the calendar has that day. Such texts compare as the days do. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** The day, so many days later. */
export function addDays(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  // In UTC, so that no time zone and no change of the clocks moves the day.
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, "YYYY-MM-DD".length);
}

/** A time of the day, as clocks and exports write it. */
const TIME = /^(?:[T ] ?\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{1,9})? ?(?:Z|UTC|[+-]\d{2}:?\d{2})?)?$/;

/**
 * The day that a text with the year first means: `2026/1/5`, `20260105`, `2026-01-05T10:00Z`. Behind a day nothing but a
 * time may stand: whoever writes the day alone must not take anything else away.
 */
export function dayMeant(text: string): string | undefined {
  const parts =
    /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(.*)$/.exec(text.trim()) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text.trim());
  const [, year = "", , month = "", date = "", behind = ""] = parts ?? [];
  if (!parts || !TIME.test(behind)) return undefined;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : undefined;
}

function isCalendarDay(year: number, month: number, date: number): boolean {
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return MONTHS_OF_30.includes(month) ? 30 : 31;
}
