/** The day of a moment where the program runs, as `YYYY-MM-DD`. */
export function localDay(moment: Date): string {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

let last = { minute: Number.NaN, day: "" };

/** The day where the program runs. A day begins with a minute, so it is made out anew with each one only. */
export function localToday(): string {
  const minute = Math.floor(Date.now() / 60_000);
  if (minute !== last.minute) last = { minute, day: localDay(new Date()) };
  return last.day;
}
