import * as l10n from "@vscode/l10n";
import type { DashboardDocument, DashboardNumber } from "../../core/dashboard/dashboardData.ts";
import { BulletChart } from "../charts/bulletChart.tsx";
import { TrendChart } from "../charts/trendChart.tsx";
import { PlaceLink } from "../marks/placeLink.tsx";
import { VerdictMark } from "../marks/verdictMark.tsx";

interface NumbersTableProps {
  readonly document: DashboardDocument;
  readonly numbers: readonly DashboardNumber[];
}

/** The numbers of a document. The table says all that its charts show. */
export function NumbersTable({ document, numbers }: NumbersTableProps) {
  return (
    <table class="numbers">
      <caption class="sr">{l10n.t("Numbers of {0}", document.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{l10n.t("Metric")}</th>
          <th scope="col" class="figure">
            {l10n.t("Value")}
          </th>
          <th scope="col" class="figure">
            {l10n.t("Target")}
          </th>
          <th scope="col">{l10n.t("Verdict")}</th>
          <th scope="col">{l10n.t("Value and target")}</th>
          <th scope="col">{l10n.t("History")}</th>
        </tr>
      </thead>
      <tbody>
        {numbers.map((number) => (
          <NumberRow key={`${number.line} ${number.label}`} path={document.path} number={number} />
        ))}
      </tbody>
    </table>
  );
}

function NumberRow({ path, number }: { readonly path: string; readonly number: DashboardNumber }) {
  const { section, label, text, target, verdict, line } = number;
  return (
    <tr>
      <th scope="row">
        <PlaceLink path={path} line={line}>
          {label}
        </PlaceLink>
        {section !== "" && <span class="section">{section}</span>}
      </th>
      <td class="figure">{text ?? "–"}</td>
      <td class="figure">{target?.text ?? ""}</td>
      <td>{verdict && <VerdictMark verdict={verdict} />}</td>
      <td class="drawn">
        <BulletChart number={number} />
      </td>
      <td class="drawn">
        <History number={number} />
      </td>
    </tr>
  );
}

/** The line of a number's values, which opens the table behind it. */
function History({ number }: { readonly number: DashboardNumber }) {
  const { history, label } = number;
  if (history.length < 2) return null;
  return (
    <details>
      <summary>
        <TrendChart number={number} />
        <span class="sr">{l10n.t("{0} values of {1}", history.length, label)}</span>
      </summary>
      <table class="history">
        <caption class="sr">{l10n.t("History of {0}", label)}</caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t("Day")}</th>
            <th scope="col" class="figure">
              {l10n.t("Value")}
            </th>
          </tr>
        </thead>
        <tbody>
          {history.map(({ day, text }, index) => (
            // Two of one day are told apart by their place alone.
            <tr key={`${day} ${index}`}>
              <th scope="row">{day}</th>
              <td class="figure">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
