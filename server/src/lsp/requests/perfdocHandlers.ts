import { ruleCounter } from "../../core/check/runRules.ts";
import { overviewOf, type SectionOverview, sectionsOf } from "../../core/features/overview.ts";
import { canonicalUri, relativePath } from "../../core/host/uri.ts";
import { parseCounter } from "../../core/markdown/parsePiece.ts";
import type { Lines } from "../../core/text/lineIndex.ts";
import {
  type Counters,
  countersRequest,
  type DocumentRow,
  type DocumentsResult,
  documentsRequest,
  type SectionNode,
  sectionsRequest,
} from "../client/messages.ts";
import { rangeOf } from "../client/position.ts";
import { type Route, request } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";
import { adoptionRoute } from "./adoptionHandler.ts";
import { benchmarkRoutes } from "./benchmarkHandlers.ts";
import { newDocumentRoutes } from "./newDocumentHandlers.ts";
import { openPlaceRoutes } from "./openPlaceHandlers.ts";
import { toolRoute } from "./toolHandler.ts";

const NO_COUNTS: Counters = { parsedPieces: 0, rules: ruleCounter, documents: { open: 0, indexed: 0 } };
/** A sidebar shows what there is by then; most workspaces are read sooner. */
const LONGEST_WAIT_MS = 1_500;

/** What Perfdoc's own client asks. */
export const perfdocRoutes: readonly Route[] = [
  request(documentsRequest, { documents: [], isComplete: false }, async (session, params): Promise<DocumentsResult> => {
    session.idleTasks.wantWorkspaceDiagnostics();
    const isComplete = await Promise.race([
      session.whenIdle().then(() => true),
      session.environment.pause(LONGEST_WAIT_MS).then(() => false),
    ]);
    // Rows may not change any more until then, and be none at all: whoever waits for the rest is told that it is over.
    if (!isComplete) session.whenIdle().then(() => session.idleTasks.tellOfEnd());
    const wanted = params?.uris && new Set(params.uris);
    return { documents: rowsOf(session).filter(({ uri }) => !wanted || wanted.has(uri)), isComplete };
  }),
  request(sectionsRequest, null, async (session, { uri }) => {
    await session.whenReady();
    return sectionsAt(session, canonicalUri(uri));
  }),
  ...newDocumentRoutes,
  adoptionRoute,
  ...openPlaceRoutes,
  ...benchmarkRoutes,
  toolRoute,
  request(countersRequest, NO_COUNTS, async (session, params) => {
    if (params?.whenIdle) await session.whenIdle();
    return countersOf(session);
  }),
];

/** How complete a document is, as far as that was looked at; other documents are not read for it. */
export function completenessOf({ openDocuments, workspaceDiagnostics }: Session, uri: string): number | undefined {
  const open = openDocuments.find(({ document }) => document.uri === uri);
  if (open) return (open.fullCheck() ?? open.quickCheck()).conformance?.score.value;
  return workspaceDiagnostics.get(uri)?.overview.completeness ?? undefined;
}

function rowsOf(session: Session): readonly DocumentRow[] {
  const { workspaceDiagnostics, openDocuments } = session;
  const overviews = new Map(workspaceDiagnostics.all().map(({ uri, overview }) => [uri, overview]));
  for (const open of openDocuments) {
    const checked = open.fullCheck() ?? open.quickCheck();
    if (checked.kind !== "foreign") overviews.set(open.document.uri, overviewOf(open.document, checked));
  }
  const rows = [...overviews].flatMap(([uri, overview]) => {
    const folder = session.state.workspace.folderOf(uri)?.uri;
    if (folder === undefined) return [];
    return [{ uri: session.clientUri(uri), path: relativePath(folder, uri) ?? uri, folder, ...overview }];
  });
  return rows.sort((a, b) => compare(a.folder, b.folder) || compare(a.path, b.path));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function sectionsAt(session: Session, uri: string): Promise<readonly SectionNode[] | null> {
  const { workspace } = session.state;
  const read = await workspace.read(uri);
  if (read.kind !== "document") return null;
  const context = workspace.placeContextOf(uri);
  const { conformance } = session.state.check(read.document, context);
  if (!conformance) return null;
  return sectionsOf(read.document, conformance).map((section) => sectionNode(section, read.document, session));
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
    open: openSlots(section.open, lines, session),
    items: section.items.map(({ title, span, filled, expected, open }) => ({
      title,
      range: rangeOf(lines, span, encoding),
      places: { filled, expected },
      open: openSlots(open, lines, session),
    })),
    sections: section.sections.map((child) => sectionNode(child, lines, session)),
  };
}

function openSlots(open: SectionOverview["open"], lines: Lines, { client }: Session): SectionNode["open"] {
  return open.map(({ span, ...slot }) => ({ ...slot, range: rangeOf(lines, span, client.encoding) }));
}

function countersOf({ openDocuments, state }: Session): Counters {
  return {
    parsedPieces: parseCounter.pieces,
    rules: { ...ruleCounter },
    documents: { open: openDocuments.length, indexed: state.workspace.index.documents().length },
  };
}
