import { l10n } from "vscode";
import type {
  DocumentRow,
  FindingCounts,
  ItemNode,
  OpenSlot,
  Places,
  SectionNode,
} from "../../../server/src/lsp/client/messages.ts";

/** How the sidebar arranges the documents. */
export interface Arrangement {
  readonly groupBy: GroupBy;
  readonly sortBy: SortBy;
  /** Documents of other kinds, which no template scores, are listed too. */
  readonly showsRelated: boolean;
  /** Words that a row has to hold, in any order. */
  readonly filter: string;
}

export const GROUPINGS = ["module", "status", "score", "sync", "targets", "none"] as const;
export type GroupBy = (typeof GROUPINGS)[number];

export const SORTINGS = ["name", "score", "problems", "sync", "targets"] as const;
export type SortBy = (typeof SORTINGS)[number];

export type TreeNode = GroupNode | DocumentNode | PartNode | ItemRow | SlotNode;

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

/** An item of a section, with something open in it. */
export interface ItemRow {
  readonly kind: "item";
  readonly id: string;
  readonly item: ItemNode;
  readonly parent: PartNode;
  readonly uri: string;
}

/** A place that is still to be written. */
export interface SlotNode {
  readonly kind: "slot";
  readonly id: string;
  readonly slot: OpenSlot;
  readonly parent: PartNode | ItemRow;
  readonly uri: string;
}

/** The rows as groups, or as documents where they are not grouped. Ids stay the same while an author types. */
export function arranged(
  rows: readonly DocumentRow[],
  arrangement: Arrangement,
): readonly GroupNode[] | readonly DocumentNode[] {
  const shown = listed(rows, arrangement)
    .filter((row) => matches(row, arrangement.filter))
    .toSorted(ORDER[arrangement.sortBy]);
  if (arrangement.groupBy === "none") return shown.map((row) => documentNode(row, undefined));
  const { key, order, label } = GROUPS[arrangement.groupBy];
  const groups = new Map<string, DocumentRow[]>();
  for (const row of shown) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.keys()]
    .sort(order)
    .map((key) => groupNode(`${arrangement.groupBy}:${key}`, arrangement.groupBy, label(key), groups.get(key) ?? []));
}

/** The sections below a document or a section. */
export function partsOf(parent: DocumentNode | PartNode, sections: readonly SectionNode[]): readonly PartNode[] {
  const uri = parent.kind === "document" ? parent.row.uri : parent.uri;
  return sections.map((section) => ({ kind: "section", id: `${parent.id}#${section.key}`, section, parent, uri }));
}

export function itemsOf(parent: PartNode): readonly ItemRow[] {
  return numbered(parent.section.items, ({ title }) => title).map(([item, key]) => {
    return { kind: "item", id: `${parent.id}&${key}`, item, parent, uri: parent.uri };
  });
}

export function slotsOf(parent: PartNode | ItemRow): readonly SlotNode[] {
  const open = parent.kind === "item" ? parent.item.open : parent.section.open;
  return numbered(open, ({ label }) => label).map(([slot, key]) => {
    return { kind: "slot", id: `${parent.id}?${key}`, slot, parent, uri: parent.uri };
  });
}

/** Each with a key of its own, which is the same for as long as those of its name before it stay. */
function numbered<Item>(items: readonly Item[], nameOf: (item: Item) => string): readonly (readonly [Item, string])[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = nameOf(item);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return [item, `${name}:${nth}`];
  });
}

/** Without those of other kinds, unless they are wanted. */
export function listed(rows: readonly DocumentRow[], { showsRelated }: Arrangement): readonly DocumentRow[] {
  return showsRelated ? rows : rows.filter(({ completeness }) => completeness !== null);
}

/** What needs an author: errors and warnings. */
export function problemsIn({ error, warning }: FindingCounts): number {
  return error + warning;
}

/** How many places of a section, and of those in it, are still to be written. */
export function openIn({ open, items, sections }: SectionNode): number {
  const inItems = items.reduce((sum, item) => sum + item.open.length, 0);
  return sections.reduce((sum, child) => sum + openIn(child), open.length + inItems);
}

function documentNode(row: DocumentRow, group: string | undefined): DocumentNode {
  return { kind: "document", id: `${group ?? ""}>${row.uri}`, row, group };
}

function groupNode(id: string, groupBy: GroupBy, label: string, rows: readonly DocumentRow[]): GroupNode {
  const places = placesOf(rows);
  return {
    kind: "group",
    id,
    groupBy,
    label,
    completeness: places && Math.floor((places.filled * 100) / places.expected),
    places,
    documents: rows.map((row) => documentNode(row, id)),
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
  sync: (a, b) =>
    Number(b.isOverdue) - Number(a.isOverdue) || compare(a.lastSynced ?? NEVER, b.lastSynced ?? NEVER) || byPath(a, b),
  targets: (a, b) => b.missedTargets - a.missedTargets || byPath(a, b),
};

/** Comes before every day. */
const NEVER = "";

interface Grouping {
  /** The same in every language, since the workspace's memory knows groups by it. */
  readonly key: (row: DocumentRow) => string;
  readonly order: Order<string>;
  readonly label: (key: string) => string;
}

/** The key of those that have nothing to be grouped by. */
const NONE = "";
const OVERDUE = "overdue";
const MISSED = "missed";

/** The least that each group has, in percent, from what needs least work to what needs most. */
const SCORES: readonly number[] = [100, 75, 50, 25, 0];

const GROUPS: Readonly<Record<Exclude<GroupBy, "none">, Grouping>> = {
  module: {
    key: ({ module }) => module ?? NONE,
    order: noneLast(compare),
    label: (key) => (key === NONE ? l10n.t("No module") : key),
  },
  status: {
    key: ({ status }) => status ?? NONE,
    order: noneLast(compare),
    label: (key) => (key === NONE ? l10n.t("No status") : key),
  },
  score: {
    key: ({ completeness }) => String(SCORES.find((least) => (completeness ?? -1) >= least) ?? NONE),
    order: noneLast((a, b) => Number(a) - Number(b)),
    label: scoreLabel,
  },
  sync: {
    key: ({ isOverdue }) => (isOverdue ? OVERDUE : NONE),
    order: noneLast(compare),
    label: (key) => l10n.t(key === OVERDUE ? "Overdue for a check" : "Up to date"),
  },
  targets: {
    key: ({ missedTargets }) => (missedTargets > 0 ? MISSED : NONE),
    order: noneLast(compare),
    label: (key) => l10n.t(key === MISSED ? "Targets missed" : "No target missed"),
  },
};

function scoreLabel(key: string): string {
  switch (key) {
    case NONE:
      return l10n.t("Not scored");
    case "100":
      return l10n.t("Complete");
    case "0":
      return l10n.t("Less than 25%");
    default:
      return l10n.t("{0}% and more", key);
  }
}

function noneLast(order: Order<string>): Order<string> {
  return (a, b) => Number(a === NONE) - Number(b === NONE) || order(a, b);
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, "en");
}
