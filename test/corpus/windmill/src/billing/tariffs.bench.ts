import { Tariffs } from "./tariffs.js";

const tariffs = new Tariffs(new Map([["day-night", [{ fromHour: 0, price: 18n }, { fromHour: 6, price: 27n }]]]));
const month = Array.from({ length: 720 }, (_, hour) => ({ hour, wattHours: 250 }));

export function run(): bigint {
  return tariffs.price("day-night", month);
}
