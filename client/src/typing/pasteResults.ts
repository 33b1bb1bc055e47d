import {
  type CancellationToken,
  type DataTransfer,
  Disposable,
  DocumentDropEdit,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  l10n,
  languages,
  type Position,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type PasteParams, type PasteResult, pasteRequest } from "../../../server/src/lsp/client/benchmarkMessages.ts";

const KIND = DocumentDropOrPasteEditKind.Text.append("perfdoc", "results");
/** What the editor would do otherwise. */
const OTHERS = [DocumentDropOrPasteEditKind.Text, DocumentDropOrPasteEditKind.Empty.append("uri")];
const TEXT = "text/plain";
const URIS = "text/uri-list";
const SELECTOR = { language: "markdown" };

type Copied = PasteParams["copied"];

/** What becomes of a place, in the terms that pasting and dropping share. */
interface Offer {
  readonly title: string;
  readonly insertText: string;
  readonly additionalEdit: WorkspaceEdit;
  readonly yieldTo: readonly DocumentDropOrPasteEditKind[];
}

/** Offers to make results of a benchmark that are pasted or dropped into a document part of it. */
export function pasteResults(client: BaseLanguageClient): Disposable {
  const paste = languages.registerDocumentPasteEditProvider(
    SELECTOR,
    {
      provideDocumentPasteEdits: async (document, [range], transfer, _, token) => {
        const offer = range && (await offerFor(client, document, range.start, transfer, token));
        return offer && [Object.assign(new DocumentPasteEdit(offer.insertText, offer.title, KIND), offer)];
      },
    },
    { providedPasteEditKinds: [KIND], pasteMimeTypes: [TEXT, URIS] },
  );
  const drop = languages.registerDocumentDropEditProvider(
    SELECTOR,
    {
      provideDocumentDropEdits: async (document, position, transfer, token) => {
        const offer = await offerFor(client, document, position, transfer, token);
        return offer && Object.assign(new DocumentDropEdit(offer.insertText, offer.title, KIND), offer);
      },
    },
    { providedDropEditKinds: [KIND], dropMimeTypes: [URIS] },
  );
  return Disposable.from(paste, drop);
}

async function offerFor(
  client: BaseLanguageClient,
  document: TextDocument,
  position: Position,
  transfer: DataTransfer,
  token: CancellationToken,
): Promise<Offer | undefined> {
  const copied = await copiedIn(transfer);
  if (!copied || token.isCancellationRequested || !client.isRunning()) return undefined;
  const { version } = document;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const params = { uri, position: client.code2ProtocolConverter.asPosition(position), copied };
  const result = await client.sendRequest(pasteRequest, params, token);
  return result && document.version === version ? offerOf(client, document, result) : undefined;
}

async function offerOf(
  client: BaseLanguageClient,
  document: TextDocument,
  { kind, insertText, edits, isSure }: PasteResult,
): Promise<Offer> {
  const additionalEdit = new WorkspaceEdit();
  additionalEdit.set(document.uri, (await client.protocol2CodeConverter.asTextEdits([...edits])) ?? []);
  const title = l10n.t(kind === "fill" ? "Fill in as Benchmark Results" : "Paste as Benchmark Results");
  return { title, insertText, additionalEdit, yieldTo: isSure ? [] : OTHERS };
}

/** Longer texts are pasted as they are, and longer files left to the command. */
const LONGEST = 4 * 1024 * 1024;
const RESULTS_NAMES = /\.(?:json|txt|ndjson|jsonl|csv|js)$/i;
const BEGINS_AS_JSON = /^\s*[{[]/;
/** What stands in the first lines of results that are no JSON. */
const WORDS_OF_RESULTS =
  /\bns\/(?:op|iter)\b|^goos: |^window\.BENCHMARK_DATA|\blatency\b|\bbench(?:mark)?|\breq(?:uest)?s\/s|^\|/im;
const FIRST = 4_000;

/** A file of the workspace, or text that looks like results after a short look: nobody is asked about anything else. */
async function copiedIn(transfer: DataTransfer): Promise<Copied | undefined> {
  const [uri] = urisIn((await transfer.get(URIS)?.asString()) ?? "");
  if (uri)
    return RESULTS_NAMES.test(uri.path) && workspace.getWorkspaceFolder(uri)
      ? { kind: "file", uri: uri.toString() }
      : undefined;
  const text = (await transfer.get(TEXT)?.asString()) ?? "";
  const first = text.slice(0, FIRST);
  const isLikely = BEGINS_AS_JSON.test(first) || WORDS_OF_RESULTS.test(first);
  return isLikely && text.length <= LONGEST ? { kind: "text", text } : undefined;
}

/** Lines that begin with `#` are comments there. */
function urisIn(list: string): readonly Uri[] {
  return list
    .split(/\r?\n/)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => Uri.parse(line));
}
