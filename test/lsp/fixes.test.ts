import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { CodeActionResolveRequest, LSPErrorCodes } from "vscode-languageserver/node";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";
import { startSession, usualCapabilities } from "../support/session.ts";

const files = { ...noteFiles, "docs/a.md": badNote };
const withSnippets = {
  ...usualCapabilities,
  workspace: {
    ...usualCapabilities.workspace,
    workspaceEdit: { ...usualCapabilities.workspace?.workspaceEdit, snippetEditSupport: true },
  },
};

describe("a fix", () => {
  test("is applied, and the finding is gone", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md");
    const action = await session.fix("docs/a.md", 'Insert the section "Watching"');
    assert.equal(action.isPreferred, true);
    assert.equal(action.diagnostics?.[0]?.code, "section-missing");
    assert.ok(session.text("docs/a.md").includes("## Watching"));
    assert.ok(!(await session.findings("docs/a.md")).some((finding) => finding.startsWith("section-missing")));
    await session.stop();
  });

  test("has tab stops where the editor takes them, and the same text where it does not", async () => {
    const plain = await startSession({ files });
    await plain.open("docs/a.md");
    await plain.fix("docs/a.md", 'Insert the section "Watching"');
    const snippets = await startSession({ files, capabilities: withSnippets });
    await snippets.open("docs/a.md");
    await snippets.fix("docs/a.md", 'Insert the section "Watching"');
    const inserted = snippets.text("docs/a.md");
    assert.match(inserted, /\$\{1:Describe how it is watched/);
    assert.equal(inserted.replace(/\$\{\d+:([^}]*)\}/g, "$1"), plain.text("docs/a.md"));
    await plain.stop();
    await snippets.stop();
  });

  test("that was listed for another text is refused", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md");
    const [action] = await session.codeActions("docs/a.md");
    assert.ok(action);
    assert.equal(action.edit, undefined);
    await session.edit("docs/a.md", "ten thousand", "five");
    await assert.rejects(session.connection.sendRequest(CodeActionResolveRequest.type, action), {
      code: LSPErrorCodes.ContentModified,
    });
    await session.stop();
  });

  test("comes with its edit where the editor does not ask for it later", async () => {
    const { resolveSupport: _, ...codeAction } = usualCapabilities.textDocument?.codeAction ?? {};
    const capabilities = { ...usualCapabilities, textDocument: { ...usualCapabilities.textDocument, codeAction } };
    const session = await startSession({ files, capabilities });
    await session.open("docs/a.md");
    const actions = await session.codeActions("docs/a.md");
    assert.ok(actions.length > 0 && actions.every(({ edit }) => edit !== undefined));
    await session.stop();
  });

  for (const [name, text] of [
    ["a note", badNote.replace("status: current", "status: curent").replace("2. [Limits](#limits)\n", "")],
    ["a note with CRLF", badNote.replace("(#overview)", "(#overvew)").replaceAll("\n", "\r\n")],
    [
      "an example",
      readFileSync("examples/docs/gateway/performance.md", "utf8").replace(
        /^completeness: (\d+)$/m,
        'completeness: "$1"',
      ),
    ],
  ] as const) {
    test(`for all of ${name} writes the bytes that \`perfdoc check --fix\` writes`, async () => {
      const own = { ...noteFiles, "docs/core/a.md": text, "docs/core/good.md": goodNote };
      const session = await startSession({ files: own });
      await session.open("docs/core/a.md");
      await session.fix("docs/core/a.md", "Fix all that needs no choice", ["source.fixAll"]);
      const fixed = session.text("docs/core/a.md");
      await session.stop();
      const folder = new ProgramFolder(own);
      folder.run(["check", "--fix", "docs/core/a.md"]);
      assert.equal(fixed, readFileSync(path.join(folder.path, "docs/core/a.md"), "utf8"));
      assert.notEqual(fixed, text);
    });
  }
});

test("a fix that creates a file writes over none", async () => {
  const text = goodNote.replace("dependencies: []", "dependencies:\n  - ./new.md");
  const session = await startSession({ files: { ...noteFiles, "docs/a.md": text } });
  await session.open("docs/a.md");
  await session.idle();
  const action = (await session.codeActions("docs/a.md")).find(({ title }) => title === "Create new.md");
  assert.ok(action);
  const { edit } = await session.connection.sendRequest(CodeActionResolveRequest.type, action);
  assert.deepEqual(edit?.documentChanges?.[0], {
    kind: "create",
    uri: session.uri("docs/new.md"),
    options: { ignoreIfExists: true },
  });
  await session.stop();
});

test("a fix of all is as many small edits as there are changes", async () => {
  const lines = Array.from({ length: 300 }, (_, index) => `Line ${index}.\n`).join("");
  const text = goodNote
    .replace("status: current", "status: curent")
    .replace("completeness: 100", 'completeness: "100"')
    .replace("(#overview)", "(#overvew)")
    .replace("(#watching)", "(#watchng)")
    .replace("## Limits\n\n", `## Limits\n\n${lines}\n`);
  for (const lineEnd of ["\n", "\r\n"]) {
    const session = await startSession({ files: { ...noteFiles, "docs/a.md": text.replaceAll("\n", lineEnd) } });
    await session.open("docs/a.md");
    const { edit } = await session.fix("docs/a.md", "Fix all that needs no choice", ["source.fixAll"]);
    const [change] = edit?.documentChanges ?? [];
    assert.ok(change && "edits" in change);
    assert.deepEqual(
      change.edits.map((one) => ("newText" in one ? [one.range.start.line, one.newText] : [])),
      [
        [1, "r"],
        [7, "100"],
        [18, "i"],
        [20, "i"],
      ],
    );
    assert.deepEqual(await session.findings("docs/a.md"), []);
    await session.stop();
  }
});

describe("a finding's rule", () => {
  const listed = async (initializationOptions?: unknown) => {
    const session = await startSession({ files, initializationOptions });
    await session.open("docs/a.md");
    const actions = await session.codeActions("docs/a.md");
    return { session, actions };
  };

  test("is kept quiet from the light bulb, in the file or on the line", async () => {
    for (const where of ["in this file", "for this line"]) {
      const { session, actions } = await listed();
      const action = actions.find(({ title }) => title.startsWith("Disable ") && title.endsWith(where));
      assert.ok(action, where);
      const rule = String(action.diagnostics?.[0]?.code);
      const before = (await session.findings("docs/a.md")).filter((one) => one.startsWith(`${rule}:`)).length;
      await session.fix("docs/a.md", action.title);
      const after = (await session.findings("docs/a.md")).filter((one) => one.startsWith(`${rule}:`)).length;
      assert.ok(before > after, `${rule} ${where}: ${before}, ${after}`);
      await session.stop();
    }
  });

  test("is explained where the editor has its page, and nowhere else", async () => {
    const commandsOf = async (options?: unknown) => {
      const { session, actions } = await listed(options);
      await session.stop();
      return actions.flatMap(({ command }) => (command ? [command.command] : []));
    };
    assert.deepEqual(await commandsOf(), []);
    assert.ok((await commandsOf({ showsRules: true })).every((one) => one === "perfdoc.showRule"));
    assert.ok((await commandsOf({ showsRules: true })).length > 0);
  });
});
