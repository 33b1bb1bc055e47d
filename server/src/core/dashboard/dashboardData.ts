import type { OutcomeVerdict } from "../conformance/measurements/measurements.ts";

/**
 * What the dashboard shows, as plain JSON: the same for the report that is opened from a disk and for the editor's. Paths
 * count from the folder that the report was asked for, lines and columns from 1, percentages are whole.
 */
export interface DashboardData {
  readonly version: 1;
  /** What it is about: the name of the folder. */
  readonly title: string;
  /** When it was made, as `YYYY-MM-DD`. */
  readonly day: string;
  /** Of all places of all measured documents; null where there is none. */
  readonly completeness: number | null;
  /**
   * How far it was looked: `documents` knows no numbers and changes yet, `numbers` nothing of earlier commits. An editor
   * shows what is known first.
   */
  readonly detail: DashboardDetail;
  readonly modules: readonly DashboardModule[];
  /** In the order of their modules. */
  readonly documents: readonly DashboardDocument[];
  readonly graph: DocumentGraph;
}

export type DashboardDetail = "documents" | "numbers" | "history";

export interface DashboardModule {
  /** Null for documents that name no module. */
  readonly name: string | null;
  readonly completeness: number | null;
}

export interface DashboardDocument {
  readonly path: string;
  readonly title: string;
  readonly module: string | null;
  readonly category: string | null;
  readonly status: string | null;
  readonly declaredCompleteness: number | null;
  readonly completeness: number | null;
  /** What the percentage is made of; null for documents without a template. */
  readonly filled: number | null;
  readonly expected: number | null;
  /** The day of the last check against the code; null where there was none. */
  readonly lastSynced: string | null;
  readonly isOverdue: boolean;
  /** Why, as a sentence; null where it is not overdue. */
  readonly overdueReason: string | null;
  /** Metrics that miss their target, those left out that a comment in the document keeps quiet. */
  readonly missedTargets: number;
  readonly numbers: readonly DashboardNumber[];
  readonly changes: readonly DashboardChange[];
}

/** `unclear`: it may be met or not; `unmeasured`: there is a target, and no value that could be held against it. */
export type DashboardVerdict = OutcomeVerdict;

/** Which values are good ones; null where a target is a range or one value. */
export type TargetDirection = "below" | "above" | null;

/** A figure that the document states, or a target that nothing is stated for. */
export interface DashboardNumber {
  readonly section: string;
  readonly label: string;
  /** As the document writes it; null where nothing is measured. */
  readonly text: string | null;
  /** In the base unit of its dimension, so that all values of a number can be drawn on one scale. */
  readonly value: number | null;
  /** The upper end, where it is a range. */
  readonly upTo: number | null;
  /** The unit that the document uses, and how many base units that is. */
  readonly unit: string;
  readonly unitSize: number;
  readonly target: DashboardTarget | null;
  /** Null where there is no target. */
  readonly verdict: DashboardVerdict | null;
  /** What it was at earlier commits, the oldest first; the last is what it is now. One point where it never changed. */
  readonly history: readonly HistoryPoint[];
  readonly line: number;
}

export interface DashboardTarget {
  readonly text: string;
  /** In the base unit. */
  readonly value: number;
  /** The upper end, where it is a range. */
  readonly upTo: number | null;
  readonly direction: TargetDirection;
}

export interface HistoryPoint {
  readonly day: string;
  readonly text: string;
  /** In the base unit. */
  readonly value: number;
}

/** A measured value before and after an optimisation. */
export interface DashboardChange {
  readonly section: string;
  readonly before: StatedValue;
  readonly after: StatedValue;
  /** In percent of what it was: -60 from 120 ms to 48 ms. */
  readonly percent: number;
  /** Null where what is measured does not tell. */
  readonly isBetter: boolean | null;
  readonly line: number;
}

export interface StatedValue {
  readonly text: string;
  /** In the base unit. */
  readonly value: number;
}

/** Which documents depend on which, and which are related. */
export interface DocumentGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Documents that lead back to themselves over `dependencies`, one list for each knot, as ids. */
  readonly cycles: readonly (readonly string[])[];
}

/** `document`: one of ours; `file`: another that is there; `missing`: where a link leads and nothing is. */
export type GraphNodeKind = "document" | "file" | "missing";

export interface GraphNode {
  /** Its path. */
  readonly id: string;
  readonly kind: GraphNodeKind;
  /** The document's title, or the file's name. */
  readonly title: string;
  readonly module: string | null;
  readonly status: string | null;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: "dependency" | "related";
  /** Its target is not there. */
  readonly isBroken: boolean;
  /** It is part of a cycle of dependencies. */
  readonly isInCycle: boolean;
  /** Where it stands in the document that it leads from. */
  readonly line: number;
}
