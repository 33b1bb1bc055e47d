import { type Range, TextEditorRevealType, type Uri, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type OpenPlaceParams, openPlaceRequest } from "../../../server/src/lsp/client/messages.ts";
import { rangeFrom } from "../views/treeItems.ts";
import { placeOf } from "./documentRow.ts";
import { documentUri, isTreeNode } from "./target.ts";

const MESSAGE_MS = 5_000;

/** Selects the open place behind the selection, or the one before it, and says what is expected there. */
export async function goToOpenPlace(
  client: BaseLanguageClient,
  direction: OpenPlaceParams["direction"],
  argument: unknown,
): Promise<void> {
  const uri = documentUri(argument);
  if (!uri) return;
  const from = selectionFor(uri, argument);
  const { range, message } = await client.sendRequest(openPlaceRequest, {
    uri: client.code2ProtocolConverter.asUri(uri),
    direction,
    ...(from && { from: client.code2ProtocolConverter.asRange(from) }),
  });
  window.setStatusBarMessage(message, MESSAGE_MS);
  if (!range) return;
  const selection = rangeFrom(range);
  const editor = await window.showTextDocument(uri, { selection });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where to go on from: the row's place, else what is selected in the document. */
function selectionFor(uri: Uri, argument: unknown): Range | undefined {
  const place = isTreeNode(argument) ? placeOf(argument) : null;
  if (place) return rangeFrom(place);
  const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  return editor?.selection;
}
