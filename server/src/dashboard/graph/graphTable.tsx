import * as l10n from "@vscode/l10n";
import type { GraphEdge } from "../../core/dashboard/dashboardData.ts";
import { PlaceLink } from "../marks/placeLink.tsx";

/** The links that a graph draws, one a row. */
export function GraphTable({ edges }: { readonly edges: readonly GraphEdge[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{l10n.t("From")}</th>
          <th scope="col">{l10n.t("To")}</th>
          <th scope="col">{l10n.t("Link")}</th>
          <th scope="col">{l10n.t("State")}</th>
        </tr>
      </thead>
      <tbody>
        {edges.map((edge) => (
          <tr key={`${edge.from} ${edge.to} ${edge.kind} ${edge.line}`}>
            <th scope="row">
              <PlaceLink path={edge.from} line={edge.line}>
                {edge.from}
              </PlaceLink>
            </th>
            <td>{edge.to}</td>
            <td>{edge.kind === "dependency" ? l10n.t("depends on it") : l10n.t("related")}</td>
            <td>
              <StateOfLink edge={edge} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StateOfLink({ edge }: { readonly edge: GraphEdge }) {
  if (edge.isBroken) return <span class="verdict missed">{l10n.t("✗ not there")}</span>;
  if (edge.isInCycle) return <span class="verdict missed">{l10n.t("↻ in a cycle")}</span>;
  return <span class="muted">{l10n.t("sound")}</span>;
}
