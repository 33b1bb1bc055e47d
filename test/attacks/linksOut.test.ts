import assert from "node:assert/strict";
import { lstatSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { FileChangeType } from "vscode-languageserver/node";
import { blockingHost, nodeHost } from "../../server/src/node/nodeHost.ts";
import { uriOfPath } from "../../server/src/node/nodePaths.ts";
import { badNote, goodNote, noteFiles, noteTemplate } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";
import { type EditorSession, pullingCapabilities, startSession } from "../support/session.ts";
import { pullInParts } from "../support/workspaceDiagnostics.ts";

const TOLD = "A link leads from here out of the workspace, so it is not read.";

/** A document of the user's that is none of the workspace's: its values and headings are in what a reading of it says. */
const secretNote = badNote
  .replace("module: core", "module: SECRET-MODULE")
  .replace("status: current", "status: SECRET-STATUS")
  .replaceAll("Overview", "SECRET-HEADING");

const secretFiles = {
  "notes.md": secretNote,
  "config.yaml": "SECRET-KEY: 1\n",
  "template.md": noteTemplate.replaceAll("Overview", "SECRET-SECTION").replace("category: note", "category: SECRET"),
  "design.json": JSON.stringify({ modules: { "SECRET-DESIGN": { path: "src" } }, paths: { designDocs: 7 } }),
  "package.json": JSON.stringify({ name: "SECRET-PACKAGE", workspaces: ["docs/*"] }),
  "known.json": JSON.stringify({ version: 1, findings: "SECRET" }),
  "ignored.txt": "docs\n",
  "code.ts": "export const SECRET = 1;\n",
  // What lies there may be a workspace of its own, with another one in it.
  ".git/HEAD": "ref: refs/heads/main\n",
  "perfdoc.config.yaml": "rules:\n  section-missing: error\n",
  "deep/perfdoc.config.yaml": "SECRET-DEEP: 1\n",
  "deep/notes.md": secretNote,
};

type Links = Readonly<Record<string, string>>;

function plant(workspace: ProgramFolder, outside: ProgramFolder, links: Links): void {
  for (const [from, to] of Object.entries(links)) {
    const place = path.join(workspace.path, from);
    mkdirSync(path.dirname(place), { recursive: true });
    symlinkSync(path.join(outside.path, to), place);
  }
}

/** A workspace with links into a folder beside it. */
function linked(links: Links, files: Readonly<Record<string, string>> = {}): ProgramFolder {
  const workspace = new ProgramFolder({ ...noteFiles, "docs/own.md": goodNote, ...files });
  plant(workspace, new ProgramFolder(secretFiles), links);
  return workspace;
}

/** Runs the program, which has to print nothing of the secret. */
function run(workspace: ProgramFolder, ...args: readonly string[]) {
  const ran = workspace.run(args);
  assert.doesNotMatch(ran.out + ran.error, /SECRET/, args.join(" "));
  return { ...ran, all: ran.out + ran.error };
}

const documentsIn = (report: { readonly documents: readonly { readonly path: string }[] }) =>
  report.documents.map((document) => document.path);

describe("what a link leads to out of the workspace is not read", () => {
  const links = { "docs/a.md": "notes.md", "docs/s": ".", "docs/deep": "deep", "s.md": "notes.md" };

  test("as a document or a folder of documents, which is left out where nobody named it", () => {
    const workspace = linked(links);
    for (const args of [[], ["."], ["docs"], ["docs/**/*.md"], ["--no-git"], ["--fix"], ["--no-cache"]]) {
      const { error, report } = workspace.check(...args);
      assert.deepEqual(documentsIn(report), ["docs/own.md"], args.join(" "));
      assert.equal(error, "");
    }
    run(workspace, "check", "--fix", "--dry-run");
    assert.match(run(workspace, "report").out, /own\.md/);
  });

  test("and that is said where somebody named it", () => {
    const workspace = linked(links);
    const names = ["docs/a.md", "docs/s", "docs/s/notes.md", "docs/s/deep", "docs/s/deep/notes.md", "docs/deep"];
    const documents = names.filter((name) => name.endsWith(".md"));
    for (const [command = "", ...options] of [
      ["check"],
      ["check", "--no-git"],
      ["check", "--fix"],
      ["report"],
      ["fill"],
    ]) {
      const { all } = run(workspace, command, ...names, ...options);
      assert.equal(all.split(TOLD).length - 1, names.length, `${command} ${options.join(" ")}: ${all}`);
    }
    assert.equal(run(workspace, "adopt", ...documents).all.split(TOLD).length - 1, documents.length);
    assert.ok(run(workspace, "template", "--from", "docs/s/notes.md", "--category", "own").all.includes(TOLD));
    // Alone, with nothing beside it that is the workspace's.
    assert.ok(run(workspace, "check", "docs/s/deep/notes.md").all.includes(TOLD));
  });

  test("as a config, wherever it is said which", () => {
    const workspace = new ProgramFolder({ "docs/own.md": goodNote });
    plant(workspace, new ProgramFolder(secretFiles), { "perfdoc.config.yaml": "config.yaml" });
    const empty = new ProgramFolder();
    plant(empty, new ProgramFolder(secretFiles), { "perfdoc.config.json": "known.json" });
    for (const args of [
      ["check"],
      ["report"],
      ["new", "docs/new.md"],
      ["check", "docs/own.md"],
      ["adopt", "docs/own.md"],
    ]) {
      const ran = run(workspace, ...args);
      assert.deepEqual([ran.code, ran.error], [2, `perfdoc.config.yaml:1:1 error: ${TOLD}\n`], args.join(" "));
    }
    for (const command of ["check", "report"]) assert.ok(run(empty, command).error.includes(TOLD));
    const chosen = linked({ "other.yaml": "config.yaml" });
    assert.ok(run(chosen, "check", "--config", "other.yaml").error.includes(TOLD));
  });

  test("as a template, or a folder of templates", () => {
    const one = linked({ ".perfdoc/templates/x.md": "template.md" });
    assert.equal(run(one, "check").error, `.perfdoc/templates/x.md:1:1 warning: ${TOLD}\n`);
    assert.match(run(one, "new", "docs/n.md", "--category", "other").error, /There is no template/);
    const all = new ProgramFolder({ "perfdoc.config.yaml": "docsRoot: docs\n", "docs/own.md": goodNote });
    plant(all, new ProgramFolder(secretFiles), { ".perfdoc/templates": "." });
    assert.equal(run(all, "check").error.split("\n")[0], `.perfdoc/templates:1:1 warning: ${TOLD}`);
    const named = linked(
      { "forms/x.md": "template.md" },
      { "perfdoc.config.yaml": "templates:\n  - forms/x.md\n  - .perfdoc/templates/*.md\n" },
    );
    assert.equal(run(named, "check").error, `forms/x.md:1:1 warning: ${TOLD}\n`);
  });

  test("as another tool's config, a manifest or an ignore file", () => {
    for (const place of [".claude/design/design.config.json", "design.config.json"]) {
      const design = linked({ [place]: "design.json" });
      assert.equal(run(design, "check").error, `${place}:1:1 warning: ${TOLD}\n`);
      assert.doesNotMatch(run(design, "report").all, /DESIGN/);
    }
    const others = linked(
      { "package.json": "package.json", "docs/.gitignore": "ignored.txt", ".gitignore": "ignored.txt" },
      { "docs/m/package.json": "{}" },
    );
    const { report } = others.check();
    assert.deepEqual(documentsIn(report), ["docs/own.md"]);
    // With the manifest `m` would be the one module there is.
    assert.doesNotMatch(JSON.stringify(report), /module-unknown/);
  });

  test("as an ignore file of the repository around", () => {
    const repository = new ProgramFolder({ ".git/HEAD": "", "part/docs/own.md": goodNote });
    for (const [name, text] of Object.entries(noteFiles)) repository.put(`part/${name}`, text);
    plant(repository, new ProgramFolder({ "ignored.txt": "own.md\n" }), { ".gitignore": "ignored.txt" });
    const { out } = repository.run(["check", "--format", "json"], { cwd: "part" });
    assert.deepEqual(documentsIn(JSON.parse(out)), ["docs/own.md"]);
  });

  test("as a baseline", () => {
    const workspace = linked({ "known.json": "known.json" });
    const { code, error } = run(workspace, "check", "--baseline", "known.json");
    assert.deepEqual([code, error], [2, `perfdoc: The baseline "known.json" was not read. ${TOLD}\n`]);
  });

  const linking = goodNote
    .replace("related: []", "related:\n  - s/notes.md\n  - a.md")
    .replace("dependencies: []", "dependencies:\n  - s/deep/notes.md\n  - gone.md")
    .concat(
      "\nSee [one](a.md#nothing), [two](s/notes.md#nothing), [three](s/gone.md), [four](s), [five](../code.ts#L99),\n",
      "`../code.ts:98`, `docs/s/code.ts:97`, `docs/s/*.ts`, [six](away.md) and `Nothing` in `code.ts`.\n",
    );

  test("as the target of a link, of which nobody can say whether it is there", () => {
    const workspace = linked({ ...links, "code.ts": "code.ts" }, { "docs/own.md": linking });
    const { report } = workspace.check("--fail-on", "never");
    const found: readonly { readonly rule: string; readonly message: string }[] = report.documents[0].findings;
    assert.deepEqual(
      found.map(({ rule, message }) => `${rule} ${message.split(" ")[0]}`),
      ['frontmatter-path "gone.md"', 'link-file "away.md"'],
    );
    run(workspace, "check", "--fix");
  });

  test("by one of many threads", () => {
    const many = Array.from({ length: 90 }, (_, index) => [`docs/n${index}.md`, linking] as const);
    const workspace = linked({ ...links, "code.ts": "code.ts" }, Object.fromEntries(many));
    const { report } = workspace.check("--fail-on", "never");
    assert.equal(report.documents.length, 91);
    assert.doesNotMatch(JSON.stringify(report), /SECRET|related-mutual|link-file-fragment|code-/);
  });

  test("where there is no workspace but the folder of a file", () => {
    const above = new ProgramFolder({ "own/own.md": goodNote, "cwd/x.txt": "", "secret.md": secretNote });
    symlinkSync("../secret.md", path.join(above.path, "own/s.md"));
    const ran = (file: string) => above.run(["check", file], { cwd: "cwd" });
    assert.match(ran("../own/own.md").out, /own\.md|1 document checked/);
    assert.ok(ran("../own/s.md").out.includes(TOLD));
    assert.doesNotMatch(ran("../own/s.md").out, /SECRET/);
  });
});

describe("a link within the workspace", () => {
  test("leads to documents, templates and configs as it did", () => {
    const workspace = new ProgramFolder({
      "kept/note.md": noteTemplate,
      "kept/config.yaml": noteFiles["perfdoc.config.yaml"],
      "kept/a.md": badNote,
      "kept/deep/b.md": badNote,
    });
    mkdirSync(path.join(workspace.path, ".perfdoc/templates"), { recursive: true });
    symlinkSync("../../kept/note.md", path.join(workspace.path, ".perfdoc/templates/note.md"));
    symlinkSync("kept/config.yaml", path.join(workspace.path, "perfdoc.config.yaml"));
    mkdirSync(path.join(workspace.path, "docs"));
    symlinkSync("../kept/a.md", path.join(workspace.path, "docs/a.md"));
    symlinkSync("../kept/deep", path.join(workspace.path, "docs/deep"));
    symlinkSync("..", path.join(workspace.path, "docs/circle"));
    for (const name of ["docs/a.md", "docs/deep", "docs/deep/b.md", "docs/circle/docs/circle/kept/a.md"]) {
      const { error, report } = workspace.check(name, "--fail-on", "never");
      assert.equal(error, "", name);
      assert.deepEqual(
        report.documents[0]?.findings.map(({ rule }: { readonly rule: string }) => rule),
        ["section-missing"],
        name,
      );
    }
  });

  test("may be on the way to the workspace itself", () => {
    const workspace = linked({ "docs/a.md": "notes.md" });
    const elsewhere = new ProgramFolder();
    const way = path.join(elsewhere.path, "way");
    symlinkSync(workspace.path, way);
    const { out } = elsewhere.run(["check", "--format", "json", path.join(way, "docs")], { cwd: ".." });
    assert.equal(documentsIn(JSON.parse(out)).length, 1);
  });
});

describe("a server", () => {
  const files = {
    ...noteFiles,
    "docs/own.md": goodNote.concat("\nSee [it](s/notes.md#nothing) and [that](x/b.md).\n"),
  };

  async function linkedSession(): Promise<{ readonly session: EditorSession; readonly outside: ProgramFolder }> {
    const folder = new ProgramFolder({ ...files, "docs/x/b.md": badNote });
    const outside = new ProgramFolder(secretFiles);
    plant(folder, outside, {
      "docs/a.md": "notes.md",
      "docs/s": ".",
      ".perfdoc/templates/x.md": "template.md",
      "design.config.json": "design.json",
    });
    return { session: await startSession({ folder, capabilities: pullingCapabilities }), outside };
  }

  test("reads nothing out of the workspace, and checks as text what the editor has opened there", async () => {
    const { session } = await linkedSession();
    await session.open("docs/own.md");
    assert.deepEqual(await session.findings("docs/own.md"), []);
    await session.edit("docs/own.md", "s/notes.md#nothing", "s/notes.md#");
    const completed = await session.completion("docs/own.md", "s/notes.md#", "#");
    assert.doesNotMatch(JSON.stringify(completed), /SECRET/);
    const reports = await pullInParts(session, []);
    assert.doesNotMatch(JSON.stringify(reports), /SECRET/);
    const told = reports.flatMap(({ uri, ...report }) => ("items" in report && report.items.length > 0 ? [uri] : []));
    assert.deepEqual(told.sort(), [session.uri("docs/x/b.md")]);
    await session.idle();
    const config = session.pushed.findLast(({ uri }) => uri === session.uri("design.config.json"));
    assert.deepEqual(
      config?.diagnostics.map(({ message }) => message),
      [TOLD],
    );
    assert.doesNotMatch(JSON.stringify(session.pushed), /SECRET/);
    await session.open("docs/a.md");
    assert.match((await session.findings("docs/a.md")).join("\n"), /SECRET-STATUS/);
    assert.equal(await session.stop(), 0);
  });

  test("looks anew where a folder has become a link", async () => {
    const { session, outside } = await linkedSession();
    await session.open("docs/own.md");
    assert.ok((await pullInParts(session, [])).some(({ uri }) => uri === session.uri("docs/x/b.md")));
    const folder = path.join(session.folder.path, "docs/x");
    renameSync(path.join(folder, "b.md"), path.join(outside.path, "b.md"));
    rmSync(folder, { recursive: true });
    plant(session.folder, outside, { "docs/x": "." });
    await session.onDisk("docs/x/b.md", undefined, FileChangeType.Deleted);
    await session.edit("docs/own.md", "x/b.md", "x/notes.md#nothing");
    assert.deepEqual(await session.findings("docs/own.md"), []);
    assert.equal(await session.stop(), 0);
  });

  test("follows no link out of the folder of a document that is in no workspace", async () => {
    const own = goodNote
      .replace("category: note", "category: performance")
      .concat("\nSee [it](s.md#no), [me](t.md#no).\n");
    const folder = new ProgramFolder({ "own/own.md": own, "own/t.md": goodNote, "s.md": secretNote });
    symlinkSync("../s.md", path.join(folder.path, "own/s.md"));
    const session = await startSession({ folder, folders: [], capabilities: pullingCapabilities });
    await session.open("own/own.md");
    await session.idle();
    const found = (await session.findings("own/own.md")).filter((one) => one.startsWith("link-file"));
    assert.deepEqual(found, ["link-file-fragment: #no"]);
    assert.equal(await session.stop(), 0);
  });
});

test("a host tells of a link that it is one, unless it is to follow it", async () => {
  const folder = new ProgramFolder({ "a.md": "text" });
  symlinkSync("a.md", path.join(folder.path, "link.md"));
  const [file, link] = ["a.md", "link.md"].map((name) => uriOfPath(path.join(folder.path, name)));
  assert.ok(file && link && lstatSync(path.join(folder.path, "link.md")).isSymbolicLink());
  for (const host of [nodeHost, blockingHost]) {
    assert.equal((await host.readText(link)).kind, "unfollowed");
    assert.deepEqual(await host.readText(link, undefined, "followed"), { kind: "text", text: "text" });
    assert.deepEqual(await host.readText(file), { kind: "text", text: "text" });
    assert.deepEqual([await host.isLink(link), await host.isLink(file)], [true, false]);
  }
});
