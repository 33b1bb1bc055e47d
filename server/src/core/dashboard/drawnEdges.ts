import type { DocumentGraph, GraphEdge } from "./dashboardData.ts";

/** An edge as a picture shows it. */
export interface DrawnEdge extends GraphEdge {
  /** Both name each other: one line without a direction. */
  readonly isMutual: boolean;
}

/** The edges of a picture: what is said twice is drawn once, and a dependency is more than a relation. */
export function drawnEdges({ edges }: Pick<DocumentGraph, "edges">): readonly DrawnEdge[] {
  const keys = new Set(edges.map(keyOf));
  const isDependency = ({ from, to }: GraphEdge) =>
    keys.has(keyOf({ from, to, kind: "dependency" })) || keys.has(keyOf({ from: to, to: from, kind: "dependency" }));
  const drawn = new Set<string>();
  return edges.flatMap((edge): readonly DrawnEdge[] => {
    const back = keyOf({ ...edge, from: edge.to, to: edge.from });
    const isMutual = edge.kind === "related" && keys.has(back);
    if (edge.kind === "related" && (isDependency(edge) || (isMutual && drawn.has(back)))) return [];
    drawn.add(keyOf(edge));
    return [{ ...edge, isMutual }];
  });
}

function keyOf({ from, to, kind }: Pick<GraphEdge, "from" | "to" | "kind">): string {
  return `${kind}\n${from}\n${to}`;
}
