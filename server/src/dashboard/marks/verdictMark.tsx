import * as l10n from "@vscode/l10n";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { DashboardVerdict } from "../../core/dashboard/dashboardData.ts";
import { countText } from "./countText.ts";

/** A verdict as a mark and a word, so that its colour says nothing that is not said. */
export function VerdictMark({ verdict }: { readonly verdict: DashboardVerdict }) {
  return (
    <span class={`verdict ${verdict}`}>
      <Sign verdict={verdict} /> {verdictWord(verdict)}
    </span>
  );
}

/** False while nobody has read the documents' numbers yet: then nothing is said of their targets. */
export const NumbersContext = createContext(true);

/** How many verdicts there are of each kind; what is not there is left out. */
export function VerdictCounts({ counts }: { readonly counts: Readonly<Record<DashboardVerdict, number>> }) {
  const shown = VERDICTS.filter((verdict) => counts[verdict] > 0);
  const isRead = useContext(NumbersContext);
  if (!isRead) return <span class="muted">…</span>;
  if (shown.length === 0) return <span class="muted">{l10n.t("no targets")}</span>;
  return (
    <span class="counts">
      {shown.map((verdict) => (
        <span key={verdict} class={`verdict ${verdict}`}>
          <Sign verdict={verdict} /> {countText(counts[verdict])} {verdictWord(verdict)}
        </span>
      ))}
    </span>
  );
}

function Sign({ verdict }: { readonly verdict: DashboardVerdict }) {
  return (
    <span class="sign" aria-hidden="true">
      {SIGNS[verdict]}
    </span>
  );
}

export const VERDICTS = ["missed", "unclear", "met", "unmeasured"] as const satisfies readonly DashboardVerdict[];

const SIGNS: Readonly<Record<DashboardVerdict, string>> = { met: "✓", missed: "✗", unclear: "?", unmeasured: "–" };

const WORDS: Readonly<Record<DashboardVerdict, () => string>> = {
  met: () => l10n.t("met"),
  missed: () => l10n.t("missed"),
  unclear: () => l10n.t("unclear"),
  unmeasured: () => l10n.t("not measured"),
};

export function verdictWord(verdict: DashboardVerdict): string {
  return WORDS[verdict]();
}
