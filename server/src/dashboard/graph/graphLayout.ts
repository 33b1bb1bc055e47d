import { Graph, layout } from "@dagrejs/dagre";
import type { GraphEdge, GraphNode } from "../../core/dashboard/dashboardData.ts";
import type { ShownGraph } from "./shownGraph.ts";

export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

export interface PlacedNode extends Box {
  readonly node: GraphNode;
  readonly title: string;
}

interface Box {
  /** The centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const LETTER = 6.4;
const LONGEST = 28;
const HEIGHT = 34;
const MARGIN = 10;

/** Places documents in layers: what depends on something stands left of it. */
export function placeGraph({ nodes, edges }: ShownGraph): PlacedGraph {
  const graph = new Graph<{ width: number; height: number }, Box, { points: readonly Point[] }>({ multigraph: true });
  const options = { rankdir: "LR", nodesep: 14, ranksep: 64, edgesep: 8, marginx: MARGIN, marginy: MARGIN };
  graph.setGraph({ ...options, width: 0, height: 0 });
  const placed = nodes.map((node) => ({ node, title: shortened(node.title) }));
  // Named by their places: the layout keeps names in objects, of which `__proto__` is none.
  const names = new Map(nodes.map(({ id }, index) => [id, String(index)]));
  const nameOf = (id: string) => names.get(id) ?? "";
  for (const { node, title } of placed)
    graph.setNode(nameOf(node.id), {
      x: 0,
      y: 0,
      width: Math.ceil(Math.max(title.length, 12) * LETTER) + 24,
      height: HEIGHT,
    });
  // A document may be linked by two fields of one other, and from more than one place.
  edges.forEach(({ from, to }, index) => void graph.setEdge(nameOf(from), nameOf(to), { points: [] }, String(index)));
  layout(graph);
  const { width, height } = graph.graph();
  return {
    width,
    height,
    nodes: placed.map(({ node, title }) => ({ node, title, ...graph.node(nameOf(node.id)) })),
    edges: edges.map((edge, index) => ({
      edge,
      points: graph.edge(nameOf(edge.from), nameOf(edge.to), String(index)).points,
    })),
  };
}

function shortened(title: string): string {
  const letters = [...title];
  return letters.length <= LONGEST ? title : `${letters.slice(0, LONGEST - 1).join("")}…`;
}
