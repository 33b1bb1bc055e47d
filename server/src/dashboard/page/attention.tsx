import * as l10n from "@vscode/l10n";
import type { ComponentChildren, VNode } from "preact";
import type { DashboardData } from "../../core/dashboard/dashboardData.ts";
import { countText } from "../marks/countText.ts";
import { PlaceLink } from "../marks/placeLink.tsx";
import type { Filter } from "./filter.ts";
import { missedTargets } from "./summary.ts";

/** So many of a kind are listed; the rest is found among the documents. */
const MOST = 8;

interface AttentionProps {
  readonly data: DashboardData;
  readonly show: (filter: Partial<Filter>) => void;
}

/** What somebody has to look at, the most urgent first. */
export function Attention({ data, show }: AttentionProps) {
  const missed = missedTargets(data);
  const overdue = data.documents.filter(({ isOverdue }) => isOverdue);
  const broken = data.graph.edges.filter(({ isBroken }) => isBroken);
  const { cycles } = data.graph;
  const isQuiet = missed.length + overdue.length + broken.length + cycles.length === 0;
  return (
    <section aria-labelledby="attention" class="attention">
      <h2 id="attention">{l10n.t("Needs attention")}</h2>
      {isQuiet && <p>{l10n.t("Nothing: no target is missed, no document overdue, and every link leads somewhere.")}</p>}
      <Kind
        title={l10n.t("Missed targets")}
        items={missed.map(({ document, number }) => (
          <>
            <PlaceLink path={document.path} line={number.line}>
              {number.label}
            </PlaceLink>{" "}
            <span class="verdict missed">{number.text}</span>
            {number.target && <span class="target-text"> {l10n.t("target {0}", number.target.text)}</span>}
            <span class="where">{document.title}</span>
          </>
        ))}
        more={() => show({ shown: "missed" })}
      />
      <Kind
        title={l10n.t("Overdue documents")}
        items={overdue.map(({ path, title, overdueReason }) => (
          <>
            <PlaceLink path={path} line={1}>
              {title}
            </PlaceLink>
            <span class="where">{overdueReason}</span>
          </>
        ))}
        more={() => show({ shown: "overdue" })}
      />
      <Kind
        title={l10n.t("Broken links")}
        items={broken.map(({ from, to, line }) => (
          <>
            <PlaceLink path={from} line={line}>
              {from}
            </PlaceLink>
            <span class="where">{l10n.t("leads to {0}, which is not there", to)}</span>
          </>
        ))}
      />
      <Kind
        title={l10n.t("Cycles of dependencies")}
        items={cycles.map((cycle) => [...cycle, ...cycle.slice(0, 1)].join(" → "))}
      />
    </section>
  );
}

interface KindProps {
  readonly title: string;
  readonly items: readonly (VNode | string)[];
  /** Shows all of them. */
  readonly more?: () => void;
}

function Kind({ title, items, more }: KindProps) {
  if (items.length === 0) return null;
  const rest = items.length - MOST;
  return (
    <div class="kind-of">
      <h3>
        {title} <span class="number">{countText(items.length)}</span>
      </h3>
      <ul>
        {items.slice(0, MOST).map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
      {rest > 0 && <Rest count={rest} more={more} />}
    </div>
  );
}

function Rest({ count, more }: { readonly count: number; readonly more: (() => void) | undefined }): ComponentChildren {
  if (!more) return <p class="muted">{l10n.t("and {0} more, in the table of dependencies", countText(count))}</p>;
  return (
    <button type="button" class="link" onClick={more}>
      {l10n.t("{0} more: show all documents with one", countText(count))}
    </button>
  );
}
