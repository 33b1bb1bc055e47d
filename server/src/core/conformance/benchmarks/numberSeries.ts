import { baseValue } from "../../quantities/quantity.ts";
import { type DocumentNumber, numbersByKey } from "./documentNumbers.ts";

/** The numbers of one version of a document. */
export interface NumbersOfVersion {
  /** When it was committed, as `YYYY-MM-DD`. */
  readonly day: string;
  readonly numbers: readonly DocumentNumber[];
}

/** A value that a number had, and from which day on. */
export interface NumberPoint {
  readonly day: string;
  readonly number: DocumentNumber;
}

/**
 * What each number of a document was before, the oldest first; the last one is what it is now. A value that stayed is
 * one point.
 * @param versions The newest first.
 */
export function numberSeries(
  numbers: readonly DocumentNumber[],
  versions: readonly NumbersOfVersion[],
  today: string,
): ReadonlyMap<DocumentNumber, readonly NumberPoint[]> {
  const earlier = versions.toReversed().map(({ day, numbers: then }) => ({ day, byKey: numbersByKey(then) }));
  return new Map(
    [...numbersByKey(numbers)].map(([key, now]) => {
      const points = [
        ...earlier.flatMap(({ day, byKey }) => pointAt(day, byKey.get(key))),
        { day: today, number: now },
      ];
      return [now, points.filter((one, index) => !isSame(one, points[index - 1]))] as const;
    }),
  );
}

function pointAt(day: string, number: DocumentNumber | undefined): readonly NumberPoint[] {
  return number ? [{ day, number }] : [];
}

function isSame({ number }: NumberPoint, before: NumberPoint | undefined): boolean {
  return before !== undefined && baseValue(number.quantity) === baseValue(before.number.quantity);
}

const BLOCKS = "▁▂▃▄▅▆▇█";

/** Values as blocks of as many heights: "▁▃█". All of one height where they are the same, none for fewer than two. */
export function sparkline(values: readonly number[]): string {
  if (values.length < 2) return "";
  const least = Math.min(...values);
  const range = Math.max(...values) - least;
  return values
    .map((value) => BLOCKS[range === 0 ? 3 : Math.round(((value - least) / range) * (BLOCKS.length - 1))] ?? "")
    .join("");
}

/** The same for a series. */
export function sparklineOf(points: readonly NumberPoint[]): string {
  return sparkline(points.map(({ number }) => baseValue(number.quantity)));
}
