import { type QuickPickItem, window } from "vscode";
import type { DocumentsView } from "../views/documentsView.ts";
import { GROUPINGS, type GroupBy, SORTINGS, type SortBy } from "../views/documentTree.ts";

const GROUP_LABELS: Readonly<Record<GroupBy, string>> = {
  module: "$(package) Module",
  status: "$(tag) Status",
  score: "$(pie-chart) Score",
  sync: "$(history) Overdue for a Check",
  targets: "$(target) Targets Missed",
  none: "$(list-flat) Not at all",
};

const SORT_LABELS: Readonly<Record<SortBy, string>> = {
  name: "$(sort-precedence) Path",
  score: "$(pie-chart) Score, lowest first",
  problems: "$(warning) Problems, most first",
  sync: "$(history) Last check against the code, overdue first",
  targets: "$(target) Targets missed, most first",
};

/** Asks how the sidebar groups documents. */
export async function groupDocuments(view: DocumentsView): Promise<void> {
  const groupBy = await pick("Group documents by", GROUPINGS, GROUP_LABELS, view.arrangement.groupBy);
  if (groupBy) await view.arrange({ groupBy });
}

/** Asks how the sidebar sorts documents. */
export async function sortDocuments(view: DocumentsView): Promise<void> {
  const sortBy = await pick("Sort documents by", SORTINGS, SORT_LABELS, view.arrangement.sortBy);
  if (sortBy) await view.arrange({ sortBy });
}

/** Asks for words, and shows what they leave while they are typed; Escape takes them back. */
export function filterDocuments(view: DocumentsView): Promise<void> {
  const { filter: before } = view.arrangement;
  const input = window.createInputBox();
  input.title = "Filter Documents";
  input.placeholder = "Words of the title, path, module or status";
  input.value = before;
  let isAccepted = false;
  input.onDidChangeValue((filter) => view.arrange({ filter: filter.trim() }));
  input.onDidAccept(() => {
    isAccepted = true;
    input.hide();
  });
  input.show();
  return new Promise((resolve) => {
    input.onDidHide(async () => {
      input.dispose();
      if (!isAccepted) await view.arrange({ filter: before });
      resolve();
    });
  });
}

async function pick<Value extends string>(
  title: string,
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
  current: Value,
): Promise<Value | undefined> {
  const items = values.map((value): QuickPickItem & { readonly value: Value } => ({
    label: labels[value],
    value,
    ...(value === current && { description: "now" }),
  }));
  return (await window.showQuickPick(items, { title, placeHolder: title }))?.value;
}
