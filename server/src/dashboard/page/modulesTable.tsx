import * as l10n from "@vscode/l10n";
import type { DashboardData } from "../../core/dashboard/dashboardData.ts";
import { countText } from "../marks/countText.ts";
import { ScoreBar } from "../marks/scoreBar.tsx";
import { VerdictCounts } from "../marks/verdictMark.tsx";
import type { Filter } from "./filter.ts";
import { summaryOf } from "./summary.ts";

interface ModulesTableProps {
  readonly data: DashboardData;
  /** Shows the documents of one. */
  readonly show: (filter: Partial<Filter>) => void;
}

/** Each module with its score, and what came of its targets. */
export function ModulesTable({ data, show }: ModulesTableProps) {
  return (
    <section aria-labelledby="modules">
      <h2 id="modules">{l10n.t("Modules")}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{l10n.t("Module")}</th>
            <th scope="col">{l10n.t("Complete")}</th>
            <th scope="col" class="figure">
              {l10n.t("Documents")}
            </th>
            <th scope="col">{l10n.t("Targets")}</th>
            <th scope="col" class="figure">
              {l10n.t("Overdue")}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.modules.map(({ name, completeness }) => {
            const { documents, verdicts, overdue } = summaryOf(data.documents.filter(({ module }) => module === name));
            return (
              <tr key={name}>
                <th scope="row">
                  {documents === 0 ? (
                    (name ?? l10n.t("no module"))
                  ) : (
                    <button type="button" class="link" onClick={() => show({ module: name })}>
                      {name ?? l10n.t("no module")}
                    </button>
                  )}
                </th>
                <td>
                  <ScoreBar percent={completeness} />
                </td>
                <td class="figure">{countText(documents)}</td>
                <td>{documents === 0 ? null : <VerdictCounts counts={verdicts} />}</td>
                <td class="figure">{overdue === 0 ? "" : countText(overdue)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
