import { l10n, type Range, SnippetString, TextEditorRevealType, Uri, WorkspaceEdit, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type ModulesResult,
  modulesRequest,
  type NewPlaceResult,
  newDocumentRequest,
  newPlaceRequest,
} from "../../../server/src/lsp/client/newDocumentMessages.ts";
import { isThere } from "../missingFiles.ts";
import { pickFolder } from "./pickFolder.ts";
import { askAll, askChoice, askText, type Choice, type Outcome, type Place, type Step } from "./steps.ts";
import { isTreeNode } from "./target.ts";

/** What the user said so far. */
interface Draft {
  /** The workspace folder. */
  readonly root: Uri;
  readonly known: ModulesResult;
  /** The folder that the command was called on. */
  readonly folder: Uri | undefined;
  readonly category: string | undefined;
  readonly module: Module;
  readonly name: string;
  readonly path: string;
  /** Whether a second document of the kind may be made, and asks the server. */
  readonly flow: Flow;
}

interface Flow {
  readonly client: BaseLanguageClient;
  readonly allowsSecond: boolean;
}

interface Module {
  readonly name: string;
  readonly docs: string | null;
}

/**
 * Asks for module, name and place, and opens a document from the template with its first open place selected. Where
 * the module has one already, that one is opened.
 */
export async function newDocument(client: BaseLanguageClient, argument: unknown, allowsSecond = false): Promise<void> {
  const folder = argument instanceof Uri ? argument : undefined;
  const file = (workspace.workspaceFolders ?? []).length === 0 ? await askFile() : undefined;
  const root = file ? Uri.joinPath(file, "..") : await pickFolder(folder);
  if (!root) return;
  const known = await client.sendRequest(modulesRequest, { uri: root.toString() });
  const module = moduleOf(argument, known) ?? moduleAround(folder, known);
  const [category] = known.categories;
  const first: Draft = {
    root,
    known,
    folder,
    category,
    module: module ?? { name: "", docs: null },
    name: "",
    path: file ? pathIn(root, file) : "",
    flow: { client, allowsSecond },
  };
  const steps = [
    ...(module ? [] : [askModule]),
    ...(known.categories.length > 1 ? [askCategory] : []),
    askName,
    ...(file ? [] : [askPath]),
  ];
  const draft = await askAll(l10n.t("New Performance Doc"), first, steps);
  const existing = draft && existingOf(draft);
  if (existing) await openExisting(draft, existing, () => newDocument(client, argument, true));
  else if (draft) await create(client, draft);
}

/** Where no folder is open, a document has no place until it is given one. */
function askFile(): Thenable<Uri | undefined> {
  return window.showSaveDialog({
    title: l10n.t("New Performance Doc"),
    filters: { Markdown: ["md"] },
    saveLabel: l10n.t("Choose"),
  });
}

/** The document that the module has already; undefined where a second one is wanted. */
function existingOf({ known, module, category, flow }: Draft): Uri | undefined {
  const existing = known.documents.find((one) => one.module === module.name && one.category === category);
  return existing && !flow.allowsSecond ? Uri.parse(existing.uri) : undefined;
}

async function openExisting(draft: Draft, existing: Uri, makeAnother: () => Promise<void>): Promise<void> {
  await window.showTextDocument(existing);
  const path = pathIn(draft.root, existing);
  const message = l10n.t(
    'The module "{0}" has such a document already, which was opened: {1}',
    draft.module.name,
    path,
  );
  const another = l10n.t("Make Another One");
  // The command is over: the notification may stay for as long as it likes.
  window
    .showInformationMessage(message.replaceAll("](", "] ("), another)
    .then((chosen) => (chosen === another ? makeAnother() : undefined));
}

/** The module of the sidebar's group that the command was called on. */
function moduleOf(argument: unknown, { modules }: ModulesResult): Module | undefined {
  if (!isTreeNode(argument) || argument.kind !== "group" || argument.groupBy !== "module") return undefined;
  return modules.find(({ name }) => name === argument.label);
}

/** The module whose folder, or whose folder of documents, is or holds the one that the command was called on. */
function moduleAround(folder: Uri | undefined, { modules }: ModulesResult): Module | undefined {
  if (!folder) return undefined;
  const isAround = (place: string | null) =>
    place !== null && `${folder.path}/`.startsWith(`${Uri.parse(place).path}/`);
  return modules.find(({ uri, docs }) => isAround(uri) || isAround(docs));
}

const askModule: Step<Draft> = async (draft, place) => {
  const choices = draft.known.modules.map((module): Choice<Module> => {
    const existing = existingOf({ ...draft, module });
    const path = pathIn(draft.root, existing ?? Uri.parse(module.uri));
    return { label: module.name, description: existing ? l10n.t("opens {0}", path) : path, value: module };
  });
  const own = (name: string) =>
    name === ""
      ? undefined
      : {
          label: name,
          description: hasModules(draft) ? unknownNote() : "",
          alwaysShow: true,
          value: { name, docs: null },
        };
  const placeholder =
    choices.length > 0 ? l10n.t("The module that it is about") : l10n.t("Type the module that it is about");
  const outcome = await askChoice(place, placeholder, choices, own);
  return outcome.kind === "value" ? { kind: "value", value: { ...draft, module: outcome.value } } : outcome;
};

/** Where a workspace has modules, a document about none of them is reported until it is one. */
function isUnknown(draft: Draft): boolean {
  return hasModules(draft) && !draft.known.modules.some(({ name }) => name === draft.module.name);
}

function hasModules({ known: { modules } }: Draft): boolean {
  return modules.length > 0;
}

function unknownNote(): string {
  return l10n.t("not a module of this workspace, and will be reported as unknown");
}

const askCategory: Step<Draft> = async (draft, place) => {
  const choices = draft.known.categories.map((category): Choice<string> => {
    const existing = existingOf({ ...draft, category });
    return {
      label: category,
      value: category,
      ...(existing && { description: l10n.t("opens {0}", pathIn(draft.root, existing)) }),
    };
  });
  const outcome = await askChoice(place, l10n.t("The template's category"), choices);
  return outcome.kind === "value" ? { kind: "value", value: { ...draft, category: outcome.value } } : outcome;
};

const askName: Step<Draft> = async (draft, place) => {
  if (existingOf(draft)) return { kind: "value", value: draft };
  const problemWith = async (name: string) => (name === "" ? l10n.t("The document needs a name.") : undefined);
  const outcome = await askText(
    place,
    l10n.t("The name in its title"),
    draft.name || titleCase(draft.module.name),
    problemWith,
    async () => (isUnknown(draft) ? l10n.t('"{0}" is {1}.', draft.module.name, unknownNote()) : undefined),
  );
  return outcome.kind === "value" ? { kind: "value", value: { ...draft, name: outcome.value } } : outcome;
};

const askPath: Step<Draft> = async (draft, place) => {
  if (existingOf(draft)) return { kind: "value", value: draft };
  const proposal = await askProposal(draft, place);
  if (proposal.kind !== "value") return proposal;
  const outcome = await askText(
    place,
    l10n.t("Its path from the workspace folder"),
    proposal.value,
    (path) => problemWith(path, draft),
    async (path) => noteFor(await placeOf(path, draft), draft),
  );
  return outcome.kind === "value" ? { kind: "value", value: { ...draft, path: outcome.value } } : outcome;
};

/** The proposed path; where nothing would check a document there, the user may choose one where something does. */
async function askProposal(draft: Draft, place: Place): Promise<Outcome<string>> {
  const path = proposedPath(draft);
  const { isChecked, instead } = await placeOf(path, draft);
  if (isChecked || instead === null) return { kind: "value", value: path };
  const other = pathIn(draft.root, Uri.parse(instead));
  return askChoice(place, l10n.t("Nothing would check a document in this folder: `include` does not reach it"), [
    { label: other, description: l10n.t("would be checked"), value: other },
    { label: path, description: l10n.t("would not be checked"), value: path },
  ]);
}

function placeOf(path: string, { root, module, category, flow }: Draft): Promise<NewPlaceResult> {
  const uri = Uri.joinPath(root, path).toString();
  return flow.client.sendRequest(newPlaceRequest, {
    uri,
    module: module.name,
    ...(category !== undefined && { category }),
  });
}

function noteFor({ isChecked, instead }: NewPlaceResult, { root }: Draft): string | undefined {
  if (isChecked) return undefined;
  if (instead === null) return l10n.t("Nothing would check a document there: `include` does not reach it.");
  return l10n.t(
    "Nothing would check a document there: `include` does not reach it; {0} would be checked.",
    pathIn(root, Uri.parse(instead)),
  );
}

function proposedPath({ root, known, folder, category, module }: Draft): string {
  const file = `${category ?? "document"}.md`;
  const place = folder ?? (module.docs === null ? undefined : Uri.parse(module.docs));
  const last = module.name.split(/[\\/]/).at(-1) ?? "";
  return pathIn(root, place ? Uri.joinPath(place, file) : Uri.joinPath(root, known.docsRoot, last, file));
}

async function problemWith(path: string, { root }: Draft): Promise<string | undefined> {
  if (!/[^/\\]\.md$/i.test(path))
    return l10n.t("The path has to end in the name of a Markdown file, such as {0}.", "docs/search/performance.md");
  const uri = Uri.joinPath(root, path);
  if (!uri.path.startsWith(`${root.path}/`)) return l10n.t("The path has to stay inside the workspace folder.");
  return (await isThere(uri)) ? l10n.t("There is a file of that name already; nothing is overwritten.") : undefined;
}

function pathIn(root: Uri, { path }: Uri): string {
  return path.startsWith(`${root.path}/`) ? path.slice(root.path.length + 1) : path;
}

/** "render-pipeline" as a title: "Render Pipeline". */
function titleCase(name: string): string {
  const words = name.replace(/^@[^/]*\//, "").split(/[-_.\s]+/);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" ");
}

/** Writes the document and opens it; the text is then put in its place again with tab stops. */
async function create(client: BaseLanguageClient, { root, path, category, module, name }: Draft): Promise<void> {
  const uri = Uri.joinPath(root, path);
  const params = { uri: uri.toString(), module: module.name, name, ...(category !== undefined && { category }) };
  const [text, snippet] = await Promise.all([
    client.sendRequest(newDocumentRequest, params),
    client.sendRequest(newDocumentRequest, { ...params, asSnippet: true }),
  ]);
  if (text === null || snippet === null) return;
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) {
    window.showWarningMessage(l10n.t("The document was not made: there may be a file of that name already."));
    return;
  }
  const editor = await window.showTextDocument(uri);
  await editor.insertSnippet(new SnippetString(snippet), wholeOf(editor.document));
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

function wholeOf(document: { readonly lineCount: number; lineAt(line: number): { readonly range: Range } }): Range {
  return document.lineAt(0).range.union(document.lineAt(document.lineCount - 1).range);
}
