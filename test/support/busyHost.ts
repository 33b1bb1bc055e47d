import type { ListResult, ReadResult } from "../../server/src/core/host/host.ts";
import type { RecordingFacts } from "../../server/src/core/workspace/facts/recordingFacts.ts";
import type { Workspace } from "../../server/src/core/workspace/workspace.ts";
import { MemoryHost } from "./memoryHost.ts";

/** A host on which something happens once, after a place was looked at and before the answer arrives. */
export class BusyHost extends MemoryHost {
  #meanwhile: { readonly uri: string; readonly happens: () => Promise<unknown> } | undefined;

  during(uri: string, happens: () => Promise<unknown>): void {
    this.#meanwhile = { uri, happens };
  }

  override async readText(uri: string, limit?: number): Promise<ReadResult> {
    const read = await super.readText(uri, limit);
    await this.#happen(uri);
    return read;
  }

  override async list(uri: string): Promise<ListResult> {
    const listed = await super.list(uri);
    await this.#happen(uri);
    return listed;
  }

  async #happen(uri: string): Promise<void> {
    const meanwhile = this.#meanwhile;
    if (meanwhile?.uri !== uri) return;
    this.#meanwhile = undefined;
    await meanwhile.happens();
  }
}

/** Asks, has what was missed looked up, and asks again, as whoever runs rules does. */
export async function answerIn<Value>(
  workspace: Workspace,
  ask: (facts: RecordingFacts) => Value,
  uri: string,
): Promise<Value> {
  for (;;) {
    const { facts } = workspace.contextOf(uri);
    const answered = ask(facts);
    if (!(await workspace.resolve(uri, facts))) return answered;
  }
}
