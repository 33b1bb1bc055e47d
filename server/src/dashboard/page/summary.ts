import type {
  DashboardData,
  DashboardDocument,
  DashboardNumber,
  DashboardVerdict,
} from "../../core/dashboard/dashboardData.ts";

export type VerdictCount = Readonly<Record<DashboardVerdict, number>>;

/** What some documents are together. */
export interface Summary {
  readonly documents: number;
  readonly filled: number;
  readonly expected: number;
  readonly verdicts: VerdictCount;
  readonly overdue: number;
}

export function summaryOf(documents: readonly DashboardDocument[]): Summary {
  return {
    documents: documents.length,
    filled: documents.reduce((sum, { filled }) => sum + (filled ?? 0), 0),
    expected: documents.reduce((sum, { expected }) => sum + (expected ?? 0), 0),
    verdicts: verdictsOf(documents.flatMap(({ numbers }) => numbers)),
    overdue: documents.filter(({ isOverdue }) => isOverdue).length,
  };
}

export function verdictsOf(numbers: readonly DashboardNumber[]): VerdictCount {
  const count = (wanted: DashboardVerdict) => numbers.filter(({ verdict }) => verdict === wanted).length;
  return { met: count("met"), missed: count("missed"), unclear: count("unclear"), unmeasured: count("unmeasured") };
}

/** A metric that misses its target, with the document that says so. */
export interface MissedTarget {
  readonly document: DashboardDocument;
  readonly number: DashboardNumber;
}

/** Those that are furthest from their targets first. */
export function missedTargets({ documents }: DashboardData): readonly MissedTarget[] {
  const missed = documents.flatMap((document) =>
    document.numbers.filter(({ verdict }) => verdict === "missed").map((number) => ({ document, number })),
  );
  return missed.sort((one, other) => distance(other.number) - distance(one.number));
}

/** How often the one of a value and its target is the other; from 1. */
function distance({ value, target }: DashboardNumber): number {
  if (value === null || target === null) return 1;
  const [one, other] = [Math.abs(value), Math.abs(target.value)];
  return one === 0 || other === 0 ? Number.MAX_VALUE : Math.min(Math.max(one / other, other / one), Number.MAX_VALUE);
}
