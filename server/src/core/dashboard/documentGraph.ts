import { nameOf } from "../host/uri.ts";
import { addTo } from "../text/addTo.ts";
import { pathsInFrontmatter, type Reference } from "../workspace/facts/documentReferences.ts";
import { referenceTarget } from "../workspace/links/documentPaths.ts";
import { withFacts } from "../workspace/withFacts.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { cyclesIn } from "./cycles.ts";
import type { DocumentGraph, GraphEdge, GraphNode } from "./dashboardData.ts";

/** A document as a node: what is known of it already. */
export interface GraphDocument extends Omit<GraphNode, "id" | "kind"> {
  readonly uri: string;
}

/**
 * What documents depend on and are related to, by the frontmatter of each, open texts before the disk's.
 * @param idOf What a place is called: its path from wherever the reader is.
 */
export async function documentGraph(
  workspace: Workspace,
  documents: readonly GraphDocument[],
  idOf: (uri: string) => string,
): Promise<DocumentGraph> {
  const links: Link[] = [];
  for (const { uri } of documents) links.push(...(await linksOf(workspace, uri)));
  const ours = new Map(documents.map((document) => [document.uri, document]));
  const others = new Map(links.filter(({ to }) => !ours.has(to)).map((link) => [link.to, link]));
  const dependencies = new Map<string, string[]>();
  for (const { from, to, kind } of links) if (kind === "dependency") addTo(dependencies, from, to);
  const cycles = cyclesIn([...ours.keys()], (uri) => dependencies.get(uri) ?? []);
  const knotOf = new Map(cycles.flatMap((knot, index) => knot.map((uri) => [uri, index] as const)));
  return {
    nodes: [
      ...documents.map(
        ({ uri, title, module, status }): GraphNode => ({ id: idOf(uri), kind: "document", title, module, status }),
      ),
      ...[...others.values()].map((link) => otherNode(link, idOf)),
    ],
    edges: links.map(
      ({ from, to, kind, isBroken, line }): GraphEdge => ({
        from: idOf(from),
        to: idOf(to),
        kind,
        isBroken,
        isInCycle: kind === "dependency" && knotOf.has(from) && knotOf.get(from) === knotOf.get(to),
        line,
      }),
    ),
    cycles: cycles.map((knot) => knot.map(idOf)),
  };
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly kind: GraphEdge["kind"];
  readonly isBroken: boolean;
  readonly line: number;
}

function otherNode({ to, isBroken }: Link, idOf: (uri: string) => string): GraphNode {
  return { id: idOf(to), kind: isBroken ? "missing" : "file", title: nameOf(to), module: null, status: null };
}

/** The paths in the frontmatter of a document; those that lead out of the workspace are nobody's here. */
async function linksOf(workspace: Workspace, uri: string): Promise<readonly Link[]> {
  const read = await workspace.read(uri);
  if (read.kind !== "document") return [];
  const { lines, frontmatter } = read.document;
  const { facts, settings } = workspace.contextOf(uri);
  const references = pathsInFrontmatter(uri, frontmatter, { ...facts, docsRoot: settings.docsRoot });
  return withFacts(workspace, uri, (context) => {
    const seen = new Set<string>();
    return references.flatMap((reference): readonly Link[] => {
      const target = placeOf(reference, context.facts);
      const { kind, span } = reference;
      if (!target || seen.has(`${kind} ${target.to}`)) return [];
      seen.add(`${kind} ${target.to}`);
      return [{ from: uri, ...target, kind, line: lines.positionAt(span.start).line + 1 }];
    });
  });
}

function placeOf(
  reference: Reference,
  facts: Parameters<typeof referenceTarget>[1],
): Pick<Link, "to" | "isBroken"> | undefined {
  const found = referenceTarget(reference, facts);
  if (found?.kind === "place") return { to: found.uri, isBroken: false };
  const [first] = reference.targets;
  return found === undefined && first ? { to: first.uri, isBroken: true } : undefined;
}
