import type {
  DashboardChange,
  DashboardData,
  DashboardDocument,
  DashboardNumber,
  DashboardVerdict,
  DocumentGraph,
  GraphEdge,
  GraphNode,
} from "../../server/src/core/dashboard/dashboardData.ts";

interface Wanted {
  readonly documents: number;
  readonly numbers?: number;
  readonly seed?: number;
  /** Texts that a document may hold, put wherever one can stand. */
  readonly hostile?: readonly string[];
}

/** Texts that would be more than text somewhere in a page. */
export const HOSTILE_TEXTS = [
  "</script><img src=x onerror=alert(1)>",
  "<!-- <script>alert(2)",
  "\u2028 ' \u2029 \\",
  '"><svg onload=alert(3)>',
  "&lt;b&gt;&quot;",
  "$& $` $1 {0}",
  "javascript:alert(4)",
  "</title></style><base href=//evil.example>",
] as const;

const MODULES = ["search", "gateway", "checkout", "ingest", "billing", null];
const STATUSES = ["draft", "current", "stub", "needs-review"];
const METRICS = [
  { label: "P95", unit: "ms", unitSize: 0.001, direction: "below", about: 120 },
  { label: "P50 of a warm cache", unit: "ms", unitSize: 0.001, direction: "below", about: 18 },
  { label: "Requests per second", unit: "req/sec", unitSize: 1, direction: "above", about: 1850 },
  { label: "Peak memory", unit: "MB", unitSize: 1e6, direction: "below", about: 512 },
  { label: "Availability", unit: "%", unitSize: 1, direction: "above", about: 99.9 },
  { label: "Bundle size", unit: "KB", unitSize: 1e3, direction: "below", about: 240 },
  { label: "Time to first row", unit: "s", unitSize: 1, direction: "below", about: 1.2 },
] as const;

/** Data for a dashboard, the same each time for a seed. */
export function dashboardFixture({ documents: count, numbers = 6, seed = 1, hostile = [] }: Wanted): DashboardData {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[], other: T): T => from[Math.floor(random() * from.length)] ?? other;
  const name = (usual: string) => (hostile.length > 0 && random() < 0.5 ? pick(hostile, usual) : usual);
  const documents = Array.from({ length: count }, (_, index): DashboardDocument => {
    const module = pick(MODULES, null);
    const expected = 30 + Math.floor(random() * 60);
    const filled = Math.floor(expected * (0.3 + 0.7 * random()));
    const completeness = Math.round((filled / expected) * 100);
    const isOverdue = random() < 0.15;
    const figures = Array.from({ length: numbers }, (_, at) => numberOf(random, at, name));
    return {
      path: `docs/${module ?? "other"}/${index}/performance.md`,
      title: name(`${pick(TITLES, "Search")} ${index + 1}`),
      module,
      category: "performance",
      status: pick(STATUSES, "draft"),
      declaredCompleteness: random() < 0.2 ? Math.round(completeness / 2) : completeness,
      completeness,
      filled,
      expected,
      lastSynced: random() < 0.7 ? day(Math.floor(random() * 300)) : null,
      isOverdue,
      overdueReason: isOverdue ? "src/router.ts has changed since it was last checked against the code." : null,
      missedTargets: figures.filter(({ verdict }) => verdict === "missed").length,
      numbers: figures,
      changes: index % 3 === 0 ? [changeOf(random, name)] : [],
    };
  }).sort((one, other) => (one.module ?? "~").localeCompare(other.module ?? "~"));
  return {
    version: 1,
    title: name("shop"),
    day: "2026-11-30",
    detail: "history",
    completeness: count === 0 ? null : percentOf(documents),
    modules: MODULES.filter((module) => documents.some((one) => one.module === module)).map((module) => ({
      name: module,
      completeness: percentOf(documents.filter((one) => one.module === module)),
    })),
    documents,
    graph: graphOf(documents, random),
  };
}

const TITLES = ["Product Search", "Public Gateway", "Checkout", "Event Ingest", "Invoice Run", "Session Store"];

function percentOf(documents: readonly DashboardDocument[]): number {
  const sum = (key: "filled" | "expected") => documents.reduce((total, one) => total + (one[key] ?? 0), 0);
  return Math.round((sum("filled") / sum("expected")) * 100);
}

function numberOf(random: () => number, index: number, name: (usual: string) => string): DashboardNumber {
  const { label, unit, unitSize, direction, about } = METRICS[index % METRICS.length] ?? METRICS[0];
  const spread = unit === "%" ? 0.002 : 0.8;
  const wobble = () => about * (1 + (random() - 0.6) * spread);
  const values = Array.from({ length: random() < 0.2 ? 1 : 2 + Math.floor(random() * 9) }, wobble);
  const isMeasured = random() > 0.12;
  const hasTarget = random() > 0.1;
  const value = isMeasured ? (values.at(-1) ?? about) : null;
  const text = (one: number) => `${Number(one.toPrecision(unit === "%" ? 5 : 3))} ${unit}`;
  return {
    section: index % 3 === 0 ? "Current State" : "Load test",
    label: name(index < METRICS.length ? label : `${label} of part ${index}`),
    text: value === null ? null : text(value),
    value: value === null ? null : value * unitSize,
    upTo: null,
    unit,
    unitSize,
    target: hasTarget
      ? {
          text: `${direction === "below" ? "<" : ">"} ${about} ${unit}`,
          value: about * unitSize,
          upTo: null,
          direction,
        }
      : null,
    verdict: hasTarget ? verdictOf(value, about, direction) : null,
    history: isMeasured
      ? values.map((one, at) => ({ day: day(280 - at * 25), text: text(one), value: one * unitSize }))
      : [],
    line: 20 + index * 3,
  };
}

function verdictOf(value: number | null, target: number, direction: "below" | "above"): DashboardVerdict {
  if (value === null) return "unmeasured";
  return (direction === "below" ? value <= target : value >= target) ? "met" : "missed";
}

function changeOf(random: () => number, name: (usual: string) => string): DashboardChange {
  const before = 60 + Math.floor(random() * 300);
  const after = Math.floor(before * (0.2 + random()));
  return {
    section: name("Batching of writes"),
    before: { text: `${before} ms`, value: before / 1000 },
    after: { text: `${after} ms`, value: after / 1000 },
    percent: ((after - before) / before) * 100,
    isBetter: random() < 0.1 ? null : after <= before,
    line: 90,
  };
}

/** Each document depends on an earlier one or is related to it; three go round, and some links are broken. */
function graphOf(documents: readonly DashboardDocument[], random: () => number): DocumentGraph {
  const cycle = documents.slice(0, 3).map(({ path }) => path);
  const edges = documents.flatMap(({ path: from }, index): readonly GraphEdge[] => {
    const other = documents[Math.floor(random() * index)]?.path;
    const kind = random() < 0.7 ? "dependency" : "related";
    const sound = { from, kind, isBroken: false, isInCycle: false, line: 5 } as const;
    return [
      ...(other === undefined || index < 3 ? [] : [{ ...sound, to: other }]),
      ...(index % 9 === 4 ? [{ ...sound, to: `docs/gone-${index}.md`, isBroken: true, line: 6 }] : []),
    ];
  });
  const round = cycle.length < 3 ? [] : cycle;
  const loop = round.map((from, index): GraphEdge => {
    const to = round[(index + 1) % round.length] ?? from;
    return { from, to, kind: "dependency", isBroken: false, isInCycle: true, line: 5 };
  });
  const gone = edges.filter(({ isBroken }) => isBroken).map(({ to }) => to);
  return {
    nodes: [
      ...documents.map(({ path, title, module, status }): GraphNode => {
        return { id: path, kind: "document", title, module, status };
      }),
      ...gone.map((id): GraphNode => ({ id, kind: "missing", title: id, module: null, status: null })),
    ],
    edges: [...loop, ...edges],
    cycles: round.length > 0 ? [round] : [],
  };
}

function day(before: number): string {
  return new Date(Date.UTC(2026, 10, 30) - before * 86_400_000).toISOString().slice(0, 10);
}

/** Numbers from 0 to 1, the same for a seed: a linear congruential generator. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
