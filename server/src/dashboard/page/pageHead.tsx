import * as l10n from "@vscode/l10n";
import type { ComponentChildren } from "preact";
import type { DashboardData, DashboardVerdict } from "../../core/dashboard/dashboardData.ts";
import { countText } from "../marks/countText.ts";
import { ScoreBar } from "../marks/scoreBar.tsx";
import { VERDICTS } from "../marks/verdictMark.tsx";
import { summaryOf } from "./summary.ts";

/** What the whole is: its name, and its figures in a row. */
export function PageHead({ data }: { readonly data: DashboardData }) {
  const { documents, filled, expected, verdicts, overdue } = summaryOf(data.documents);
  return (
    <header class="head">
      <h1>
        {data.title} <span class="kind">{l10n.t("Performance documents")}</span>
      </h1>
      <p class="muted">{l10n.t("As of {0}", data.day)}</p>
      <dl class="whole">
        <Figure name={l10n.t("complete: {0} of {1} places filled in", countText(filled), countText(expected))}>
          <ScoreBar percent={data.completeness} />
        </Figure>
        <Figure name={l10n.t(documents === 1 ? "document" : "documents")}>{countText(documents)}</Figure>
        {VERDICTS.filter((verdict) => verdict !== "unclear" || verdicts.unclear > 0).map((verdict) => (
          <Figure key={verdict} name={TARGETS[verdict]()} kind={verdicts[verdict] > 0 ? verdict : ""}>
            {data.detail === "documents" ? "…" : countText(verdicts[verdict])}
          </Figure>
        ))}
        <Figure name={l10n.t("overdue")} kind={overdue > 0 ? "late" : ""}>
          {countText(overdue)}
        </Figure>
      </dl>
    </header>
  );
}

const TARGETS: Readonly<Record<DashboardVerdict, () => string>> = {
  missed: () => l10n.t("targets missed"),
  unclear: () => l10n.t("targets unclear"),
  met: () => l10n.t("targets met"),
  unmeasured: () => l10n.t("targets not measured"),
};

interface FigureProps {
  readonly name: string;
  readonly kind?: string;
  readonly children: ComponentChildren;
}

function Figure({ name, kind = "", children }: FigureProps) {
  return (
    <div class={kind}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
