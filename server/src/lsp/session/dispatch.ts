import type { Connection } from "vscode-languageserver";
import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  type NotificationType,
  type Position,
  type ProtocolNotificationType,
  type ProtocolRequestType,
  type Range,
  type RequestType,
  ResponseError,
  type TextDocumentIdentifier,
} from "vscode-languageserver-protocol";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import type { FeatureInput } from "../../core/features/feature.ts";
import type { Span } from "../../core/text/span.ts";
import type { DocumentContext } from "../../core/workspace/documentContext.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import type { FeatureName } from "../client/featureSwitches.ts";
import type { Log } from "../client/log.ts";
import { offsetAt, rangeOf, spanOf } from "../client/position.ts";
import type { OpenDocument } from "../documents/openDocument.ts";
import type { Session } from "./session.ts";

/** A message that the server takes, and what it does with it. */
export interface Route {
  /** `changes`: handled at once and in order, so that what comes after it sees what it did. */
  readonly access: "reads" | "changes";
  readonly method: string;
  connect(connection: Connection, sessionOf: () => Session | undefined, log: Log): void;
}

/** What has to be there before a request is answered. */
export interface Needs {
  /** All facts that the answer asks for, looked up beforehand. */
  readonly facts?: true;
  /** The index, whole. */
  readonly index?: true;
  /** The answer is empty while this is switched off. */
  readonly feature?: FeatureName;
}

/** A request about an open document, as features take it. */
export interface View {
  readonly session: Session;
  readonly open: OpenDocument;
  readonly document: PerfDocument;
  readonly input: FeatureInput;
  at(position: Position): number;
  spanOf(range: Range): Span;
  rangeOf(span: Span): Range;
}

/** A request about a document; null for documents that are not open, and when a feature fails. */
export function reads<
  Params extends { readonly textDocument: TextDocumentIdentifier },
  Result,
  Partial,
  Failure,
  Options,
>(
  type: ProtocolRequestType<Params, Result | null, Partial, Failure, Options>,
  needs: Needs,
  answer: (view: View, params: Params) => Result | null | Promise<Result | null>,
): Route {
  return request(type, null, async (session, params) => {
    const open = session.documentAt(uriIn(params));
    if (!open || (needs.feature && !session.settings.switches[needs.feature])) return null;
    const { document } = open;
    await session.whenReady();
    if (needs.index) await session.idleTasks.readIndexNow();
    return answerWith(session, open, document, needs, (view) => answer(view, params));
  });
}

/** Any other request. */
export function request<Params, Result, Empty extends Result, Partial, Failure, Options>(
  type: ProtocolRequestType<Params, Result, Partial, Failure, Options> | RequestType<Params, Result, Failure>,
  empty: Empty,
  answer: (session: Session, params: Params, token: CancellationToken) => Promise<Result>,
): Route {
  return {
    access: "reads",
    method: type.method,
    connect: (connection, sessionOf, log) => {
      connection.onRequest<unknown, unknown>(type.method, (params: Params, token: CancellationToken) =>
        guarded(type.method, log, empty, async () => {
          const session = sessionOf();
          if (!session) return new ResponseError(ErrorCodes.ServerNotInitialized, "The server is not initialized.");
          if (session.isStopped) return new ResponseError(ErrorCodes.InvalidRequest, "The server was shut down.");
          return untilCancelled(token, () => answer(session, params, token));
        }),
      );
    },
  };
}

/** A notification, handled before anything that comes after it. */
export function changes<Params, Options>(
  type: ProtocolNotificationType<Params, Options> | NotificationType<Params>,
  apply: (session: Session, params: Params) => void,
): Route {
  return {
    access: "changes",
    method: type.method,
    connect: (connection, sessionOf, log) => {
      connection.onNotification(type.method, (params: Params) => {
        const session = sessionOf();
        if (!session) return;
        try {
          apply(session, params);
        } catch (error) {
          log.once(`${type.method} was left out`, error);
        }
      });
    },
  };
}

/** The document as a request names it. */
export function uriIn(params: { readonly textDocument: TextDocumentIdentifier }): string {
  const uri: unknown = params?.textDocument?.uri;
  if (typeof uri !== "string") throw invalidParams("textDocument.uri is missing");
  return uri;
}

export function invalidParams(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, `${message}.`);
}

export function contentModified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, "The document has changed since.");
}

async function answerWith<Result>(
  session: Session,
  open: OpenDocument,
  document: PerfDocument,
  needs: Needs,
  answer: (view: View) => Result | Promise<Result>,
): Promise<Result> {
  if (needs.facts) await open.completeCheck();
  const { workspace } = session.state;
  const run = (context: DocumentContext) => {
    // Positions in the question were meant for the text as it was.
    if (open.document !== document) throw contentModified();
    const checked = open.fullCheck() ?? open.quickCheck();
    return answer(viewOf(session, open, { document, checked, context, workspace: session.documents() }));
  };
  return needs.facts ? withFacts(workspace, document.uri, run) : run(workspace.contextOf(document.uri));
}

function viewOf(session: Session, open: OpenDocument, input: FeatureInput): View {
  const { encoding } = session.client;
  const { document } = input;
  return {
    session,
    open,
    document,
    input,
    at: (position) => offsetAt(document, checkedPosition(position), encoding),
    spanOf: (range) =>
      spanOf(document, { start: checkedPosition(range?.start), end: checkedPosition(range?.end) }, encoding),
    rangeOf: (span) => rangeOf(document, span, encoding),
  };
}

function checkedPosition(position: Position | undefined): Position {
  if (typeof position?.line !== "number" || typeof position.character !== "number") {
    throw invalidParams("A position is missing");
  }
  return position;
}

/** Whatever goes wrong is logged once; the client gets an empty answer, and can go on. */
async function guarded<Result>(
  method: string,
  log: Log,
  empty: Result,
  answer: () => Promise<Result | ResponseError<unknown>>,
): Promise<Result | ResponseError<unknown>> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof ResponseError) return error;
    log.once(`${method} failed`, error);
    return empty;
  }
}

/** Answers at once when the client gives up; what is under way ends unheard. */
function untilCancelled<Result>(
  token: CancellationToken,
  work: () => Promise<Result>,
): Promise<Result | ResponseError<void>> {
  if (token.isCancellationRequested) return Promise.resolve(cancelled());
  return new Promise((resolve, reject) => {
    token.onCancellationRequested(() => resolve(cancelled()));
    work().then(resolve, reject);
  });
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}
