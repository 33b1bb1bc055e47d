import { ruleCounter } from "../../core/check/runRules.ts";
import { type SectionOverview, sectionsOf } from "../../core/features/overview.ts";
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
import { dashboardRoute } from "../views/dashboardHandler.ts";
import { type PlacedOverview, settledOverviews } from "../views/overviews.ts";
import { adoptionRoute } from "./adoptionHandler.ts";
import { benchmarkRoutes } from "./benchmarkHandlers.ts";
import { newDocumentRoutes } from "./newDocumentHandlers.ts";
import { openPlaceRoutes } from "./openPlaceHandlers.ts";
import { previewRoute } from "./previewHandler.ts";
import { toolRoute } from "./toolHandler.ts";

const NO_COUNTS: Counters = { parsedPieces: 0, rules: ruleCounter, documents: { open: 0, indexed: 0 } };

/** What Perfdoc's own client asks. */
export const perfdocRoutes: readonly Route[] = [
  request(documentsRequest, { documents: [], isComplete: false }, async (session, params): Promise<DocumentsResult> => {
    const { overviews, isComplete } = await settledOverviews(session);
    const wanted = params?.uris && new Set(params.uris);
    const documents = overviews.map((one) => rowOf(one, session));
    return { documents: documents.filter(({ uri }) => !wanted || wanted.has(uri)), isComplete };
  }),
  request(sectionsRequest, null, async (session, { uri }) => {
    await session.whenReady();
    return sectionsAt(session, canonicalUri(uri));
  }),
  ...newDocumentRoutes,
  adoptionRoute,
  ...openPlaceRoutes,
  previewRoute,
  ...benchmarkRoutes,
  toolRoute,
  dashboardRoute,
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

function rowOf({ uri, folder, overview }: PlacedOverview, session: Session): DocumentRow {
  return { uri: session.clientUri(uri), path: relativePath(folder, uri) ?? uri, folder, ...overview };
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
