import { l10n, languages, type Uri, window } from "vscode";
import type { BaseLanguageClient, CodeAction } from "vscode-languageclient";
import { actionsFor, applyAction, isFix } from "../serverActions.ts";
import { documentUri, isTreeNode } from "./target.ts";

const MISSING_SECTION = "section-missing";
const MISSING: readonly string[] = [MISSING_SECTION, "subsection-missing"];

/** Adds every section that a document lacks, in the template's order. */
export async function insertMissingSections(client: BaseLanguageClient, argument: unknown): Promise<void> {
  const uri = documentUri(argument);
  if (!uri) return;
  const { document } = await window.showTextDocument(uri);
  const offered = (await actionsFor(client, document, "quickfix")).filter((action) => fixes(action, [MISSING_SECTION]));
  // Where several are missing, the action that adds them all is the one that names none.
  const action = offered.find(({ title }) => !title.includes('"')) ?? offered[0];
  if (action) await applyAction(client, action);
  else window.setStatusBarMessage(l10n.t("This document lacks no section."), 5_000);
}

/** Adds the section of a row, or says why not. */
export async function addSection(client: BaseLanguageClient, node: unknown): Promise<void> {
  if (!isTreeNode(node) || node.kind !== "section") return;
  const uri = documentUri(node);
  if (!uri) return;
  const { title } = node.section;
  const { document } = await window.showTextDocument(uri);
  const add = async (): Promise<boolean> => {
    const offered = await actionsFor(client, document, "quickfix");
    const action = offered.find((one) => fixes(one, MISSING) && one.title.includes(`"${title}"`));
    return action !== undefined && applyAction(client, action);
  };
  if (await add()) return;
  // Of a document that was only just opened, or typed in meanwhile, the server knows more in a moment.
  await nextFindings(uri);
  if (!(await add())) {
    window.setStatusBarMessage(l10n.t('"{0}" was not added: nothing is found missing there now.', title), 5_000);
  }
}

/** When the document's findings are others than now, but no later than a moment from now. */
function nextFindings(uri: Uri): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(end, 2_000);
    const listening = languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((one) => one.toString() === uri.toString())) end();
    });
  });
}

function fixes(action: CodeAction, rules: readonly string[]): boolean {
  const { diagnostics = [] } = action;
  return isFix(action) && diagnostics.some(({ code }) => rules.some((rule) => rule === code));
}
