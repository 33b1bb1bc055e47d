import { l10n, type QuickPickItem, window } from "vscode";
import type { DocumentsView } from "../views/documentsView.ts";
import { GROUPINGS, type GroupBy, SORTINGS, type SortBy } from "../views/documentTree.ts";

const groupLabels = (): Readonly<Record<GroupBy, string>> => ({
  module: l10n.t("$(package) Module"),
  status: l10n.t("$(tag) Status"),
  score: l10n.t("$(pie-chart) Score"),
  sync: l10n.t("$(history) Overdue for a Check"),
  targets: l10n.t("$(target) Targets Missed"),
  none: l10n.t("$(list-flat) Not at all"),
});

const sortLabels = (): Readonly<Record<SortBy, string>> => ({
  name: l10n.t("$(sort-precedence) Path"),
  score: l10n.t("$(pie-chart) Score, lowest first"),
  problems: l10n.t("$(warning) Problems, most first"),
  sync: l10n.t("$(history) Last check against the code, overdue first"),
  targets: l10n.t("$(target) Targets missed, most first"),
});

/** Asks how the sidebar groups documents. */
export async function groupDocuments(view: DocumentsView): Promise<void> {
  const groupBy = await pick(l10n.t("Group documents by"), GROUPINGS, groupLabels(), view.arrangement.groupBy);
  if (groupBy) await view.arrange({ groupBy });
}

/** Asks how the sidebar sorts documents. */
export async function sortDocuments(view: DocumentsView): Promise<void> {
  const sortBy = await pick(l10n.t("Sort documents by"), SORTINGS, sortLabels(), view.arrangement.sortBy);
  if (sortBy) await view.arrange({ sortBy });
}

/** Asks for words, and shows what they leave while they are typed; Escape takes them back. */
export function filterDocuments(view: DocumentsView): Promise<void> {
  const { filter: before } = view.arrangement;
  const input = window.createInputBox();
  input.title = l10n.t("Filter Documents");
  input.placeholder = l10n.t("Words of the title, path, module or status");
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
    ...(value === current && { description: l10n.t("now") }),
  }));
  return (await window.showQuickPick(items, { title, placeHolder: title }))?.value;
}
