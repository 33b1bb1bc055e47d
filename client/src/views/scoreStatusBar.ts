import {
  commands,
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
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
import { counted, findingsText, openText, shareText } from "./scoreText.ts";

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
    const sentence = `This performance document is ${completeness}% complete${shareText(places)}, with ${findingsText(findings)}.`;
    this.#bar.text = `$(checklist) ${completeness}%`;
    this.#bar.command = openPlaces > 0 ? "perfdoc.nextOpenPlace" : "perfdoc.documents.focus";
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
    this.#status.text = hasFailed ? "Perfdoc does not run" : textFor(row);
    this.#status.detail = row ? detailFor(row) : "";
    this.#status.command = hasFailed
      ? { title: "Restart Server", command: "perfdoc.restartServer" }
      : { title: "Show Log", command: "perfdoc.showLog" };
  }
}

const LINKS = [
  ["Next", "perfdoc.nextOpenPlace"],
  ["Previous", "perfdoc.previousOpenPlace"],
] as const;

function tooltipOf(sentence: string, openPlaces: number): MarkdownString {
  const tooltip = new MarkdownString(sentence);
  const all = "[Show in the sidebar](command:perfdoc.documents.focus)";
  const links = LINKS.map(([title, command]) => `[${title}](command:${command})`).join(" · ");
  tooltip.appendMarkdown(openPlaces > 0 ? `\n\n${openText(openPlaces)}: ${links}\n\n${all}` : `\n\n${all}`);
  tooltip.isTrusted = { enabledCommands: ["perfdoc.documents.focus", ...LINKS.map(([, command]) => command)] };
  return tooltip;
}

function textFor(row: DocumentRow | undefined): string {
  if (!row) return "Not a performance document";
  return row.completeness === null ? "Not scored" : `${row.completeness}% complete`;
}

function detailFor({ missingSections, openPlaces, findings }: DocumentRow): string {
  const parts = [
    ...(missingSections > 0 ? [`${counted(missingSections, "section")} missing`] : []),
    ...(openPlaces > 0 ? [openText(openPlaces)] : []),
    findingsText(findings),
  ];
  return parts.join(", ");
}
