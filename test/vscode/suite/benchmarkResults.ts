import assert from "node:assert/strict";
import {
  type CodeLens,
  type CompletionList,
  commands,
  type Tab,
  TabInputTextDiff,
  Uri,
  window,
  workspace,
} from "vscode";
import { closeAll, open, root, test, until, write } from "./harness.ts";

const DOCUMENT = "docs/results/performance.md";
const TILES = "bench/suite-tiles.json";

const text = (values: readonly [string, string], rest = "") => `---
status: current
module: search
category: performance
---

# Search - Performance

## Benchmarks

### Benchmark Results

#### Benchmark 1: Tiles

| Metric | Value |
| :----- | :---- |
| Latency (p50) | ${values[0]} |
| Latency (p95) | ${values[1]} |
${rest}`;

function hyperfine(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  const times = Array.from({ length: 21 }, () => seconds);
  return JSON.stringify({
    results: [{ command: "tiles", mean: seconds, stddev: 0, median: seconds, min: seconds, max: seconds, times }],
  });
}

async function lensTitles(): Promise<readonly string[]> {
  const uri = Uri.joinPath(root(), DOCUMENT);
  const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, 20);
  return lenses.flatMap(({ command }) => command?.title ?? []);
}

async function lens(title: RegExp): Promise<CodeLens> {
  const uri = Uri.joinPath(root(), DOCUMENT);
  return until(`there is a lens ${title}`, async () => {
    const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, 20);
    return lenses.find(({ command }) => title.test(command?.title ?? ""));
  });
}

/** Answers the question that is asked beside the preview, once that is there. */
async function answer(command: string, done: Thenable<unknown>): Promise<void> {
  const isOfImport = ({ input }: Tab) =>
    input instanceof TabInputTextDiff && input.modified.scheme === "perfdoc-import";
  await until("the preview is there", () => window.tabGroups.all.some(({ tabs }) => tabs.some(isOfImport)));
  let isDone = false;
  done.then(() => {
    isDone = true;
  });
  await until("the question is answered", async () => {
    await commands.executeCommand(command);
    return isDone;
  });
  assert.ok(!window.tabGroups.all.some(({ tabs }) => tabs.some(isOfImport)));
}

test("imports results into a document once the preview is accepted, and the lens says where they are from", async () => {
  const file = await write(TILES, hyperfine(45));
  await write(DOCUMENT, text(["X ms", "X ms"]));
  const { document } = await open(DOCUMENT);
  const before = document.getText();
  const done = commands.executeCommand("perfdoc.importBenchmarkResults", file);
  await answer("workbench.action.acceptSelectedQuickOpenItem", done);
  assert.notEqual(document.getText(), before);
  assert.ok(document.getText().startsWith(text(["45 ms", "45 ms"])), document.getText());
  assert.match(
    document.getText(),
    /\*\*Results file:\*\* \[suite-tiles\.json\]\(\.\.\/\.\.\/bench\/suite-tiles\.json\)/,
  );
  await lens(/^Results of \d{4}-\d\d-\d\d, bench\/suite-tiles\.json$/);
  await document.save();
});

test("a benchmark whose file has other results by now is updated from its lens, in one step to undo", async () => {
  const { document } = await open(DOCUMENT);
  await write(TILES, hyperfine(61));
  const { command } = await lens(/has other results: Latency \(p50\) 61 ms, 36% slower, and 1 more$/).then(() =>
    lens(/^Update$/),
  );
  assert.ok(command);
  const before = document.getText();
  await commands.executeCommand(command.command, ...(command.arguments ?? []));
  assert.ok(document.getText().startsWith(text(["61 ms", "61 ms"])), document.getText());
  await until("the lens is gone", async () => !(await lensTitles()).includes("Update"));
  await commands.executeCommand("undo");
  assert.equal(document.getText(), before);
  await commands.executeCommand("workbench.action.files.revert");
  await closeAll();
});

test("results that are not accepted are not written", async () => {
  const file = Uri.joinPath(root(), TILES);
  await write(DOCUMENT, text(["X ms", "X ms"]));
  const { document } = await open(DOCUMENT);
  const done = commands.executeCommand("perfdoc.importBenchmarkResults", file);
  await answer("workbench.action.closeQuickOpen", done);
  assert.equal(document.getText(), text(["X ms", "X ms"]));
  await closeAll();
});

test("files that hold results are completed where results are bound", async () => {
  await write(TILES, hyperfine(45));
  await write(DOCUMENT, text(["45 ms", "45 ms"], "\n**Results file:** [x]()\n"));
  const { document } = await open(DOCUMENT);
  await until("it is read again", () => document.getText().includes("[x]()"));
  const position = document.positionAt(document.getText().indexOf("[x](") + 4);
  const item = await until("the file is offered", async () => {
    const { items } = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      position,
      "(",
    );
    return items.find(({ detail }) => detail === "hyperfine --export-json");
  });
  assert.equal(item.label, "../../bench/suite-tiles.json");
  await closeAll();
  await workspace.fs.delete(Uri.joinPath(root(), "docs/results"), { recursive: true });
  await workspace.fs.delete(Uri.joinPath(root(), TILES));
});
