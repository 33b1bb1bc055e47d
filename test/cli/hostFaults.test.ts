import assert from "node:assert/strict";
import { test } from "node:test";
import { adopt } from "../../server/src/cli/commands/adopt.ts";
import { check } from "../../server/src/cli/commands/check.ts";
import type { WriteResult } from "../../server/src/core/host/host.ts";
import { MemoryHost, memoryUri } from "../support/memoryHost.ts";
import { memoryTerminal } from "../support/memoryTerminal.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";

const unfixed = goodNote.replace("3. [Watching](#watching)\n", "");
const FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(noteFiles).map(([path, text]) => [`w/${path}`, text])),
  "w/docs/a.md": badNote,
  "w/docs/b.md": unfixed,
  "w/docs/c.md": badNote,
};

/** One document is there when files are looked for, and gone when it is read. */
class VanishingHost extends MemoryHost {
  override readText(uri: string, limit?: number) {
    return super.readText(uri === memoryUri("/w/docs/b.md") ? memoryUri("/w/docs/gone.md") : uri, limit);
  }
}

/** A folder that may be read, and not be written to. */
class ReadOnlyHost extends MemoryHost {
  override write(): Promise<WriteResult> {
    return Promise.resolve({ kind: "failed", message: "The file can't be written: permission was denied." });
  }
}

/** Somebody else writes into a file as soon as it has been read. */
class BusyHost extends MemoryHost {
  override async readText(uri: string, limit?: number) {
    const read = await super.readText(uri, limit);
    if (uri === memoryUri("/w/docs/b.md")) this.set("/w/docs/b.md", "Theirs.\n");
    return read;
  }
}

async function run(host: MemoryHost, ...args: readonly string[]) {
  const terminal = memoryTerminal(host);
  const code = await check(terminal, ["--no-cache", "--fail-on", "never", ...args]);
  return { code, ...terminal.printed };
}

test("a file that is gone before it is read is said to be if it was named, and the others are checked", async () => {
  const { out, error } = await run(new VanishingHost(FILES), "docs", "docs/b.md");
  assert.equal(error, "");
  assert.match(out, /docs\/b\.md\n.*There is no such file/);
  assert.doesNotMatch((await run(new VanishingHost(FILES))).out, /b\.md/);
  assert.match(out, /docs\/a\.md\n/);
  assert.match(out, /docs\/c\.md\n/);
});

test("a folder that can't be written to keeps its documents, and each fix that was not written is told of once", async () => {
  const host = new ReadOnlyHost(FILES);
  const { error } = await run(host, "--fix");
  assert.deepEqual(error.match(/docs\/b\.md: The file can't be written: permission was denied\./g)?.length, 1);
  assert.deepEqual(await host.readText(memoryUri("/w/docs/b.md")), { kind: "text", text: unfixed });
});

test("a heading is not renamed where a link to it can't follow", async () => {
  const misspelt = goodNote.replace("## Watching", "## Wathcing").replace("(#watching)", "(#wathcing)");
  const files = { ...FILES, "w/docs/b.md": misspelt, "w/README.md": "[Watching](docs/b.md#wathcing)\n" };
  const readme = memoryUri("/w/README.md");
  /** Somebody else writes into the other file as soon as it has been read. */
  class Meanwhile extends MemoryHost {
    isBusy = false;
    override async readText(uri: string, limit?: number) {
      const read = await super.readText(uri, limit);
      if (this.isBusy && uri === readme) this.set("/w/README.md", `${read.kind === "text" ? read.text : ""}Theirs.\n`);
      return read;
    }
  }
  const host = new Meanwhile(files);
  host.isBusy = true;
  const { error } = await run(host, "--fix", "docs/b.md");
  assert.match(error, /README\.md: The file changed while it was worked on/);
  assert.deepEqual(await host.readText(memoryUri("/w/docs/b.md")), { kind: "text", text: misspelt });
  host.isBusy = false;
  assert.equal((await run(host, "--fix", "docs/b.md")).error, "");
  const after = await host.readText(readme);
  assert.match(after.kind === "text" ? after.text : "", /docs\/b\.md#watching/);
});

test("what somebody else writes meanwhile is not written over", async () => {
  const host = new BusyHost({ ...FILES, "w/docs/b.md": "# Search\n\nHow it searches.\n" });
  const terminal = memoryTerminal(host);
  assert.equal(await adopt(terminal, ["docs/b.md"]), 2);
  assert.match(terminal.printed.error, /docs\/b\.md was not written\. .*changed/);
  assert.deepEqual(await host.readText(memoryUri("/w/docs/b.md")), { kind: "text", text: "Theirs.\n" });
});
