import * as l10n from "@vscode/l10n";
import { useMemo } from "preact/hooks";
import type { DocumentGraph } from "../../core/dashboard/dashboardData.ts";
import { drawnEdges } from "../../core/dashboard/drawnEdges.ts";
import { GraphChart } from "../graph/graphChart.tsx";
import { placeGraph } from "../graph/graphLayout.ts";
import { GraphTable } from "../graph/graphTable.tsx";
import { type ShownGraph, shownGraph } from "../graph/shownGraph.ts";
import { useNear } from "./nearViewport.ts";

interface DependenciesProps {
  readonly graph: DocumentGraph;
  readonly shown: ReadonlySet<string>;
  readonly isWhole: boolean;
}

/** How the documents that are shown depend on each other, drawn and as a table. */
export function Dependencies({ graph, shown, isWhole }: DependenciesProps) {
  const [place, isNear] = useNear<HTMLElement>(isWhole);
  const drawn = useMemo(() => shownGraph(graph, (path) => shown.has(path)), [graph, shown]);
  return (
    <section aria-labelledby="dependencies" class="dependencies" ref={place}>
      <h2 id="dependencies" tabIndex={-1}>
        {l10n.t("Dependencies")}
      </h2>
      {drawn.edges.length === 0 && <p class="muted">{l10n.t("No document that is shown names another one.")}</p>}
      {drawn.edges.length > 0 && isNear && <Drawn graph={graph} drawn={drawn} />}
    </section>
  );
}

function Drawn({ graph, drawn }: { readonly graph: DocumentGraph; readonly drawn: ShownGraph }) {
  const placed = useMemo(() => placeGraph({ ...drawn, edges: drawnEdges(drawn) }), [drawn]);
  const inCycle = useMemo(() => new Set(graph.cycles.flat()), [graph]);
  return (
    <>
      <p class="legend">
        <span class="key dependency">{l10n.t("depends on it")}</span>
        <span class="key related">{l10n.t("related")}</span>
        <span class="key cycle">{l10n.t("↻ in a cycle")}</span>
        <span class="key broken">{l10n.t("✗ not there")}</span>
        {drawn.left > 0 && <span>{l10n.t("{0} more links are left out; filter to see them", drawn.left)}</span>}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="scrolling" aria-label={l10n.t("Graph of dependencies")} tabIndex={0}>
        <GraphChart graph={placed} inCycle={inCycle} />
      </section>
      <details>
        <summary>{l10n.t("Show as table")}</summary>
        <GraphTable edges={drawn.edges} />
      </details>
    </>
  );
}
