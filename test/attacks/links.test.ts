import assert from "node:assert/strict";
import fs, {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { nodeHost } from "../../server/src/node/nodeHost.ts";
import { uriOfPath } from "../../server/src/node/nodePaths.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

/** Without an entry in its table of contents, which a safe fix puts in. */
const unfixed = goodNote.replace("3. [Watching](#watching)\n", "");

/** A workspace with links to a folder of the user's that is none of its own. */
function linkedWorkspace() {
  const outside = new ProgramFolder({
    "a.md": unfixed,
    "folder/b.md": unfixed,
    "plain.md": "# Plain\n\nWords.\n",
    "c.md": badNote,
  });
  const workspace = new ProgramFolder({ ...noteFiles, "docs/own.md": unfixed });
  const link = (from: string, to: string) => {
    mkdirSync(path.dirname(path.join(workspace.path, from)), { recursive: true });
    symlinkSync(path.join(outside.path, to), path.join(workspace.path, from));
  };
  const written = () => {
    const names = readdirSync(outside.path, { recursive: true, encoding: "utf8" }).sort();
    return names.map((name) => {
      const file = path.join(outside.path, name);
      return statSync(file).isFile() ? `${name}: ${readFileSync(file, "utf8")}` : name;
    });
  };
  return { outside, workspace, link, written };
}

describe("a link that leads out of the workspace", () => {
  test("is not written through by any command", () => {
    const { outside, workspace, link, written } = linkedWorkspace();
    link("docs/a.md", "a.md");
    link("docs/c.md", "c.md");
    link("docs/folder", "folder");
    link("docs/plain.md", "plain.md");
    link("report.json", "report.json");
    link("known.json", "a.md");
    link("templates", ".");
    const before = written();
    const { report } = workspace.check();
    assert.deepEqual(
      report.documents.map((document: { readonly path: string }) => document.path),
      ["docs/own.md"],
    );
    workspace.run(["check", "--fix"]);
    assert.equal(readFileSync(path.join(workspace.path, "docs/own.md"), "utf8"), goodNote);
    const refused = [
      ["check", "--fix", "docs/a.md"],
      ["fill", "docs/c.md"],
      ["adopt", "docs/plain.md"],
      ["new", "docs/folder/new.md", "--category", "note"],
      ["new", "docs/folder/deep/new.md", "--category", "note"],
      ["template", "--from", "docs/own.md", "--out", "templates/x.md"],
      ["check", "--output-file", "templates/report.txt"],
      ["check", "--baseline", "known.json", "--update-baseline"],
    ];
    for (const args of refused) {
      const ran = workspace.run(args);
      assert.match(ran.out + ran.error, /leads from here out of the workspace/, args.join(" "));
    }
    assert.deepEqual(written(), before);
    assert.equal(
      outside.run(["check", "--fix", "a.md", "--config", path.join(workspace.path, "perfdoc.config.yaml")]).error,
      "",
    );
  });

  test("takes no cache elsewhere, and a shared folder of modules keeps none of ours", () => {
    for (const [from, to] of [
      [".perfdoc-cache", "folder"],
      [".perfdoc-cache/check.json", "a.md"],
      [".perfdoc-cache/check.json", "nowhere.json"],
      ["node_modules", "folder"],
    ] as const) {
      const { workspace, link, written } = linkedWorkspace();
      link(from, to);
      const before = written();
      const first = workspace.check();
      assert.equal(first.error, "");
      assert.deepEqual(workspace.check().report, first.report);
      assert.deepEqual(written(), before, from);
      if (from === "node_modules") assert.ok(existsSync(path.join(workspace.path, ".perfdoc-cache/check.json")));
    }
  });
});

describe("a fix keeps", () => {
  /** Fixes one document, and gives where it lies. */
  function fixed(prepare: (file: string, folder: string) => void): { readonly file: string; readonly folder: string } {
    const workspace = new ProgramFolder({ ...noteFiles, "docs/a.md": unfixed });
    const file = path.join(workspace.path, "docs/a.md");
    prepare(file, workspace.path);
    const { error } = workspace.run(["check", "--fix"]);
    assert.equal(error, "");
    assert.equal(readFileSync(file, "utf8"), goodNote);
    return { file, folder: workspace.path };
  }

  test("a document's mode", () => {
    const { file } = fixed((place) => chmodSync(place, 0o751));
    assert.equal(statSync(file).mode & 0o7777, 0o751);
  });

  test("its owner, where the user may set that", (t) => {
    if (process.getuid?.() !== 0) return t.skip("only root can give a file to somebody else");
    const { file } = fixed((place) => chownSync(place, 1234, 4321));
    assert.deepEqual([statSync(file).uid, statSync(file).gid], [1234, 4321]);
  });

  test("its owner where the user may not, as the file is written where it lies", async (t) => {
    if (process.getuid?.() !== 0) return t.skip("only root can give a file to somebody else");
    const folder = new ProgramFolder({ "a.md": "before" });
    const file = path.join(folder.path, "a.md");
    chownSync(file, 1234, 4321);
    const { fchownSync } = fs;
    fs.fchownSync = () => {
      throw Object.assign(new Error("EPERM"), { code: "EPERM" });
    };
    try {
      await nodeHost.write(uriOfPath(file), "after", { kind: "text", text: "before" });
    } finally {
      fs.fchownSync = fchownSync;
    }
    assert.equal(readFileSync(file, "utf8"), "after");
    assert.equal(statSync(file).uid, 1234);
    assert.deepEqual(readdirSync(folder.path), ["a.md"]);
  });

  test("its other names", () => {
    const { folder } = fixed((place, above) => linkSync(place, path.join(above, "other.txt")));
    assert.equal(readFileSync(path.join(folder, "other.txt"), "utf8"), goodNote);
    assert.deepEqual(readdirSync(path.join(folder, "docs")), ["a.md"]);
  });

  test("a link within the workspace, and the document that it leads to", () => {
    const workspace = new ProgramFolder({ ...noteFiles, "kept/a.md": unfixed });
    mkdirSync(path.join(workspace.path, "docs"));
    symlinkSync("../kept/a.md", path.join(workspace.path, "docs/a.md"));
    workspace.run(["check", "--fix", "docs/a.md"]);
    assert.ok(lstatSync(path.join(workspace.path, "docs/a.md")).isSymbolicLink());
    assert.equal(readFileSync(path.join(workspace.path, "kept/a.md"), "utf8"), goodNote);
  });

  test("a document in a folder that takes no files", (t) => {
    if (process.getuid?.() === 0) return t.skip("root may write everywhere");
    const workspace = new ProgramFolder({ ...noteFiles, "docs/a.md": unfixed });
    chmodSync(path.join(workspace.path, "docs"), 0o555);
    try {
      assert.match(workspace.run(["check", "--fix"]).error, /can't be written: permission was denied/);
      assert.equal(readFileSync(path.join(workspace.path, "docs/a.md"), "utf8"), unfixed);
    } finally {
      chmodSync(path.join(workspace.path, "docs"), 0o755);
    }
  });
});
