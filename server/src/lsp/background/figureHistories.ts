import { figuresOfVersion, type PastFigure } from "../../core/features/figureHistory.ts";
import type { SessionState } from "./sessionState.ts";

/** So many versions of a document are looked at, and none of more characters. */
const MOST_VERSIONS = 30;
const LONGEST_VERSION = 512 * 1024;
/** The histories of more documents are not kept. */
const MOST_DOCUMENTS = 20;

type Versions = readonly ReadonlyMap<string, PastFigure>[];

/** What figures of documents were in the versions that were committed, as far as somebody has asked. */
export class FigureHistories {
  readonly #session: Pick<SessionState, "state" | "environment">;
  readonly #known = new Map<string, Promise<Versions>>();

  constructor(session: Pick<SessionState, "state" | "environment">) {
    this.#session = session;
  }

  /** The figures of each version, the newest first; none where version control says nothing, or is not asked. */
  of(uri: string): Promise<Versions> {
    const known = this.#known.get(uri);
    if (known) return known;
    const reading = this.#read(uri).catch((): Versions => []);
    this.#known.set(uri, reading);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_DOCUMENTS && oldest !== undefined) this.#known.delete(oldest);
    return reading;
  }

  /** There may be other versions by now. */
  forget(): void {
    this.#known.clear();
  }

  async #read(uri: string): Promise<Versions> {
    const { state, environment } = this.#session;
    const { host } = state.workspace;
    const { templates } = state.workspace.placeContextOf(uri);
    const versions = (await host.history?.versionsOf(uri, MOST_VERSIONS)) ?? [];
    const figures: ReadonlyMap<string, PastFigure>[] = [];
    for (const version of versions) {
      if (version.text.length > LONGEST_VERSION) continue;
      // What is typed meanwhile goes first.
      await environment.pause(0);
      figures.push(figuresOfVersion(uri, version, templates));
    }
    return figures;
  }
}
