import {
  commands,
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  window,
  workspace,
} from "vscode";
import type { DocumentRow } from "../../../server/src/lsp/client/messages.ts";
import type { DocumentStore } from "./documentStore.ts";
import { problemsIn } from "./documentTree.ts";
import { completeText, findingsText, missingSectionsText, openText } from "./scoreText.ts";

/** The active document's score: in the status bar, and with details among what the editor says of the language. */
export class ScoreStatusBar implements Disposable {
  readonly #store: DocumentStore;
  readonly #bar: StatusBarItem;
  readonly #status: LanguageStatusItem;
  readonly #listeners: readonly Disposable[];

  constructor(store: DocumentStore) {
    this.#store = store;
    this.#bar = window.createStatusBarItem("perfdoc.score", StatusBarAlignment.Right, 100);
    this.#bar.name = l10n.t("Completeness of the Performance Document");
    this.#bar.command = SIDEBAR;
    this.#status = languages.createLanguageStatusItem("perfdoc.score", { language: "markdown" });
    this.#status.name = "Perfdoc";
    this.#listeners = [
      store.onDidChange(() => this.#show()),
      window.onDidChangeActiveTextEditor(() => this.#show()),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("perfdoc.statusBar")) this.#show();
      }),
    ];
    store.want();
    this.#show();
  }

  dispose(): void {
    for (const one of [...this.#listeners, this.#bar, this.#status]) one.dispose();
  }

  #show(): void {
    const uri = window.activeTextEditor?.document.uri.toString();
    const row = uri === undefined ? undefined : this.#store.row(uri);
    this.#showStatus(row);
    this.#showBar(row?.completeness === null ? undefined : row);
    commands.executeCommand("setContext", "perfdoc.lacksSections", (row?.missingSections ?? 0) > 0);
    commands.executeCommand("setContext", "perfdoc.hasOpenPlaces", (row?.openPlaces ?? 0) > 0);
  }

  #showBar(row: DocumentRow | undefined): void {
    const isWanted = workspace.getConfiguration("perfdoc").get<boolean>("statusBar.enabled", true);
    if (!row || !isWanted) {
      this.#bar.hide();
      return;
    }
    const { completeness, places, openPlaces, findings } = row;
    const sentence = l10n.t(
      "This performance document is {0}, with {1}.",
      completeText(completeness ?? 0, places),
      findingsText(findings),
    );
    this.#bar.text = `$(checklist) ${completeness}%`;
    this.#bar.command = openPlaces > 0 ? NEXT : SIDEBAR;
    this.#bar.tooltip = tooltipOf(sentence, openPlaces);
    this.#bar.accessibilityInformation = { label: sentence };
    this.#bar.show();
  }

  #showStatus(row: DocumentRow | undefined): void {
    const { state } = this.#store;
    const hasFailed = state === "failed";
    this.#status.busy = state === "loading";
    this.#status.severity = hasFailed
      ? LanguageStatusSeverity.Error
      : row && problemsIn(row.findings) > 0
        ? LanguageStatusSeverity.Warning
        : LanguageStatusSeverity.Information;
    this.#status.text = hasFailed ? l10n.t("Perfdoc does not run") : textFor(row);
    this.#status.detail = row ? detailFor(row) : "";
    this.#status.command = hasFailed
      ? { title: l10n.t("Restart Server"), command: "perfdoc.restartServer" }
      : { title: l10n.t("Show Log"), command: "perfdoc.showLog" };
  }
}

const SIDEBAR = "perfdoc.documents.focus";
const NEXT = "perfdoc.nextOpenPlace";
const PREVIOUS = "perfdoc.previousOpenPlace";

function tooltipOf(sentence: string, openPlaces: number): MarkdownString {
  const tooltip = new MarkdownString(sentence);
  const all = `[${l10n.t("Show in the sidebar")}](command:${SIDEBAR})`;
  const links = `[${l10n.t("Next")}](command:${NEXT}) · [${l10n.t("Previous")}](command:${PREVIOUS})`;
  tooltip.appendMarkdown(openPlaces > 0 ? `\n\n${openText(openPlaces)}: ${links}\n\n${all}` : `\n\n${all}`);
  tooltip.isTrusted = { enabledCommands: [SIDEBAR, NEXT, PREVIOUS] };
  return tooltip;
}

function textFor(row: DocumentRow | undefined): string {
  if (!row) return l10n.t("Not a performance document");
  return row.completeness === null ? l10n.t("Not scored") : completeText(row.completeness, null);
}

function detailFor({ missingSections, openPlaces, findings }: DocumentRow): string {
  const parts = [
    ...(missingSections > 0 ? [missingSectionsText(missingSections)] : []),
    ...(openPlaces > 0 ? [openText(openPlaces)] : []),
    findingsText(findings),
  ];
  return parts.join(", ");
}
