import { type CodeAction, type Position, type Range, ResponseError } from "vscode-languageserver/node";
import type { EditorSession } from "./session.ts";

/** A document as a client asks about it. */
export interface AskedDocument {
  readonly uri: string;
  readonly positions: readonly Position[];
  readonly whole: Range;
}

/** What a server answers to everything that a client can ask, by the question. */
export type Answers = ReadonlyMap<string, unknown>;

interface Question {
  readonly method: string;
  readonly params: object;
}

/**
 * Asks a server that has nothing left to do about its open documents.
 * @param closed Files that are not open, to be asked about with the whole workspace; none for a quick look.
 */
export async function everyAnswer(
  session: EditorSession,
  documents: readonly AskedDocument[],
  closed: readonly string[],
): Promise<Answers> {
  const aboutWorkspace = closed.length > 0 ? ABOUT_WORKSPACE : [];
  // From then on documents that are not open are looked at, too: a list that comes before that is done may be short.
  await Promise.all(aboutWorkspace.map((question) => answerTo(session, question)));
  await session.idle();
  const ofWorkspace = await Promise.all(aboutWorkspace.map((question) => answerTo(session, question)));
  const ofDocuments = [...documents.flatMap(aboutDocument), ...closed.flatMap(aboutFile)];
  const questions = [...aboutWorkspace, ...ofDocuments];
  const answers = [...ofWorkspace, ...(await Promise.all(ofDocuments.map((question) => answerTo(session, question))))];
  const named = questions.map(({ method, params }, index) => [keyOf(method, params), answers[index]] as const);
  return new Map([...named, ...(await resolvedActions(session, answers))]);
}

/** A question about one place in a document, as it is asked in passing. */
export function questionsAt({ uri, positions, whole }: AskedDocument): readonly Question[] {
  return aboutDocument({ uri, positions: positions.slice(0, 1), whole });
}

/** The answer without what is another one in each session; what a server refuses to answer counts as an answer. */
export async function answerTo(session: EditorSession, { method, params }: Question): Promise<unknown> {
  try {
    return withoutIds(await session.connection.sendRequest(method, params));
  } catch (error) {
    if (error instanceof ResponseError) return { code: error.code, message: error.message };
    throw error;
  }
}

const ABOUT_WORKSPACE: readonly Question[] = [
  { method: "workspace/symbol", params: { query: "" } },
  { method: "workspace/diagnostic", params: { previousResultIds: [] } },
  { method: "perfdoc/documents", params: {} },
];

const ABOUT_WHOLE = [
  "textDocument/diagnostic",
  "textDocument/codeLens",
  "textDocument/documentSymbol",
  "textDocument/documentLink",
  "textDocument/foldingRange",
  "textDocument/semanticTokens/full",
] as const;

const ABOUT_POSITION = [
  "textDocument/hover",
  "textDocument/completion",
  "textDocument/definition",
  "textDocument/documentHighlight",
  "textDocument/prepareRename",
] as const;

function aboutDocument({ uri, positions, whole }: AskedDocument): readonly Question[] {
  const textDocument = { uri };
  const context = { diagnostics: [], triggerKind: 1 };
  return [
    ...ABOUT_WHOLE.map((method) => ({ method, params: { textDocument } })),
    { method: "perfdoc/sections", params: { uri } },
    ...["next", "previous"].map((direction) => ({ method: "perfdoc/openPlace", params: { uri, direction } })),
    { method: "textDocument/inlayHint", params: { textDocument, range: whole } },
    { method: "textDocument/selectionRange", params: { textDocument, positions } },
    { method: "textDocument/codeAction", params: { textDocument, range: whole, context } },
    ...positions.flatMap((position) => [
      ...ABOUT_POSITION.map((method) => ({ method, params: { textDocument, position } })),
      {
        method: "textDocument/references",
        params: { textDocument, position, context: { includeDeclaration: true } },
      },
      { method: "textDocument/rename", params: { textDocument, position, newName: "Another name" } },
    ]),
    ...rangesBetween(positions).flatMap((range) => [
      { method: "textDocument/semanticTokens/range", params: { textDocument, range } },
      { method: "textDocument/inlayHint", params: { textDocument, range } },
      { method: "textDocument/codeAction", params: { textDocument, range, context } },
    ]),
  ];
}

function aboutFile(uri: string): readonly Question[] {
  return [
    { method: "textDocument/diagnostic", params: { textDocument: { uri } } },
    { method: "perfdoc/sections", params: { uri } },
    { method: "perfdoc/modules", params: { uri } },
    { method: "perfdoc/adoption", params: { uri } },
    { method: "workspace/willRenameFiles", params: { files: [{ oldUri: uri, newUri: `${uri}.moved.md` }] } },
  ];
}

function rangesBetween(positions: readonly Position[]): readonly Range[] {
  return positions.slice(1).map((end, index) => ({ start: positions[index] ?? end, end }));
}

/** So many of the actions for each document are resolved: most are alike. */
const MOST_RESOLVED = 12;

async function resolvedActions(
  session: EditorSession,
  answers: readonly unknown[],
): Promise<readonly (readonly [string, unknown])[]> {
  const actions = new Map(
    answers
      .flatMap((answer) => (Array.isArray(answer) ? answer.filter(isUnresolved) : []))
      .map((one) => [keyOf("codeAction/resolve", one), one]),
  );
  const step = Math.max(1, Math.floor(actions.size / MOST_RESOLVED));
  const chosen = [...actions].filter((_, index) => index % step === 0);
  return Promise.all(
    chosen.map(
      async ([key, params]) => [key, await answerTo(session, { method: "codeAction/resolve", params })] as const,
    ),
  );
}

function isUnresolved(one: unknown): one is CodeAction {
  return typeof one === "object" && one !== null && "title" in one && "data" in one && !("edit" in one);
}

function keyOf(method: string, params: object): string {
  return `${method} ${JSON.stringify(params)}`;
}

/** Results' ids are each server's own; reports on files come in the order in which these were looked at. */
function withoutIds(plain: unknown): unknown {
  if (Array.isArray(plain)) {
    const items = plain.map(withoutIds);
    return items.every(isReport) ? items.sort((a, b) => (a.uri < b.uri ? -1 : 1)) : items;
  }
  if (typeof plain !== "object" || plain === null) return plain;
  return Object.fromEntries(
    Object.entries(plain).flatMap(([key, value]) => (key === "resultId" ? [] : [[key, withoutIds(value)]])),
  );
}

function isReport(one: unknown): one is { readonly uri: string } {
  return typeof one === "object" && one !== null && "kind" in one && "uri" in one && typeof one.uri === "string";
}
