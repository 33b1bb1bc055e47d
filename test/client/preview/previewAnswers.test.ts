import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { PreviewAnswers } from "../../../client/src/preview/previewAnswers.ts";
import type { PreviewResult } from "../../../server/src/lsp/client/previewMessages.ts";
import { answerWith } from "../../support/previewPane.ts";

const URI = "file:///a.md";

/** An editor that counts, and renders again when it is told to. */
function editor(answer: (text: string) => Promise<PreviewResult | null>) {
  const asked: string[] = [];
  const shown: (PreviewResult | null)[] = [];
  let text = "";
  let refreshes = 0;
  const render = (now = text) => {
    text = now;
    shown.push(answers.of(URI, text));
  };
  const answers: PreviewAnswers = new PreviewAnswers({
    ask: (_, wanted) => {
      asked.push(wanted);
      return answer(wanted);
    },
    refresh: () => {
      refreshes++;
      render();
    },
  });
  return { answers, asked, render, shown, refreshes: () => refreshes };
}

/** Lets all timers run out, and all promises. */
async function rest(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    mock.timers.tick(1_000);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
}

const saying = (text: string) => answerWith({ entries: [{ key: text, values: [], isOpen: false }] });

describe("answers for previews", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => mock.timers.reset());

  test("are asked for once a text rests, and rendered once", async () => {
    const { asked, render, shown, refreshes } = editor(async (text) => saying(text));
    for (const text of ["a", "ab", "abc", "abc"]) render(text);
    await rest();
    assert.deepEqual(asked, ["abc"]);
    assert.equal(refreshes(), 1);
    assert.deepEqual(shown.at(-1), saying("abc"));
    render();
    await rest();
    assert.deepEqual(asked, ["abc"]);
  });

  test("render nothing again for a document that is none of ours, or of which the same is said", async () => {
    const foreign = editor(async () => null);
    const same = editor(async () => saying("same"));
    for (const text of ["a", "b"]) {
      foreign.render(text);
      same.render(text);
      await rest();
    }
    assert.deepEqual([foreign.refreshes(), same.refreshes()], [0, 1]);
    assert.deepEqual([foreign.asked.length, same.asked.length], [2, 2]);
  });

  test("of a text that is no longer shown are dropped", async () => {
    let finish: (result: PreviewResult) => void = () => {};
    const slow = new Promise<PreviewResult>((resolve) => {
      finish = resolve;
    });
    const { render, shown, refreshes } = editor((text) => (text === "old" ? slow : Promise.resolve(saying(text))));
    render("old");
    await rest();
    render("new");
    await rest();
    finish(saying("old"));
    await rest();
    assert.deepEqual(shown.at(-1), saying("new"));
    assert.equal(refreshes(), 1);
  });

  test("that fail are asked for again by who renders next, and never by themselves", async () => {
    let fails = true;
    const { asked, render, refreshes } = editor(async (text) => {
      if (fails) throw new Error("No server.");
      return saying(text);
    });
    render("a");
    await rest();
    assert.deepEqual([asked.length, refreshes()], [1, 0]);
    fails = false;
    render();
    await rest();
    assert.deepEqual([asked.length, refreshes()], [2, 1]);
  });

  test("are asked for anew when the server has something else to say, and rendered if that is so", async () => {
    let said = "first";
    const { answers, asked, render, shown, refreshes } = editor(async () => saying(said));
    render("a");
    await rest();
    answers.changed([URI, "file:///other.md"]);
    await rest();
    assert.deepEqual([asked.length, refreshes()], [2, 1]);
    said = "second";
    answers.changed([URI]);
    await rest();
    assert.equal(refreshes(), 2);
    assert.deepEqual(shown.at(-1), saying("second"));
    answers.askAgain();
    await rest();
    assert.deepEqual([asked.length, refreshes()], [4, 2]);
  });

  test("for another text hold on the lines that are the same", async () => {
    const at = (line: number) => ({ line, character: 1 });
    const mark = (line: number) => ({
      at: at(line),
      verdict: "met" as const,
      text: "met",
      sentence: "Met.",
      chart: null,
    });
    const open = (line: number) => ({ range: { start: at(line), end: at(line) }, message: "Open." });
    const { render, shown } = editor(async () => answerWith({ marks: [0, 1, 2].map(mark), open: [0, 1, 2].map(open) }));
    const linesIn = (result: PreviewResult | null | undefined) => [
      result?.marks.map((one) => one.at.line),
      result?.open.map(({ range }) => range.start.line),
    ];
    render("a\nb\r\nc");
    await rest();
    render("a\r\nnew\nb typed\nc");
    assert.deepEqual(linesIn(shown.at(-1)), [
      [0, 3],
      [0, 3],
    ]);
    render("a\nc");
    assert.deepEqual(linesIn(shown.at(-1)), [
      [0, 1],
      [0, 1],
    ]);
    render("");
    assert.deepEqual(linesIn(shown.at(-1)), [[], []]);
  });

  test("are not asked for behind the end", async () => {
    const { answers, asked, render } = editor(async (text) => saying(text));
    render("a");
    answers.clear();
    await rest();
    assert.deepEqual(asked, []);
  });
});
