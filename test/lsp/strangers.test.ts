import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { startSession } from "../support/session.ts";

const readme = `# Queue\n\nOur performance guide.\n\n${"## More\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nA [link](docs/a.md).\n\n".repeat(1_500)}`;
const files = { ...noteFiles, "docs/a.md": goodNote, "README.md": readme };

describe("a document that is none of ours", () => {
  test("costs no parsing and no rules, whatever is typed in it", async () => {
    const session = await startSession({ files });
    await session.idle();
    await session.open("README.md");
    const before = await session.idle();
    for (const [from, to] of [
      ["guide.", "guide to it."],
      ["# Queue", "# Notes on the queue"],
      ["| 1 | 2 |", "| 1 | 3 |"],
    ] as const) {
      await session.edit("README.md", from, to);
      assert.deepEqual(await session.findings("README.md"), []);
    }
    const { parsedPieces, rules } = await session.idle();
    assert.deepEqual({ parsedPieces, rules }, { parsedPieces: before.parsedPieces, rules: before.rules });
    await session.stop();
  });

  test("is checked as soon as frontmatter is typed into it, and no longer when it is taken away", async () => {
    const session = await startSession({
      files: { ...files, "notes.md": badNote.replace(/^---[\s\S]*?\n---\n\n/, "") },
    });
    await session.open("notes.md");
    assert.deepEqual(await session.findings("notes.md"), []);
    const title = "# Queue - Note";
    const frontmatter = "---\nstatus: current\nmodule: core\ncategory: note\n---\n\n";
    await session.edit("notes.md", title, frontmatter + title);
    assert.ok((await session.findings("notes.md")).some((one) => one.startsWith("section-missing")));
    assert.equal((await session.idle()).documents.indexed, 2);
    await session.edit("notes.md", frontmatter, "");
    assert.deepEqual(await session.findings("notes.md"), []);
    assert.equal((await session.idle()).documents.indexed, 1);
    await session.stop();
  });

  test("is still known to those of ours that link to it", async () => {
    const linking = goodNote.replace(
      "The queue hands",
      "See [that](../README.md#newest) and [this](../README.md#more). The queue hands",
    );
    const session = await startSession({ files: { ...files, "docs/a.md": linking } });
    await session.open("docs/a.md");
    assert.deepEqual(await session.findings("docs/a.md"), ["link-file-fragment: #newest"]);
    await session.open("README.md");
    await session.edit("README.md", "# Queue\n", "# Queue\n\n## Newest\n");
    assert.deepEqual(await session.findings("docs/a.md"), []);
    await session.stop();
  });
});
