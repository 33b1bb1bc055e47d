import * as l10n from "@vscode/l10n";
import {
  ExecuteCommandRequest,
  MessageType,
  Position,
  Range,
  ShowDocumentRequest,
  ShowMessageNotification,
} from "vscode-languageserver-protocol";
import { nextStop, stopsIn } from "../../core/features/openPlaces.ts";
import { openPlacesIn, sectionsOf } from "../../core/features/overview.ts";
import { canonicalUri } from "../../core/host/uri.ts";
import { spanAt } from "../../core/text/span.ts";
import { type OpenPlaceParams, type OpenPlaceResult, openPlaceRequest } from "../client/messages.ts";
import { OPEN_PLACE_COMMANDS } from "../client/openPlaceCommands.ts";
import { rangeOf, spanOf } from "../client/position.ts";
import { invalidParams, type Route, request } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";
import { noticeOf } from "./notice.ts";

const NOT_OURS: OpenPlaceResult = {
  range: null,
  get message() {
    return l10n.t("This is no document with a template, so no place in it is open.");
  },
};

/** Going from one open place to the next. */
export const openPlaceRoutes: readonly Route[] = [
  request(openPlaceRequest, NOT_OURS, async (session, params) => {
    await session.whenReady();
    return openPlace(session, params);
  }),
  request(ExecuteCommandRequest.type, null, async (session, { command, arguments: args }) => {
    const direction = Object.hasOwn(OPEN_PLACE_COMMANDS, command) ? OPEN_PLACE_COMMANDS[command] : undefined;
    if (direction === undefined) throw invalidParams(`There is no command ${command}`);
    await session.whenReady();
    return showOpenPlace(session, direction, args ?? []);
  }),
];

async function openPlace(session: Session, { uri, from, direction }: OpenPlaceParams): Promise<OpenPlaceResult> {
  const { workspace } = session.state;
  const place = canonicalUri(uri);
  const read = await workspace.read(place);
  if (read.kind !== "document") return NOT_OURS;
  const { document } = read;
  const { conformance } = session.state.check(document, workspace.placeContextOf(place));
  if (!conformance) return NOT_OURS;
  const { encoding } = session.client;
  const sections = sectionsOf(document, conformance);
  const stops = stopsIn(openPlacesIn(sections));
  const selected = Range.is(from) ? spanOf(document, from, encoding) : spanAt(0);
  const stop = nextStop(stops, selected, direction);
  if (!stop) {
    const missing = sections.filter(({ isPresent }) => !isPresent).length;
    return { range: null, message: nothingOpen(missing) };
  }
  const message = l10n.t("Place {0} of {1}: {2}", stops.indexOf(stop) + 1, stops.length, stop.message);
  return { range: rangeOf(document, stop.span, encoding), message };
}

function nothingOpen(missing: number): string {
  if (missing === 0) return l10n.t("No place is open.");
  return missing === 1
    ? l10n.t("No place is open, but 1 section of the template is missing.")
    : l10n.t("No place is open, but {0} sections of the template are missing.", missing);
}

/** Has the editor select the place; gives the place too, for a client that shows nothing by request. */
async function showOpenPlace(session: Session, direction: OpenPlaceParams["direction"], args: readonly unknown[]) {
  const [uri, from] = args;
  if (typeof uri !== "string") throw invalidParams("The document's URI is missing");
  const { connection, client } = session;
  const start = Position.is(from) ? { start: from, end: from } : from;
  const { range, message } = await openPlace(session, { uri, direction, ...(Range.is(start) && { from: start }) });
  if (!range) {
    await connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Info,
      message: noticeOf(message),
    });
    return null;
  }
  if (client.showsDocuments) {
    await connection.sendRequest(ShowDocumentRequest.type, { uri, selection: range, takeFocus: true });
  }
  return { uri, range };
}
