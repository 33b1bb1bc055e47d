import * as l10n from "@vscode/l10n";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { DashboardData } from "../../core/dashboard/dashboardData.ts";
import { Hatching } from "../charts/bulletChart.tsx";
import { type Places, PlacesContext } from "../marks/placeLink.tsx";
import { NumbersContext } from "../marks/verdictMark.tsx";
import { Attention } from "./attention.tsx";
import { Dependencies } from "./dependencies.tsx";
import { DocumentEntry } from "./documentEntry.tsx";
import { type Filter, isFiltering, matches, NO_FILTER } from "./filter.ts";
import { FilterForm, shownCount } from "./filterForm.tsx";
import { ModulesTable } from "./modulesTable.tsx";
import { PrintContext } from "./nearViewport.ts";
import { PageHead } from "./pageHead.tsx";

interface DashboardProps {
  readonly data: DashboardData;
  readonly places: Places;
  readonly filter: Filter;
  readonly change: (filter: Filter) => void;
  readonly isPrinting: boolean;
}

/** So many numbers are drawn at once; the documents behind them wait until somebody scrolls there. */
const DRAWN_AT_ONCE = 400;

/** The whole page. */
export function Dashboard({ data, places, filter, change, isPrinting }: DashboardProps) {
  const show = (wanted: Partial<Filter>) => {
    change({ ...NO_FILTER, ...wanted });
    jumpTo("documents");
  };
  return (
    <PlacesContext.Provider value={places}>
      <PrintContext.Provider value={isPrinting}>
        <NumbersContext.Provider value={data.detail !== "documents"}>
          <Hatching />
          <PageLinks hasDocuments={data.documents.length > 0} />
          <PageHead data={data} />
          <main>
            {data.documents.length === 0 ? (
              <Empty />
            ) : (
              <>
                <Attention data={data} show={show} />
                <ModulesTable data={data} show={show} />
                <Documents data={data} filter={filter} change={change} />
              </>
            )}
          </main>
        </NumbersContext.Provider>
      </PrintContext.Provider>
    </PlacesContext.Provider>
  );
}

function PageLinks({ hasDocuments }: { readonly hasDocuments: boolean }) {
  return (
    <nav class="page-links" aria-label={l10n.t("Parts of this page")}>
      <Jump to="documents">{l10n.t("Skip to the documents")}</Jump>
      {hasDocuments && <Jump to="dependencies">{l10n.t("Skip to the dependencies")}</Jump>}
    </nav>
  );
}

/** A link within the page; the address stays that of the filter. */
function Jump({ to, children }: { readonly to: string; readonly children: ComponentChildren }) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault();
        jumpTo(to);
      }}
    >
      {children}
    </a>
  );
}

function jumpTo(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

function Documents({ data, filter, change }: Pick<DashboardProps, "data" | "filter" | "change">) {
  const { documents } = data;
  const entries = useMemo(() => entriesOf(data, filter.shown), [data, filter.shown]);
  const shown = useMemo(() => documents.filter((document) => matches(document, filter)), [documents, filter]);
  const paths = useMemo(() => new Set(shown.map(({ path }) => path)), [shown]);
  return (
    <>
      <section aria-labelledby="documents">
        <h2 id="documents" tabIndex={-1}>
          {l10n.t("Documents")}
        </h2>
        <FilterForm documents={documents} filter={filter} count={shown.length} change={change} />
        {isFiltering(filter) && <p class="on-paper">{shownCount(shown.length, documents.length)}</p>}
        {shown.length === 0 && <p>{l10n.t("No document is like that.")}</p>}
        {entries.filter(({ path }) => paths.has(path)).map(({ entry }) => entry)}
      </section>
      <Dependencies graph={data.graph} shown={paths} isWhole={numbersIn(documents) <= DRAWN_AT_ONCE} />
    </>
  );
}

/** All documents, made once: a filter chooses among them. */
function entriesOf({ documents }: DashboardData, shown: Filter["shown"]) {
  let drawn = 0;
  return documents.map((document) => {
    drawn += document.numbers.length;
    const entry = (
      <DocumentEntry key={document.path} document={document} shown={shown} isWhole={drawn <= DRAWN_AT_ONCE} />
    );
    return { path: document.path, entry };
  });
}

function numbersIn(documents: DashboardData["documents"]): number {
  return documents.reduce((sum, { numbers }) => sum + numbers.length, 0);
}

function Empty() {
  return (
    <section aria-labelledby="documents" class="empty">
      <h2 id="documents" tabIndex={-1}>
        {l10n.t("No performance documents yet")}
      </h2>
      <p>
        {l10n.t(
          "Perfdoc found none in this folder. A document is one when its frontmatter's category names a template.",
        )}
      </p>
      <ul>
        <li>{l10n.t("In VS Code, run “Perfdoc: New Performance Doc”.")}</li>
        <li>
          {l10n.t("On the command line:")} <code>perfdoc new --name "Search" --module search</code>
        </li>
        <li>
          {l10n.t("For a Markdown file that you have:")} <code>perfdoc adopt notes/speed.md</code>
        </li>
      </ul>
    </section>
  );
}
