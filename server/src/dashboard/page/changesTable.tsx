import * as l10n from "@vscode/l10n";
import type { DashboardChange, DashboardDocument } from "../../core/dashboard/dashboardData.ts";
import { ChangeChart } from "../charts/changeChart.tsx";
import { PlaceLink } from "../marks/placeLink.tsx";

/** What optimisations of a document brought: each value before and after. */
export function ChangesTable({ document }: { readonly document: DashboardDocument }) {
  return (
    <table class="changes">
      <caption class="sr">{l10n.t("Optimizations of {0}", document.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{l10n.t("Optimization")}</th>
          <th scope="col" class="figure">
            {l10n.t("Before")}
          </th>
          <th scope="col" class="figure">
            {l10n.t("After")}
          </th>
          <th scope="col">{l10n.t("Change")}</th>
          <th scope="col">{l10n.t("Before and after")}</th>
        </tr>
      </thead>
      <tbody>
        {document.changes.map((change) => (
          <tr key={`${change.line} ${change.before.text} ${change.after.text}`}>
            <th scope="row">
              <PlaceLink path={document.path} line={change.line}>
                {change.section}
              </PlaceLink>
            </th>
            <td class="figure">{change.before.text}</td>
            <td class="figure">{change.after.text}</td>
            <td>
              <Judged change={change} />
            </td>
            <td class="drawn">
              <ChangeChart change={change} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** By how much a value changed, and whether that is better. */
function Judged({ change: { percent, isBetter } }: { readonly change: DashboardChange }) {
  const amount = `${percent < 0 ? "−" : percent > 0 ? "+" : ""}${Math.abs(Math.round(percent * 10) / 10)}%`;
  if (isBetter === null) return <span class="figure">{amount}</span>;
  return (
    <span class={isBetter ? "verdict met" : "verdict missed"}>
      <span class="figure">{amount}</span> {isBetter ? l10n.t("better") : l10n.t("worse")}
    </span>
  );
}
