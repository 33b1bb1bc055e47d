import { type Disposable, EventEmitter, type LogOutputChannel } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import {
  type DocumentRow,
  documentsChangedNotification,
  documentsRequest,
  type SectionNode,
  sectionsRequest,
} from "../../../server/src/lsp/client/messages.ts";

export type StoreState = "loading" | "loaded" | "failed";

/** What the server says of the documents; asked for once something shows it, and again when it says that it changed. */
export class DocumentStore implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly #told = new EventEmitter<readonly string[]>();
  readonly #sections = new Map<string, Promise<readonly SectionNode[]>>();
  /** Documents whose sections were given, and are others by now. */
  readonly #outdated = new Set<string>();
  #rows: readonly DocumentRow[] = [];
  #state: StoreState = "loading";
  #isWanted = false;
  /** Rows are being fetched; another round follows if something changed meanwhile. */
  #fetching: Promise<void> | undefined;
  #isStale = false;

  /** Rows, sections or the state are others. */
  readonly onDidChange = this.#changed.event;
  /** The server says that it has something else to say of these documents. A client hears a message at one place only. */
  readonly onDidHearOf = this.#told.event;

  constructor(client: BaseLanguageClient, log: LogOutputChannel) {
    this.#client = client;
    this.#log = log;
    client.onNotification(documentsChangedNotification, ({ uris }) => {
      for (const uri of uris) if (this.#sections.has(uri)) this.#outdated.add(uri);
      this.#told.fire(uris);
      if (this.#isWanted) this.refresh();
    });
  }

  get rows(): readonly DocumentRow[] {
    return this.#rows;
  }

  get state(): StoreState {
    return this.#state;
  }

  row(uri: string): DocumentRow | undefined {
    return this.#rows.find((row) => row.uri === uri);
  }

  /** Something shows documents from now on. */
  want(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    if (this.#client.isRunning()) this.refresh();
  }

  serverIs(state: State): void {
    switch (state) {
      case State.Starting:
        this.#become("loading", []);
        break;
      case State.Stopped:
        this.#become("failed", []);
        break;
      case State.Running:
        this.#sections.clear();
        if (this.#isWanted) this.refresh();
    }
  }

  /** Asks for everything again. */
  async refresh(): Promise<void> {
    this.#isStale = true;
    this.#fetching ??= this.#fetchUntilFresh();
    await this.#fetching;
  }

  /** The sections of a document, as of the server's last word; none for what has no template. */
  sections(uri: string): Promise<readonly SectionNode[]> {
    return this.#sections.get(uri) ?? this.#ask(uri);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#told.dispose();
  }

  #ask(uri: string): Promise<readonly SectionNode[]> {
    const asked = this.#client.sendRequest(sectionsRequest, { uri }).then((sections) => sections ?? []);
    this.#sections.set(uri, asked);
    asked.catch(() => this.#sections.delete(uri));
    return asked;
  }

  /** Sections that are shown are replaced in one go: the sidebar has no gap while an author types. */
  async #replaceOutdated(): Promise<void> {
    const uris = [...this.#outdated];
    this.#outdated.clear();
    const fresh = await Promise.allSettled(uris.map((uri) => this.#client.sendRequest(sectionsRequest, { uri })));
    for (const [index, uri] of uris.entries()) {
      const answer = fresh[index];
      if (answer?.status === "fulfilled") this.#sections.set(uri, Promise.resolve(answer.value ?? []));
      else this.#sections.delete(uri);
    }
  }

  async #fetchUntilFresh(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      try {
        const { documents, isComplete } = await this.#client.sendRequest(documentsRequest, {});
        await this.#replaceOutdated();
        // On a busy machine the first answer may come before there is a row: that is no empty workspace.
        this.#become(isComplete || documents.length > 0 ? "loaded" : "loading", documents);
      } catch (error) {
        this.#log.error("The documents could not be listed.", error);
        if (!this.#client.isRunning()) this.#become("failed", []);
      }
    }
    // At once: whoever asks behind this begins another round.
    this.#fetching = undefined;
  }

  #become(state: StoreState, rows: readonly DocumentRow[]): void {
    this.#state = state;
    this.#rows = rows;
    this.#changed.fire();
  }
}
