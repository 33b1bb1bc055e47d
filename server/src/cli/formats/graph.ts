import type { DocumentGraph, GraphNode } from "../../core/dashboard/dashboardData.ts";
import { type DrawnEdge, drawnEdges } from "../../core/dashboard/drawnEdges.ts";
import type { GraphFormat } from "../terminal/options.ts";
import { jsonText } from "./jsonText.ts";

/** The graph as text: for Mermaid, for Graphviz (https://graphviz.org/doc/info/lang.html), or as data. */
export function formatGraph(graph: DocumentGraph, format: GraphFormat): string {
  if (format === "json") return jsonText({ version: 1, ...graph });
  return format === "dot" ? dotText(graph) : mermaidText(graph);
}

/** https://mermaid.js.org/syntax/flowchart.html; GitHub and VS Code draw it in a fence of that name. */
function mermaidText({ nodes, ...graph }: DocumentGraph): string {
  const edges = drawnEdges(graph);
  const names = namesOf(nodes);
  const lines = [
    "flowchart LR",
    ...nodes.map((node) => `  ${names.get(node.id)}${mermaidShape(node)}`),
    ...edges.map((edge) => `  ${names.get(edge.from)} ${mermaidArrow(edge)} ${names.get(edge.to)}`),
    ...classLines(nodes, names, "missing", "stroke:#c00,stroke-dasharray:4"),
    ...classLines(nodes, names, "file", "stroke-dasharray:2"),
    ...edges.flatMap((edge, index) => (edge.isInCycle ? [`  linkStyle ${index} stroke:#c00,stroke-width:2px`] : [])),
  ];
  return `${lines.join("\n")}\n`;
}

/** Names of our own: a path may hold what means something in either language. */
function namesOf(nodes: readonly GraphNode[]): ReadonlyMap<string, string> {
  return new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
}

function mermaidShape(node: GraphNode): string {
  const text = `"${mermaidEscaped(labelOf(node))}"`;
  return node.kind === "document" ? `[${text}]` : node.kind === "file" ? `(${text})` : `{{${text}}}`;
}

/** Entities are all that a label in quotation marks knows to escape with. */
function mermaidEscaped(text: string): string {
  return text.replace(/[#"&<>`\\]/g, (mark) => `#${mark.codePointAt(0)};`).replace(/\s+/g, " ");
}

function mermaidArrow({ kind, isBroken, isInCycle, isMutual }: DrawnEdge): string {
  const word = isBroken ? "missing" : isInCycle ? "cycle" : undefined;
  const line = kind === "dependency" ? "-->" : isMutual ? "-.-" : "-.->";
  return word === undefined ? line : `${line}|${word}|`;
}

function classLines(
  nodes: readonly GraphNode[],
  names: ReadonlyMap<string, string>,
  kind: GraphNode["kind"],
  style: string,
): readonly string[] {
  const own = nodes.filter((node) => node.kind === kind).map(({ id }) => names.get(id));
  return own.length === 0 ? [] : [`  classDef ${kind} ${style}`, `  class ${own.join(",")} ${kind}`];
}

function dotText({ nodes, ...graph }: DocumentGraph): string {
  const edges = drawnEdges(graph);
  const lines = [
    "digraph documents {",
    "  rankdir=LR;",
    "  node [shape=box];",
    ...nodes.map((node) => `  ${quoted(node.id)} [label=${quoted(labelOf(node))}${DOT_NODE[node.kind]}];`),
    ...edges.map((edge) => `  ${quoted(edge.from)} -> ${quoted(edge.to)}${dotStyle(edge)};`),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

const DOT_NODE: Readonly<Record<GraphNode["kind"], string>> = {
  document: "",
  file: ", style=rounded",
  missing: ', style=dashed, color="#cc0000"',
};

function dotStyle({ kind, isBroken, isInCycle, isMutual }: DrawnEdge): string {
  const styles = [
    ...(kind === "related" ? ["style=dashed"] : []),
    ...(isMutual ? ["dir=none"] : []),
    ...(isBroken ? ['label="missing"'] : isInCycle ? ['label="cycle"'] : []),
    ...(isBroken || isInCycle ? ['color="#cc0000"'] : []),
  ];
  return styles.length === 0 ? "" : ` [${styles.join(", ")}]`;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ")}"`;
}

/** A document by its title, anything else by its path. */
function labelOf({ kind, id, title }: GraphNode): string {
  return kind === "document" && title !== "" ? title : id;
}
