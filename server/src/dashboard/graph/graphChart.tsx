import * as l10n from "@vscode/l10n";
import { curveBasis, line } from "d3-shape";
import type { GraphEdge, GraphNodeKind } from "../../core/dashboard/dashboardData.ts";
import { NodeLink } from "../marks/nodeLink.tsx";
import type { PlacedEdge, PlacedGraph, PlacedNode, Point } from "./graphLayout.ts";

interface GraphChartProps {
  readonly graph: PlacedGraph;
  /** Those that lead back to themselves. */
  readonly inCycle: ReadonlySet<string>;
}

/** Boxes and arrows. What is wrong has a colour, a line of its own and a word. */
export function GraphChart({ graph, inCycle }: GraphChartProps) {
  const { width, height, nodes, edges } = graph;
  return (
    <svg class="graph" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>{l10n.t("Which documents depend on which")}</title>
      <defs>
        {["plain", "wrong"].map((kind) => (
          <marker
            key={kind}
            id={`arrow-${kind}`}
            class={kind}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0.5 L8 4 L0 7.5 z" />
          </marker>
        ))}
      </defs>
      <g class="edges">
        {edges.map((placed) => (
          <EdgeLine key={`${placed.edge.from} ${placed.edge.to} ${placed.edge.kind} ${placed.edge.line}`} {...placed} />
        ))}
      </g>
      {nodes.map((placed) => (
        <NodeBox key={placed.node.id} placed={placed} isInCycle={inCycle.has(placed.node.id)} />
      ))}
    </svg>
  );
}

function EdgeLine({ edge, points }: PlacedEdge) {
  const path = line<Point>(
    ({ x }) => x,
    ({ y }) => y,
  ).curve(curveBasis)([...points]);
  const isWrong = edge.isBroken || edge.isInCycle;
  const middle = points[Math.floor(points.length / 2)];
  return (
    <g class={`edge ${edge.kind} ${stateOf(edge)}`}>
      <path
        d={path ?? ""}
        {...(edge.kind === "dependency" ? { "marker-end": `url(#arrow-${isWrong ? "wrong" : "plain"})` } : {})}
      />
      {isWrong && middle && (
        <text x={middle.x} y={middle.y + 4} text-anchor="middle">
          {edge.isBroken ? "✗" : "↻"}
        </text>
      )}
    </g>
  );
}

function stateOf({ isBroken, isInCycle }: GraphEdge): string {
  if (isBroken) return "broken";
  return isInCycle ? "cycle" : "sound";
}

function NodeBox({ placed, isInCycle }: { readonly placed: PlacedNode; readonly isInCycle: boolean }) {
  const { node, title, x, y, width, height } = placed;
  const note = noteOf(node.kind, isInCycle, node.module);
  const box = { x: x - width / 2, y: y - height / 2, width, height };
  const drawn = (
    <g class={`node ${node.kind} ${isInCycle ? "cycle" : ""}`}>
      <title>{note === "" ? node.id : `${node.id}: ${note}`}</title>
      <rect class="box" {...box} rx={node.kind === "document" ? 4 : 0} />
      {isInCycle && <rect class="inner" x={box.x + 3} y={box.y + 3} width={width - 6} height={height - 6} rx={2} />}
      <text x={x} y={note === "" ? y + 4 : y - 2} text-anchor="middle">
        {title}
      </text>
      {note !== "" && (
        <text class="note" x={x} y={y + 11} text-anchor="middle">
          {note}
        </text>
      )}
    </g>
  );
  return node.kind === "missing" ? drawn : <NodeLink path={node.id}>{drawn}</NodeLink>;
}

function noteOf(kind: GraphNodeKind, isInCycle: boolean, module: string | null): string {
  if (kind === "missing") return l10n.t("✗ not there");
  return isInCycle ? l10n.t("↻ in a cycle") : (module ?? "");
}
