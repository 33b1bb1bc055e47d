import * as l10n from "@vscode/l10n";
import type { DashboardDocument } from "../../core/dashboard/dashboardData.ts";
import { countText } from "../marks/countText.ts";
import { verdictWord } from "../marks/verdictMark.tsx";
import { type Filter, isFiltering, NO_FILTER, SHOWN, type Shown } from "./filter.ts";

interface FilterFormProps {
  readonly documents: readonly DashboardDocument[];
  readonly filter: Filter;
  readonly count: number;
  readonly change: (filter: Filter) => void;
}

/** What is to be shown, and how many that is, said aloud when it changes. */
export function FilterForm({ documents, filter, count, change }: FilterFormProps) {
  return (
    <search aria-label={l10n.t("Filter documents")}>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <div class="field">
          <label for="filter-text">{l10n.t("Search")}</label>
          <input
            id="filter-text"
            type="search"
            value={filter.text}
            placeholder={l10n.t("Title, path or metric")}
            onInput={(event) => change({ ...filter, text: event.currentTarget.value })}
          />
        </div>
        <NameChoice
          id="filter-module"
          label={l10n.t("Module")}
          names={documents.map(({ module }) => module)}
          chosen={filter.module}
          choose={(module) => change({ ...filter, module })}
        />
        <NameChoice
          id="filter-status"
          label={l10n.t("Status")}
          names={documents.map(({ status }) => status)}
          chosen={filter.status}
          choose={(status) => change({ ...filter, status })}
        />
        <div class="field">
          <label for="filter-targets">{l10n.t("Targets")}</label>
          <select
            id="filter-targets"
            value={filter.shown}
            onChange={(event) => change({ ...filter, shown: SHOWN[event.currentTarget.selectedIndex] ?? "all" })}
          >
            {SHOWN.map((shown) => (
              <option key={shown} value={shown}>
                {SHOWN_WORDS[shown]()}
              </option>
            ))}
          </select>
        </div>
        <button type="button" onClick={() => change(NO_FILTER)} disabled={!isFiltering(filter)}>
          {l10n.t("Show all")}
        </button>
        <p role="status" class="count">
          {shownCount(count, documents.length)}
        </p>
      </form>
    </search>
  );
}

/** How many documents of all are shown, as a sentence. */
export function shownCount(count: number, all: number): string {
  if (count === all) return l10n.t(all === 1 ? "1 document" : "{0} documents", countText(all));
  return l10n.t("{0} of {1} documents", countText(count), countText(all));
}

const SHOWN_WORDS: Readonly<Record<Shown, () => string>> = {
  all: () => l10n.t("any"),
  missed: () => verdictWord("missed"),
  unclear: () => verdictWord("unclear"),
  unmeasured: () => verdictWord("unmeasured"),
  met: () => verdictWord("met"),
  overdue: () => l10n.t("document overdue"),
};

interface NameChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly names: readonly (string | null)[];
  readonly chosen: string | null | undefined;
  readonly choose: (name: string | null | undefined) => void;
}

/** All of the names, and none where some have none. */
function NameChoice({ id, label, names, chosen, choose }: NameChoiceProps) {
  const own = [...new Set(names.filter((name) => name !== null))].sort();
  const choices: readonly (string | null | undefined)[] = [undefined, ...own, ...(names.includes(null) ? [null] : [])];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} onChange={(event) => choose(choices[event.currentTarget.selectedIndex])}>
        {choices.map((name, index) => (
          <option key={name ?? index} selected={name === chosen}>
            {name === undefined ? l10n.t("any") : (name ?? l10n.t("none"))}
          </option>
        ))}
      </select>
    </div>
  );
}
