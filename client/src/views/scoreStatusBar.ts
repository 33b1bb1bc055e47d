import {
  commands,
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  StatusBarAlignment,
  type StatusBarItem,
  window,
  workspace,
} from "vscode";
import type { DocumentRow, SectionNode } from "../../../server/src/lsp/client/messages.ts";
import type { DocumentStore } from "./documentStore.ts";
import { openIn, problemsIn } from "./documentTree.ts";
import { counted, findingsText, shareText } from "./scoreText.ts";

/** The active document's score: in the status bar, and with details among what the editor says of the language. */
export class ScoreStatusBar implements Disposable {
  readonly #store: DocumentStore;
  readonly #bar: StatusBarItem;
  readonly #status: LanguageStatusItem;
  readonly #listeners: readonly Disposable[];

  constructor(store: DocumentStore) {
    this.#store = store;
    this.#bar = window.createStatusBarItem("perfdoc.score", StatusBarAlignment.Right, 100);
    this.#bar.name = "Completeness of the Performance Document";
    this.#bar.command = "perfdoc.documents.focus";
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

  async #show(): Promise<void> {
    const uri = window.activeTextEditor?.document.uri.toString();
    const row = uri === undefined ? undefined : this.#store.row(uri);
    this.#showStatus(row);
    const isScored = row !== undefined && row.completeness !== null;
    this.#showBar(isScored ? row : undefined);
    const sections = isScored ? await this.#store.sections(row.uri).catch(() => []) : [];
    // The author may be elsewhere by now.
    if (uri !== window.activeTextEditor?.document.uri.toString()) return;
    const lacking = sections.filter(({ isPresent }) => !isPresent).length;
    commands.executeCommand("setContext", "perfdoc.lacksSections", lacking > 0);
    if (isScored) this.#status.detail = detailFor(row, sections);
  }

  #showBar(row: DocumentRow | undefined): void {
    const isWanted = workspace.getConfiguration("perfdoc").get<boolean>("statusBar.enabled", true);
    if (!row || !isWanted) {
      this.#bar.hide();
      return;
    }
    this.#bar.text = `$(checklist) ${row.completeness} %`;
    this.#bar.tooltip = `This performance document is ${row.completeness} % complete${shareText(row.places)}, with ${findingsText(row.findings)}.`;
    this.#bar.accessibilityInformation = { label: this.#bar.tooltip };
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
    this.#status.text = hasFailed ? "Perfdoc does not run" : textFor(row);
    this.#status.detail = row ? findingsText(row.findings) : "";
    this.#status.command = hasFailed
      ? { title: "Restart Server", command: "perfdoc.restartServer" }
      : { title: "Show Log", command: "perfdoc.showLog" };
  }
}

function textFor(row: DocumentRow | undefined): string {
  if (!row) return "Not a performance document";
  return row.completeness === null ? "Not scored" : `${row.completeness} % complete`;
}

function detailFor({ findings }: DocumentRow, sections: readonly SectionNode[]): string {
  const lacking = sections.filter(({ isPresent }) => !isPresent).length;
  const open = sections.reduce((sum, section) => sum + openIn(section), 0);
  const parts = [
    ...(lacking > 0 ? [`${counted(lacking, "section")} missing`] : []),
    ...(open > 0 ? [counted(open, "open place")] : []),
    findingsText(findings),
  ];
  return parts.join(", ");
}
