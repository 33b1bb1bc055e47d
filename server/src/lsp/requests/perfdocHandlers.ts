import { ruleCounter } from "../../core/check/runRules.ts";
import { type Overview, overviewOf, type SectionOverview, sectionsOf } from "../../core/features/overview.ts";
import { canonicalUri, isInside, relativePath } from "../../core/host/uri.ts";
import { parseCounter } from "../../core/markdown/parsePiece.ts";
import { renderNewDocument } from "../../core/template/render.ts";
import { toSnippet, withTabStops } from "../../core/template/tabStops.ts";
import { flatMap } from "../../core/text/flatMap.ts";
import {
  type Counters,
  countersRequest,
  type DocumentRow,
  type DocumentsResult,
  documentsRequest,
  type ModulesParams,
  type ModulesResult,
  modulesRequest,
  type NewDocumentParams,
  newDocumentRequest,
  type SectionNode,
  sectionsRequest,
} from "../client/messages.ts";
import { type Lines, rangeOf } from "../client/position.ts";
import { type Route, request } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";
import { adoptionRoute } from "./adoptionHandler.ts";

const NO_COUNTS: Counters = { parsedPieces: 0, rules: ruleCounter, documents: { open: 0, indexed: 0 } };
/** A sidebar shows what there is by then; most workspaces are read sooner. */
const LONGEST_WAIT_MS = 1_500;

const NO_MODULES: ModulesResult = { docsRoot: "docs", categories: [], modules: [] };

/** What Perfdoc's own client asks. */
export const perfdocRoutes: readonly Route[] = [
  request(documentsRequest, { documents: [], isComplete: false }, async (session, params): Promise<DocumentsResult> => {
    session.work.wantSurvey();
    const isComplete = await Promise.race([
      session.whenIdle().then(() => true),
      session.environment.pause(LONGEST_WAIT_MS).then(() => false),
    ]);
    const wanted = params?.uris && new Set(params.uris);
    return { documents: rowsOf(session).filter(({ uri }) => !wanted || wanted.has(uri)), isComplete };
  }),
  request(sectionsRequest, null, async (session, { uri }) => {
    await session.whenReady();
    return sectionsAt(session, canonicalUri(uri));
  }),
  request(newDocumentRequest, null, async (session, params) => {
    await session.whenReady();
    return newDocument(session, params);
  }),
  request(modulesRequest, NO_MODULES, async (session, params) => {
    await session.whenReady();
    return modulesAt(session, params);
  }),
  adoptionRoute,
  request(countersRequest, NO_COUNTS, async (session, params) => {
    if (params?.whenIdle) await session.whenIdle();
    return countersOf(session);
  }),
];

function rowsOf(session: Session): readonly DocumentRow[] {
  const { world, survey, openDocuments } = session;
  const rows = new Map<string, DocumentRow>();
  for (const { folder, uri } of flatMap(world.workspace.folders, inFolder(session))) {
    const surveyed = survey.get(uri);
    if (surveyed) rows.set(uri, rowOf(session, uri, folder, surveyed.overview));
  }
  for (const open of openDocuments) {
    const { uri } = open.document;
    const checked = open.fullCheck() ?? open.quickCheck();
    const folder = world.workspace.folderOf(uri);
    if (folder && checked.kind !== "foreign")
      rows.set(uri, rowOf(session, uri, folder.uri, overviewOf(open.document, checked)));
  }
  return [...rows.values()].sort((a, b) => compare(a.folder, b.folder) || compare(a.path, b.path));
}

function inFolder({ survey, world }: Session) {
  return ({ uri: folder }: { readonly uri: string }) =>
    survey.uris
      .filter((uri) => isInside(folder, uri) && world.workspace.folderOf(uri)?.uri === folder)
      .map((uri) => ({ folder, uri }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rowOf(session: Session, uri: string, folder: string, overview: Overview): DocumentRow {
  const { title, category, module, status, declaredCompleteness, completeness, places, findings } = overview;
  return {
    uri: session.spell(uri),
    path: relativePath(folder, uri) ?? uri,
    folder,
    title,
    category: category ?? null,
    module: module ?? null,
    status: status ?? null,
    declaredCompleteness: declaredCompleteness ?? null,
    completeness: completeness ?? null,
    places: places ?? null,
    findings,
  };
}

async function sectionsAt(session: Session, uri: string): Promise<readonly SectionNode[] | null> {
  const { workspace } = session.world;
  const read = await workspace.read(uri);
  if (read.kind !== "document") return null;
  const context = workspace.placeContextOf(uri);
  const { conformance } = session.world.check(read.document, context);
  return conformance ? sectionsOf(conformance).map((section) => sectionNode(section, read.document, session)) : null;
}

function sectionNode(section: SectionOverview, lines: Lines, session: Session): SectionNode {
  const { encoding } = session.client;
  return {
    title: section.title,
    key: section.key,
    isPresent: section.isPresent,
    isOwn: section.isOwn,
    completeness: section.completeness,
    places: { filled: section.filled, expected: section.expected },
    range: section.span ? rangeOf(lines, section.span, encoding) : null,
    open: section.open.map(({ label, state, span }) => ({ label, state, range: rangeOf(lines, span, encoding) })),
    sections: section.sections.map((child) => sectionNode(child, lines, session)),
  };
}

function newDocument(session: Session, { uri, category, module, name, asSnippet }: NewDocumentParams): string | null {
  const { templates, today } = session.world.workspace.placeContextOf(canonicalUri(uri));
  const template = templates.byCategory.get(category ?? templates.builtIn.category);
  if (!template) return null;
  const text = renderNewDocument(template, { name, module, today });
  return asSnippet ? toSnippet(withTabStops(text, template)) : text;
}

function modulesAt(session: Session, { uri }: ModulesParams): ModulesResult {
  const { settings, templates, facts } = session.world.workspace.contextOf(canonicalUri(uri));
  return {
    docsRoot: settings.docsRoot,
    categories: [...templates.byCategory.keys()],
    modules: (facts.modules() ?? []).map((module) => ({
      name: module.name,
      uri: module.uri,
      docs: module.docs ?? null,
    })),
  };
}

function countersOf({ openDocuments, world }: Session): Counters {
  return {
    parsedPieces: parseCounter.pieces,
    rules: { ...ruleCounter },
    documents: { open: openDocuments.length, indexed: world.workspace.index.documents().length },
  };
}
