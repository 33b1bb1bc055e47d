import type { DashboardDocument, DashboardNumber } from "../../core/dashboard/dashboardData.ts";

/** Which documents have something to be looked at: numbers of a verdict, or that it is overdue. */
export const SHOWN = ["all", "missed", "unclear", "unmeasured", "met", "overdue"] as const;
export type Shown = (typeof SHOWN)[number];

/** Which documents are shown. Undefined: all; null: those that name none. */
export interface Filter {
  readonly module: string | null | undefined;
  readonly status: string | null | undefined;
  readonly shown: Shown;
  readonly text: string;
}

export const NO_FILTER: Filter = { module: undefined, status: undefined, shown: "all", text: "" };

export function isFiltering({ module, status, shown, text }: Filter): boolean {
  return module !== undefined || status !== undefined || shown !== "all" || text.trim() !== "";
}

export function matches(document: DashboardDocument, filter: Filter): boolean {
  if (filter.module !== undefined && document.module !== filter.module) return false;
  if (filter.status !== undefined && document.status !== filter.status) return false;
  return isShown(document, filter.shown) && holdsText(document, filter.text);
}

function isShown({ isOverdue, numbers }: DashboardDocument, shown: Shown): boolean {
  if (shown === "all") return true;
  return shown === "overdue" ? isOverdue : numbers.some(({ verdict }) => verdict === shown);
}

/** True if each of the words stands somewhere. */
function holdsText({ title, path, numbers }: DashboardDocument, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/);
  const said = [title, path, ...numbers.map(({ label }) => label)].join("\n").toLowerCase();
  return words.every((word) => said.includes(word));
}

/** The numbers of a document that is shown: where a verdict is asked for, those that have it. */
export function shownNumbers(numbers: readonly DashboardNumber[], shown: Shown): readonly DashboardNumber[] {
  if (shown === "all" || shown === "overdue") return numbers;
  return numbers.filter(({ verdict }) => verdict === shown);
}

/** As it stands in the address behind `#`; empty where nothing is filtered. */
export function filterToHash({ module, status, shown, text }: Filter): string {
  const entries = new URLSearchParams();
  if (module !== undefined) entries.set("module", module ?? "");
  if (status !== undefined) entries.set("status", status ?? "");
  if (shown !== "all") entries.set("show", shown);
  if (text.trim() !== "") entries.set("text", text);
  return entries.toString();
}

/** The filter that a hash holds; what it does not know it takes for nothing. */
export function filterFromHash(hash: string): Filter {
  const entries = new URLSearchParams(hash.replace(/^#/, ""));
  const name = (key: string) => {
    const value = entries.get(key);
    return value === null ? undefined : value === "" ? null : value;
  };
  return {
    module: name("module"),
    status: name("status"),
    shown: SHOWN.find((one) => one === entries.get("show")) ?? "all",
    text: entries.get("text") ?? "",
  };
}
