import type { DocumentGraph, GraphEdge, GraphNode } from "../../core/dashboard/dashboardData.ts";

/** What of a graph is drawn. */
export interface ShownGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** How many links there are beyond those that are drawn. */
  readonly left: number;
}

/** More cannot be told apart, and take long to be laid out. */
const MOST_NODES = 80;

/**
 * The links from some documents and to them, with what they lead to: those that are broken or go round come first where
 * there are more than can be drawn.
 */
export function shownGraph({ nodes, edges }: DocumentGraph, isShown: (path: string) => boolean): ShownGraph {
  const wanted = edges.filter(({ from, to }) => isShown(from) || isShown(to));
  const inOrder = [...wanted].sort((one, other) => urgency(one) - urgency(other));
  const taken = new Set<string>();
  const drawn = inOrder.filter(({ from, to }) => {
    const added = [from, to].filter((id) => !taken.has(id));
    if (taken.size + added.length > MOST_NODES) return false;
    for (const id of added) taken.add(id);
    return true;
  });
  return { nodes: nodes.filter(({ id }) => taken.has(id)), edges: drawn, left: wanted.length - drawn.length };
}

function urgency({ isBroken, isInCycle, kind }: GraphEdge): number {
  if (isBroken || isInCycle) return 0;
  return kind === "dependency" ? 1 : 2;
}
