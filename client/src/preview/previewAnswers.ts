import type { PreviewResult } from "../../../server/src/lsp/client/previewMessages.ts";
import { carriedOver } from "./carriedOver.ts";

/** What the answers need of the editor. */
export interface PreviewHost {
  ask(uri: string, text: string): Promise<PreviewResult | null>;
  /** Renders every preview again. */
  refresh(): void;
}

interface Answer {
  readonly text: string;
  readonly result: PreviewResult | null;
}

/** So long a text has to stay as it is before the server is asked. */
const REST_MS = 150;
/** Answers for more documents are forgotten, the oldest first. */
const MOST_ANSWERS = 100;

/**
 * What to show with each text, as far as the server has said so. While it has not, the last answer holds as far as the
 * text is the same. Previews are rendered again once for each answer that shows something else, and never for its own sake.
 */
export class PreviewAnswers {
  readonly #host: PreviewHost;
  readonly #answers = new Map<string, Answer>();
  /** Texts that the server is asked about, or will be soon. */
  readonly #wanted = new Map<string, string>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(host: PreviewHost) {
    this.#host = host;
  }

  /** What to show now; asks the server where it has not spoken of just this text. */
  of(uri: string, text: string): PreviewResult | null {
    const answer = this.#answers.get(uri);
    if (answer?.text === text) {
      this.#forgetWish(uri);
      return answer.result;
    }
    this.want(uri, text);
    return shown(answer, text);
  }

  /** Asks the server about a text, once it rests. */
  want(uri: string, text: string): void {
    if (this.#wanted.get(uri) === text) return;
    this.#wanted.set(uri, text);
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => this.#ask(uri, text), REST_MS),
    );
  }

  /** Asks again about documents that the server has something else to say of. */
  changed(uris: readonly string[]): void {
    for (const uri of uris) {
      const answer = this.#answers.get(uri);
      if (answer && !this.#wanted.has(uri)) this.want(uri, answer.text);
    }
  }

  /** Asks again about everything: the server was started anew. */
  askAgain(): void {
    this.changed([...this.#answers.keys()]);
  }

  /** Forgets everything. */
  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const map of [this.#timers, this.#wanted, this.#answers]) map.clear();
  }

  async #ask(uri: string, text: string): Promise<void> {
    this.#timers.delete(uri);
    let result: PreviewResult | null;
    try {
      result = await this.#host.ask(uri, text);
    } catch {
      // Whoever renders the text next asks again.
      if (this.#wanted.get(uri) === text) this.#wanted.delete(uri);
      return;
    }
    // Another text is shown by now.
    if (this.#wanted.get(uri) !== text) return;
    this.#wanted.delete(uri);
    const before = shown(this.#answers.get(uri), text);
    this.#keep(uri, { text, result });
    if (JSON.stringify(before) !== JSON.stringify(result)) this.#host.refresh();
  }

  #forgetWish(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    this.#wanted.delete(uri);
  }

  #keep(uri: string, answer: Answer): void {
    this.#answers.delete(uri);
    this.#answers.set(uri, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MOST_ANSWERS && oldest !== undefined) this.#answers.delete(oldest);
  }
}

function shown(answer: Answer | undefined, text: string): PreviewResult | null {
  return answer?.result ? carriedOver(answer.result, answer.text, text) : null;
}
