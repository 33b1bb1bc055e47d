import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  CodeLensRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  InlayHintRequest,
  type Position,
  ReferencesRequest,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from "vscode-languageserver-protocol";
import { filesBelow } from "../support/examples.ts";
import { type EditorSession, startSession } from "../support/session.ts";

const files = Object.fromEntries(filesBelow("examples").map(({ path, text }) => [path, text]));
const SEARCH = "docs/search/performance.md";
const GATEWAY = "docs/gateway/performance.md";

/** Opens a document of the examples, does something in it, and ends the server. */
async function inExample(file: string, act: (session: EditorSession, uri: string) => Promise<void>): Promise<void> {
  const session = await startSession({ files });
  await session.open(file);
  await session.idle();
  await act(session, session.uri(file));
  assert.equal(session.stderr, "");
  assert.equal(await session.stop(), 0);
}

function whole(session: EditorSession, file: string) {
  const document = session.document(file);
  return { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
}

function place(session: EditorSession, file: string, needle: string): Position {
  const document = session.document(file);
  return document.positionAt(document.getText().indexOf(needle) + 1);
}

describe("over a connection", () => {
  test("symbols are the headings as a tree", () =>
    inExample(SEARCH, async ({ connection }, uri) => {
      const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
      const title = symbols?.find(({ name }) => name.endsWith(" - Performance"));
      assert.ok(title && "children" in title && (title.children?.length ?? 0) >= 9);
    }));

  test("sections fold, and selections grow to them", () =>
    inExample(SEARCH, async (session, uri) => {
      const folds = await session.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
      assert.ok((folds?.length ?? 0) > 30);
      const position = place(session, SEARCH, "P95");
      const [selection] =
        (await session.connection.sendRequest(SelectionRangeRequest.type, {
          textDocument: { uri },
          positions: [position],
        })) ?? [];
      let depth = 0;
      for (let one = selection; one; one = one.parent) depth++;
      assert.ok(depth >= 4);
    }));

  test("an entry of the table of contents leads to its heading, which knows who leads to it", () =>
    inExample(SEARCH, async (session, uri) => {
      const textDocument = { uri };
      const target = await session.connection.sendRequest(DefinitionRequest.type, {
        textDocument,
        position: place(session, SEARCH, "#monitoring"),
      });
      const location = Array.isArray(target) ? target[0] : target;
      assert.ok(location && "range" in location);
      assert.equal(session.document(SEARCH).getText(location.range), "Monitoring");
      const position = location.range.start;
      const references = await session.connection.sendRequest(ReferencesRequest.type, {
        textDocument,
        position,
        context: { includeDeclaration: false },
      });
      assert.ok((references?.length ?? 0) >= 1);
      const highlights = await session.connection.sendRequest(DocumentHighlightRequest.type, {
        textDocument,
        position,
      });
      assert.ok((highlights?.length ?? 0) >= 2);
    }));

  test("the title has lenses with the score and who refers to the document", () =>
    inExample(SEARCH, async ({ connection }, uri) => {
      const lenses = await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
      const titles = lenses?.map(({ command }) => command?.title) ?? [];
      assert.equal(titles[0], "100% complete");
      assert.ok(titles.some((title) => title?.includes("refer")));
    }));

  test("a stated improvement has the computed one behind it, a metric whether its target is met", () =>
    inExample(SEARCH, async (session, uri) => {
      const hints = await session.connection.sendRequest(InlayHintRequest.type, {
        textDocument: { uri },
        range: whole(session, SEARCH),
      });
      const labels = hints?.map(({ label }) => label) ?? [];
      assert.ok(labels.filter((label) => /^\d+(?:\.\d)?% (?:less|more)$/.test(String(label))).length >= 2);
      assert.ok(labels.includes("met"));
    }));

  test("open places and measured values have tokens, the same for a range as for the whole", () =>
    inExample(GATEWAY, async (session, uri) => {
      const full = await session.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } });
      const range = await session.connection.sendRequest(SemanticTokensRangeRequest.type, {
        textDocument: { uri },
        range: whole(session, GATEWAY),
      });
      assert.ok((full?.data.length ?? 0) > 0);
      assert.deepEqual(range?.data, full?.data);
    }));
});
