import { l10n, type TextEdit, Uri, WorkspaceEdit, window, workspace } from "vscode";
import { type BaseLanguageClient, Position } from "vscode-languageclient";
import {
  type ImportParams,
  type ImportResult,
  importRequest,
  resultsDocumentsRequest,
  resultsFilesRequest,
  updateRequest,
} from "../../../server/src/lsp/client/benchmarkMessages.ts";
import { accepts } from "./importPreview.ts";
import { pickFolder } from "./pickFolder.ts";

const importTitle = () => l10n.t("Import Benchmark Results");

type Edits = Extract<ImportResult, { readonly kind: "edits" }>;

/** Takes over what the files of a benchmark say by now, in one step to undo: what the lens on it does. */
export async function updateResults(client: BaseLanguageClient, uri: unknown, position: unknown): Promise<void> {
  if (typeof uri !== "string" || !Position.is(position)) return;
  const result = await client.sendRequest(updateRequest, { uri, position });
  if (result?.kind !== "edits") return tellWhyNot(result);
  const edit = new WorkspaceEdit();
  edit.set(Uri.parse(uri), await textEdits(client, result));
  if (isCurrent(uri, result)) await workspace.applyEdit(edit);
}

/**
 * Writes a file of results into a document, once the user has seen and accepted what would change.
 * @param argument The document or the file, where the command was given on one.
 */
export async function importResults(client: BaseLanguageClient, argument: unknown): Promise<void> {
  const given = argument instanceof Uri ? argument : undefined;
  const isDocument = given !== undefined && /\.(?:md|markdown)$/i.test(given.path);
  const active = window.activeTextEditor?.document;
  const own = isDocument ? given : given === undefined && active?.languageId === "markdown" ? active.uri : undefined;
  const file = given && !isDocument ? given : await pickFile(client, own);
  const document = file && (own ?? (await pickDocument(client, file, active?.uri)));
  if (!file || !document) return;
  const result = await askedImport(client, { uri: document.toString(), file: file.toString() });
  if (result?.kind !== "edits") return tellWhyNot(result);
  await preview(client, document, file, result);
}

/** A file of the workspace that holds results, or any other. */
async function pickFile(client: BaseLanguageClient, document: Uri | undefined): Promise<Uri | undefined> {
  const folder = await pickFolder(document);
  const place = document ?? folder;
  const found = place ? await client.sendRequest(resultsFilesRequest, { uri: place.toString() }) : [];
  const browse = { label: l10n.t("$(folder-opened) Browse…"), description: "", uri: "" };
  const title = importTitle();
  const items = found.map(({ uri, path, title }) => ({ label: path, description: title, uri }));
  const placeHolder = l10n.t("The file that the benchmark has written");
  const picked =
    items.length === 0
      ? browse
      : await window.showQuickPick([...items, browse], { title, placeHolder, matchOnDescription: true });
  if (picked?.uri !== "") return picked && Uri.parse(picked.uri);
  const [chosen] =
    (await window.showOpenDialog({ title, openLabel: l10n.t("Import"), ...(folder && { defaultUri: folder }) })) ?? [];
  return chosen;
}

/** The active document, or the only one that is bound to the file; else the one that the user picks. */
async function pickDocument(client: BaseLanguageClient, file: Uri, active: Uri | undefined): Promise<Uri | undefined> {
  const all = await client.sendRequest(resultsDocumentsRequest, {
    file: file.toString(),
    ...(active && { active: active.toString() }),
  });
  const bound = all.filter(({ isBound }) => isBound);
  const own = all.find(({ uri }) => uri === active?.toString());
  const [only, ...others] = own && (own.isBound || bound.length === 0) ? [own] : bound;
  if (only && others.length === 0) return Uri.parse(only.uri);
  if (all.length === 0) {
    window.showInformationMessage(l10n.t("There is no performance document that results could be written into."));
    return undefined;
  }
  const items = all.map(({ uri, path, title, isBound }) => ({
    label: title,
    description: path,
    ...(isBound && { detail: l10n.t("Names a file that is called so") }),
    uri,
  }));
  const placeHolder = l10n.t("The document that the results belong to");
  const picked = await window.showQuickPick(items, { title: importTitle(), placeHolder, matchOnDescription: true });
  return picked && Uri.parse(picked.uri);
}

const QUESTIONS = {
  "which section": { key: "section", placeHolder: () => l10n.t("The section that the results belong to") },
  "which benchmark": { key: "benchmark", placeHolder: () => l10n.t("Which of the file's benchmarks it is") },
} as const;

/** Asks for what the server can't know; undefined if the user gives up. */
async function askedImport(client: BaseLanguageClient, params: ImportParams): Promise<ImportResult | null | undefined> {
  const result = await client.sendRequest(importRequest, params);
  if (result?.kind !== "which section" && result?.kind !== "which benchmark") return result;
  const { key, placeHolder } = QUESTIONS[result.kind];
  const chosen = await window.showQuickPick([...result.names], { title: importTitle(), placeHolder: placeHolder() });
  return chosen === undefined || key in params ? undefined : askedImport(client, { ...params, [key]: chosen });
}

/** Nothing is written before the user has seen it. */
async function preview(client: BaseLanguageClient, uri: Uri, file: Uri, result: Edits): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const edits = await textEdits(client, result);
  const { version } = document;
  const isAccepted =
    isCurrent(uri.toString(), result) &&
    (await accepts(document, edits, l10n.t("Results of {0}", workspace.asRelativePath(file, false))));
  if (!isAccepted) return;
  if (document.version !== version) {
    window.showWarningMessage(l10n.t("The document has changed meanwhile; nothing was written."));
    return;
  }
  const edit = new WorkspaceEdit();
  edit.set(uri, edits);
  if (!(await workspace.applyEdit(edit))) return;
  await window.showTextDocument(document);
  tellTheRest(result);
}

/** What the user would otherwise look for in vain. */
function tellTheRest({ left, remarks }: Edits): void {
  const sentences = [...remarks, ...left];
  const [shown, more] = [sentences.slice(0, MOST_TOLD), sentences.length - MOST_TOLD];
  if (shown.length === 0) return;
  const told = more > 0 ? [...shown, l10n.t("And {0} more.", more)] : shown;
  window.showInformationMessage(told.join(" "));
}

const MOST_TOLD = 3;

function tellWhyNot(result: ImportResult | null | undefined): void {
  if (result?.kind === "refused") window.showInformationMessage(result.message);
}

async function textEdits(client: BaseLanguageClient, { edits }: Edits): Promise<TextEdit[]> {
  return (await client.protocol2CodeConverter.asTextEdits([...edits])) ?? [];
}

/** False for a document that was edited since the server looked at it. */
function isCurrent(uri: string, { version }: Edits): boolean {
  const open = workspace.textDocuments.find((one) => one.uri.toString() === Uri.parse(uri).toString());
  return version === null || open?.version === version;
}
