import { createHash } from "node:crypto";
import type { Answer, Question } from "../../core/check/checkFile.ts";
import { type FirstSight, firstSight } from "../../core/host/firstSight.ts";
import type { Host, ReadResult } from "../../core/host/host.ts";
import type { Dependencies } from "../../core/workspace/facts/facts.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";

/** What may be asked about the surroundings of a document, each answered in a few characters. */
const ANSWERS = {
  /** What stands at a place. */
  kind: async (workspace: Workspace, uri: string) =>
    String(await withFacts(workspace, uri, ({ facts }) => facts.kindOf(uri))),
  /** What a file holds. */
  text: async ({ host }: Workspace, uri: string, { sight }: SurroundingState) =>
    sight.firstSightOf(uri) ?? noteOf(await host.readText(uri)),
  /** Which files lie around it. */
  files: async (workspace: Workspace, uri: string) => digestOf((await workspace.filesAround(uri)).files.join("\n")),
  /** Which documents lie around it, and what they hold. */
  documents: async (workspace: Workspace, uri: string, state: SurroundingState) => {
    const { documents } = await workspace.filesAround(uri);
    const texts = await Promise.all(documents.map((one) => state.answer("text", one)));
    return digestOf(JSON.stringify([documents, texts]));
  },
  /** Where version control stands. */
  head: async ({ host }: Workspace, uri: string) => (await host.history?.head(uri))?.commit ?? "",
} as const;

const QUESTIONS: readonly Question[] = ["kind", "text", "files", "documents", "head"];

/** A host for a workspace that is to be asked later what its files held when they were read. */
export function sightOf(host: Host): FirstSight {
  return firstSight(host, noteOf);
}

function noteOf(read: ReadResult): string {
  return read.kind === "text" ? digestOf(read.text) : read.kind;
}

/** The surroundings of documents as they were when somebody first looked: each question is looked into once. */
export class SurroundingState {
  /** What the workspace reads by. */
  readonly sight: FirstSight;
  readonly #workspace: Workspace;
  readonly #answers = new Map<string, Promise<string>>();

  constructor(workspace: Workspace, sight: FirstSight) {
    this.#workspace = workspace;
    this.sight = sight;
  }

  /** What has been answered so far; undefined if nobody has asked. */
  known(question: Question, uri: string): Promise<string> | undefined {
    return this.#answers.get(`${question} ${uri}`);
  }

  /** The answers to all that was asked for a document. */
  async answers(uri: string, asked: Dependencies): Promise<readonly Answer[]> {
    const around = this.#workspace.folderOf(uri)?.uri ?? uri;
    const places: Readonly<Record<Question, Iterable<string>>> = {
      kind: asked.kinds,
      text: asked.documents,
      files: asked.files ? [around] : [],
      documents: asked.index ? [around] : [],
      head: asked.history ? [around] : [],
    };
    const answers: Answer[] = [];
    for (const question of QUESTIONS) {
      for (const place of places[question]) answers.push([question, place, await this.answer(question, place)]);
    }
    return answers;
  }

  answer(question: Question, uri: string): Promise<string> {
    const key = `${question} ${uri}`;
    const known = this.#answers.get(key) ?? ANSWERS[question](this.#workspace, uri, this);
    this.#answers.set(key, known);
    return known;
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
