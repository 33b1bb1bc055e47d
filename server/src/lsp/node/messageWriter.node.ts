import type { Writable } from "node:stream";
import { AbstractMessageWriter, type Message, type MessageWriter } from "vscode-languageserver/node";
import { sharedEnds } from "../../core/text/sharedEnds.ts";

/**
 * Writes the messages of vscode-jsonrpc to a stream: at once, and each in one piece. The library's own writer waits a
 * turn of the event loop for each, and sends its head by itself: that is a system call more, and wakes whoever reads.
 */
export class WholeMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  #lastDiagnostics: SerialisedList = { items: [], texts: [] };

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on("error", (error) => this.fireError(error));
    stream.on("close", () => this.fireClose());
  }

  /** Rejects when the other end is gone, and for what JSON cannot hold. */
  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const content = this.#serialised(message);
      const head = `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n`;
      this.#stream.write(head + content, (error) => (error ? reject(error) : resolve()));
    });
  }

  end(): void {
    this.#stream.end();
  }

  #serialised(message: Message): string {
    const parted = partedAtDiagnostics(message);
    if (!parted) return JSON.stringify(message);
    this.#lastDiagnostics = serialisedAgain(parted.items, this.#lastDiagnostics);
    const around = JSON.stringify(parted.around);
    return `${around.slice(0, -BEHIND.length)}${this.#lastDiagnostics.texts.join(",")}${BEHIND}`;
  }
}

/** A list with the JSON of each item. */
interface SerialisedList {
  readonly items: readonly unknown[];
  readonly texts: readonly string[];
}

/** Most of a document's diagnostics are the same objects as they were before an edit. */
function serialisedAgain(items: readonly unknown[], last: SerialisedList): SerialisedList {
  const { front, back } = sharedEnds(items, last.items, Object.is);
  const fresh = items.slice(front, items.length - back).map((item) => JSON.stringify(item));
  const texts = [...last.texts.slice(0, front), ...fresh, ...last.texts.slice(last.texts.length - back)];
  return { items, texts };
}

/** A document's diagnostics, and their message without them: an empty list stands at its very end. */
interface Parted {
  readonly items: readonly unknown[];
  readonly around: object;
}

/** What stands behind that list. */
const BEHIND = "]}}";

function partedAtDiagnostics(message: object): Parted | undefined {
  if ("result" in message && isFullReport(message.result)) {
    const { result, ...head } = message;
    const { items, ...rest } = result;
    return { items, around: { ...head, result: { ...rest, items: [] } } };
  }
  if ("params" in message && holdsDiagnostics(message.params)) {
    const { params, ...head } = message;
    const { diagnostics, ...rest } = params;
    return { items: diagnostics, around: { ...head, params: { ...rest, diagnostics: [] } } };
  }
  return undefined;
}

function isFullReport(result: unknown): result is { readonly kind: "full"; readonly items: readonly unknown[] } {
  return (
    isObject(result) && "kind" in result && result.kind === "full" && "items" in result && Array.isArray(result.items)
  );
}

function holdsDiagnostics(params: unknown): params is { readonly diagnostics: readonly unknown[] } {
  return isObject(params) && "diagnostics" in params && Array.isArray(params.diagnostics);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
