import { createHash } from "node:crypto";
import { withFacts } from "../../core/workspace/withFacts.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";

/** What may be asked about the surroundings of a document, each answered in a few characters. */
const ANSWERS = {
  /** What stands at a place. */
  kind: async (workspace: Workspace, uri: string) =>
    String(await withFacts(workspace, uri, ({ facts }) => facts.kindOf(uri))),
  /** What a file holds. */
  text: async ({ host }: Workspace, uri: string) => {
    const read = await host.readText(uri);
    return read.kind === "text" ? digestOf(read.text) : read.kind;
  },
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

export type Question = keyof typeof ANSWERS;
export const QUESTIONS: readonly Question[] = ["kind", "text", "files", "documents", "head"];

/** The surroundings of documents as they are now: each question is looked into once. */
export class SurroundingState {
  readonly #workspace: Workspace;
  readonly #answers = new Map<string, Promise<string>>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
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
