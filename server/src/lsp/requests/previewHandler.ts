import { openDocument, type PerfDocument } from "../../core/document/perfDocument.ts";
import { preview } from "../../core/features/preview.ts";
import { DOCUMENT_LIMIT } from "../../core/host/host.ts";
import { canonicalUri } from "../../core/host/uri.ts";
import { positionAt, rangeOf } from "../client/position.ts";
import { type PreviewResult, previewRequest } from "../client/previewMessages.ts";
import { invalidParams, type Route, request } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";

/** What the rendered Markdown of a text shows besides it. */
export const previewRoute: Route = request(previewRequest, null, async (session, { uri, text }) => {
  if (typeof uri !== "string" || typeof text !== "string") throw invalidParams("The document's URI or text is missing");
  await session.whenReady();
  return text.length > DOCUMENT_LIMIT ? null : shownOf(session, canonicalUri(uri), text);
});

/** The open document where it has this text: most of it is known then. */
function documentOf(session: Session, uri: string, text: string): PerfDocument {
  const open = session.documentAt(uri)?.document;
  return open?.text === text ? open : openDocument(uri, text);
}

function shownOf(session: Session, uri: string, text: string): PreviewResult | null {
  const { state } = session;
  const document = documentOf(session, uri, text);
  const found = preview(document, state.check(document, state.workspace.placeContextOf(uri)));
  if (!found) return null;
  const { score, entries, marks, open } = found;
  return {
    score,
    entries,
    marks: marks.map(({ offset, ...mark }) => ({ ...mark, at: positionAt(document, offset, "utf-16") })),
    open: open.map(({ span, message }) => ({ message, range: rangeOf(document, span, "utf-16") })),
  };
}
