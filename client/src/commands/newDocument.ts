import { type Range, SnippetString, TextEditorRevealType, Uri, WorkspaceEdit, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type ModulesResult, modulesRequest, newDocumentRequest } from "../../../server/src/lsp/client/messages.ts";
import { isThere } from "../missingFiles.ts";
import { pickFolder } from "./pickFolder.ts";
import { askAll, askChoice, askText, type Choice, type Step } from "./steps.ts";
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
}

interface Module {
  readonly name: string;
  readonly docs: string | null;
}

/** Asks for module, name and place, and opens a document from the template with its first open place selected. */
export async function newDocument(client: BaseLanguageClient, argument: unknown): Promise<void> {
  const folder = argument instanceof Uri ? argument : undefined;
  const root = await pickFolder(folder);
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
    path: "",
  };
  const steps = [
    ...(module ? [] : [askModule]),
    ...(known.categories.length > 1 ? [askCategory] : []),
    askName,
    askPath,
  ];
  const draft = await askAll("New Performance Doc", first, steps);
  if (draft) await create(client, draft);
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
    return { label: module.name, description: pathIn(draft.root, Uri.parse(module.uri)), value: module };
  });
  const own = (name: string) =>
    name === ""
      ? undefined
      : { label: name, description: unknownNote(draft), alwaysShow: true, value: { name, docs: null } };
  const placeholder = choices.length > 0 ? "The module that it is about" : "Type the module that it is about";
  const outcome = await askChoice(place, placeholder, choices, own);
  return outcome.kind === "value" ? { kind: "value", value: { ...draft, module: outcome.value } } : outcome;
};

/** Where a workspace has modules, a document about none of them is reported until it is one. */
function isUnknown({ module, known: { modules } }: Draft): boolean {
  return modules.length > 0 && !modules.some(({ name }) => name === module.name);
}

function unknownNote({ known: { modules } }: Draft): string {
  return modules.length > 0 ? "not a module of this workspace, and will be reported as unknown" : "";
}

const askCategory: Step<Draft> = async (draft, place) => {
  const choices = draft.known.categories.map((category): Choice<string> => ({ label: category, value: category }));
  const outcome = await askChoice(place, "The template's category", choices);
  return outcome.kind === "value" ? { kind: "value", value: { ...draft, category: outcome.value } } : outcome;
};

const askName: Step<Draft> = async (draft, place) => {
  const problemWith = async (name: string) => (name === "" ? "The document needs a name." : undefined);
  const outcome = await askText(
    place,
    "The name in its title",
    draft.name || titleCase(draft.module.name),
    problemWith,
    isUnknown(draft) ? `"${draft.module.name}" is ${unknownNote(draft)}.` : undefined,
  );
  return outcome.kind === "value" ? { kind: "value", value: { ...draft, name: outcome.value } } : outcome;
};

const askPath: Step<Draft> = async (draft, place) => {
  const outcome = await askText(place, "Its path from the workspace folder", proposedPath(draft), (path) =>
    problemWith(path, draft),
  );
  return outcome.kind === "value" ? { kind: "value", value: { ...draft, path: outcome.value } } : outcome;
};

function proposedPath({ root, known, folder, category, module }: Draft): string {
  const file = `${category ?? "document"}.md`;
  const place = folder ?? (module.docs === null ? undefined : Uri.parse(module.docs));
  const last = module.name.split(/[\\/]/).at(-1) ?? "";
  return pathIn(root, place ? Uri.joinPath(place, file) : Uri.joinPath(root, known.docsRoot, last, file));
}

async function problemWith(path: string, { root }: Draft): Promise<string | undefined> {
  if (!/[^/\\]\.md$/i.test(path))
    return "The path has to end in the name of a Markdown file, such as docs/search/performance.md.";
  const uri = Uri.joinPath(root, path);
  if (!uri.path.startsWith(`${root.path}/`)) return "The path has to stay inside the workspace folder.";
  return (await isThere(uri)) ? "There is a file of that name already; nothing is overwritten." : undefined;
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
  if (!(await workspace.applyEdit(edit))) return;
  const editor = await window.showTextDocument(uri);
  await editor.insertSnippet(new SnippetString(snippet), wholeOf(editor.document));
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

function wholeOf(document: { readonly lineCount: number; lineAt(line: number): { readonly range: Range } }): Range {
  return document.lineAt(0).range.union(document.lineAt(document.lineCount - 1).range);
}
