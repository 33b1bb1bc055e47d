import { canonicalUri, parentUri } from "../../core/host/uri.ts";
import { renderNewDocument } from "../../core/template/render.ts";
import { toSnippet, withTabStops } from "../../core/template/tabStops.ts";
import { checkedFolders, checkedPlace, includesEverything } from "../../core/workspace/newDocumentPlace.ts";
import {
  type ModulesParams,
  type ModulesResult,
  modulesRequest,
  type NewDocumentParams,
  type NewFoldersResult,
  type NewPlaceParams,
  type NewPlaceResult,
  newDocumentRequest,
  newFoldersRequest,
  newPlaceRequest,
} from "../client/newDocumentMessages.ts";
import { type Route, request } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";

const NO_MODULES: ModulesResult = { docsRoot: "docs", categories: [], modules: [], documents: [] };

const UNCHECKED: NewPlaceResult = { isChecked: false, instead: null };
const NO_FOLDERS: NewFoldersResult = { isEverywhere: false, uris: [] };

/** What "New Performance Doc" asks. */
export const newDocumentRoutes: readonly Route[] = [
  request(newDocumentRequest, null, async (session, params) => {
    await session.whenReady();
    return newDocument(session, params);
  }),
  request(modulesRequest, NO_MODULES, async (session, params) => {
    await session.whenReady();
    await session.idleTasks.readIndexNow();
    return modulesAt(session, params);
  }),
  request(newPlaceRequest, UNCHECKED, async (session, params) => {
    await session.whenReady();
    return newPlace(session, params);
  }),
  request(newFoldersRequest, NO_FOLDERS, async (session) => {
    await session.whenReady();
    return newFolders(session);
  }),
];

function newDocument(session: Session, { uri, category, module, name, asSnippet }: NewDocumentParams): string | null {
  const { templates, today } = session.state.workspace.placeContextOf(canonicalUri(uri));
  const template = templates.byCategory.get(category ?? templates.builtIn.category);
  if (!template) return null;
  const text = renderNewDocument(template, { name, module, today });
  return asSnippet ? toSnippet(withTabStops(text, template)) : text;
}

function modulesAt(session: Session, { uri }: ModulesParams): ModulesResult {
  const { settings, templates, facts } = session.state.workspace.contextOf(canonicalUri(uri));
  return {
    docsRoot: settings.docsRoot,
    categories: [...templates.byCategory.keys()],
    modules: (facts.modules() ?? []).map((module) => ({
      name: module.name,
      uri: module.uri,
      docs: module.docs ?? null,
    })),
    documents: session
      .documents()
      .flatMap(({ uri: document, module, category, membership }) =>
        membership === "ours" && module !== undefined && category !== undefined
          ? [{ uri: session.clientUri(document), module, category }]
          : [],
      ),
  };
}

function newPlace(session: Session, { uri, module, category }: NewPlaceParams): NewPlaceResult {
  const { workspace } = session.state;
  const place = canonicalUri(uri);
  const folder = workspace.folderOf(place);
  // Outside of every folder a document is checked once it is open.
  if (!folder) return { isChecked: true, instead: null };
  if (workspace.isIncluded(place)) return { isChecked: true, instead: null };
  const instead = checkedPlace(folder, String(module), category ?? folder.templates.builtIn.category);
  return { isChecked: false, instead: instead ?? null };
}

async function newFolders(session: Session): Promise<NewFoldersResult> {
  const { workspace } = session.state;
  if (workspace.folders.every(includesEverything)) return { isEverywhere: true, uris: [] };
  const found = await Promise.all(workspace.folders.map((folder) => checkedFolders(workspace.host, folder)));
  const holding = session.documents().flatMap(({ uri, membership }) => (membership === "ours" ? parentUri(uri) : []));
  return { isEverywhere: false, uris: [...new Set([...found.flat(), ...holding])].sort() };
}
