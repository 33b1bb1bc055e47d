import * as l10n from "@vscode/l10n";
import type { DashboardDocument } from "../../core/dashboard/dashboardData.ts";
import { PlaceLink } from "../marks/placeLink.tsx";
import { ScoreBar } from "../marks/scoreBar.tsx";
import { VerdictCounts } from "../marks/verdictMark.tsx";
import { ChangesTable } from "./changesTable.tsx";
import { type Shown, shownNumbers } from "./filter.ts";
import { useNear } from "./nearViewport.ts";
import { NumbersTable } from "./numbersTable.tsx";
import { verdictsOf } from "./summary.ts";

interface DocumentEntryProps {
  readonly document: DashboardDocument;
  readonly shown: Shown;
  /** Drawn whole at once, without waiting to come near the window. */
  readonly isWhole: boolean;
}

/** A document: a light row, and its charts once it comes near the window. */
export function DocumentEntry({ document, shown, isWhole }: DocumentEntryProps) {
  const [place, isNear] = useNear<HTMLElement>(isWhole);
  const numbers = shownNumbers(document.numbers, shown);
  return (
    <article class="document" ref={place}>
      <h3>
        <PlaceLink path={document.path} line={1}>
          {document.title}
        </PlaceLink>
      </h3>
      <p class="facts">
        {document.completeness !== null && (
          <>
            <ScoreBar percent={document.completeness} />
            <VerdictCounts counts={verdictsOf(document.numbers)} />
          </>
        )}
        {factsOf(document).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        <span class="path">{document.path}</span>
      </p>
      {document.isOverdue && (
        <p class="overdue">
          <strong>{l10n.t("Overdue")}</strong> {document.overdueReason}
        </p>
      )}
      {isNear ? (
        <>
          {numbers.length > 0 && <NumbersTable document={document} numbers={numbers} />}
          {document.changes.length > 0 && shown === "all" && <ChangesTable document={document} />}
        </>
      ) : (
        <svg class="spacer" width="1" height={heightOf(numbers.length, document.changes.length)} aria-hidden="true" />
      )}
    </article>
  );
}

function factsOf({ module, status, completeness, declaredCompleteness, lastSynced }: DashboardDocument) {
  const hasOtherScore = declaredCompleteness !== null && declaredCompleteness !== completeness;
  return [
    ...(module === null ? [] : [module]),
    ...(status === null ? [] : [status]),
    ...(hasOtherScore ? [l10n.t("declares {0}%", declaredCompleteness)] : []),
    ...(lastSynced === null ? [] : [l10n.t("checked against the code on {0}", lastSynced)]),
  ];
}

const [HEAD, NUMBER, CHANGE] = [30, 41, 33];

/** About as high as the tables will be, so that what is below stays where it is. */
function heightOf(numbers: number, changes: number): number {
  return (numbers > 0 ? HEAD + numbers * NUMBER : 0) + (changes > 0 ? HEAD + changes * CHANGE : 0);
}
