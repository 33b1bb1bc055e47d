import type {
  DocumentRow,
  FindingCounts,
  OpenSlot,
  Places,
  SectionNode,
} from "../../../server/src/lsp/client/messages.ts";

/** How the sidebar arranges the documents. */
export interface Arrangement {
  readonly groupBy: GroupBy;
  readonly sortBy: SortBy;
  /** Words that a row has to hold, in any order. */
  readonly filter: string;
}

export const GROUPINGS = ["module", "status", "score", "none"] as const;
export type GroupBy = (typeof GROUPINGS)[number];

export const SORTINGS = ["name", "score", "problems"] as const;
export type SortBy = (typeof SORTINGS)[number];

export type TreeNode = GroupNode | DocumentNode | PartNode | SlotNode;

export interface GroupNode {
  readonly kind: "group";
  readonly id: string;
  readonly groupBy: GroupBy;
  readonly label: string;
  /** Whole percent of the places of those that are scored; null where none is. */
  readonly completeness: number | null;
  readonly places: Places | null;
  readonly documents: readonly DocumentNode[];
}

export interface DocumentNode {
  readonly kind: "document";
  readonly id: string;
  readonly row: DocumentRow;
  readonly group: string | undefined;
}

/** A section of a document. */
export interface PartNode {
  readonly kind: "section";
  readonly id: string;
  readonly section: SectionNode;
  readonly parent: DocumentNode | PartNode;
  readonly uri: string;
}

/** A place that is still to be written. */
export interface SlotNode {
  readonly kind: "slot";
  readonly id: string;
  readonly slot: OpenSlot;
  readonly parent: PartNode;
  readonly uri: string;
}

/** The rows as groups, or as documents where they are not grouped. Ids stay the same while an author types. */
export function arranged(
  rows: readonly DocumentRow[],
  arrangement: Arrangement,
): readonly GroupNode[] | readonly DocumentNode[] {
  const shown = rows.filter((row) => matches(row, arrangement.filter)).toSorted(ORDER[arrangement.sortBy]);
  if (arrangement.groupBy === "none") return shown.map((row) => documentNode(row, undefined));
  const { key, order } = GROUPS[arrangement.groupBy];
  const groups = new Map<string, DocumentRow[]>();
  for (const row of shown) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.keys()].sort(order).map((label) => groupNode(arrangement.groupBy, label, groups.get(label) ?? []));
}

/** What is below a document or a section. */
export function partsOf(parent: DocumentNode | PartNode, sections: readonly SectionNode[]): readonly PartNode[] {
  const uri = parent.kind === "document" ? parent.row.uri : parent.uri;
  return sections.map((section) => ({ kind: "section", id: `${parent.id}#${section.key}`, section, parent, uri }));
}

export function slotsOf(parent: PartNode): readonly SlotNode[] {
  const seen = new Map<string, number>();
  return parent.section.open.map((slot) => {
    const nth = (seen.get(slot.label) ?? 0) + 1;
    seen.set(slot.label, nth);
    return { kind: "slot", id: `${parent.id}?${slot.label}:${nth}`, slot, parent, uri: parent.uri };
  });
}

/** What needs an author: errors and warnings. */
export function problemsIn({ error, warning }: FindingCounts): number {
  return error + warning;
}

/** How many places of a section, and of those in it, are still to be written. */
export function openIn({ open, sections }: SectionNode): number {
  return sections.reduce((sum, child) => sum + openIn(child), open.length);
}

function documentNode(row: DocumentRow, group: string | undefined): DocumentNode {
  return { kind: "document", id: `${group ?? ""}>${row.uri}`, row, group };
}

function groupNode(groupBy: GroupBy, label: string, rows: readonly DocumentRow[]): GroupNode {
  const places = placesOf(rows);
  return {
    kind: "group",
    id: `${groupBy}:${label}`,
    groupBy,
    label,
    completeness: places && Math.floor((places.filled * 100) / places.expected),
    places,
    documents: rows.map((row) => documentNode(row, `${groupBy}:${label}`)),
  };
}

/** Those of all rows that are scored; null where none is. */
function placesOf(rows: readonly DocumentRow[]): Places | null {
  const scored = rows.flatMap(({ places }) => places ?? []);
  if (scored.length === 0) return null;
  return scored.reduce((sum, { filled, expected }) => ({
    filled: sum.filled + filled,
    expected: sum.expected + expected,
  }));
}

function matches(row: DocumentRow, filter: string): boolean {
  const text = [row.title, row.path, row.module, row.status, row.category].join(" ").toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

type Order<Item> = (a: Item, b: Item) => number;

const byPath: Order<DocumentRow> = (a, b) => compare(a.folder, b.folder) || compare(a.path, b.path);

/** What has a score comes before what is only related. */
const scoredFirst: Order<DocumentRow> = (a, b) => Number(a.completeness === null) - Number(b.completeness === null);

const ORDER: Readonly<Record<SortBy, Order<DocumentRow>>> = {
  name: (a, b) => scoredFirst(a, b) || byPath(a, b),
  score: (a, b) => (a.completeness ?? 101) - (b.completeness ?? 101) || byPath(a, b),
  problems: (a, b) => problemsIn(b.findings) - problemsIn(a.findings) || byPath(a, b),
};

interface Grouping {
  readonly key: (row: DocumentRow) => string;
  readonly order: Order<string>;
}

const NO_MODULE = "No module";
const NO_STATUS = "No status";

/** From what needs most work to what needs least. */
const SCORES: readonly (readonly [least: number, label: string])[] = [
  [100, "Complete"],
  [75, "75 % and more"],
  [50, "50 % and more"],
  [25, "25 % and more"],
  [0, "Less than 25 %"],
];
const NOT_SCORED = "Not scored";
const SCORE_LABELS = [...SCORES.map(([, label]) => label).toReversed(), NOT_SCORED];

const GROUPS: Readonly<Record<Exclude<GroupBy, "none">, Grouping>> = {
  module: { key: ({ module }) => module ?? NO_MODULE, order: lastly(NO_MODULE) },
  status: { key: ({ status }) => status ?? NO_STATUS, order: lastly(NO_STATUS) },
  score: {
    key: ({ completeness }) => SCORES.find(([least]) => (completeness ?? -1) >= least)?.[1] ?? NOT_SCORED,
    order: (a, b) => SCORE_LABELS.indexOf(a) - SCORE_LABELS.indexOf(b),
  },
};

function lastly(last: string): Order<string> {
  return (a, b) => Number(a === last) - Number(b === last) || compare(a, b);
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, "en");
}
