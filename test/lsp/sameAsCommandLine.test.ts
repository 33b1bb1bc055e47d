import assert from "node:assert/strict";
import { test } from "node:test";
import { filesBelow } from "../support/examples.ts";
import { ProgramFolder } from "../support/program.ts";
import { startSession } from "../support/session.ts";

interface Found {
  readonly rule: string;
  readonly message: string;
  readonly severity: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Checked {
  readonly path: string;
  readonly findings: readonly Found[];
}

const SEVERITIES = ["", "error", "warning", "information", "hint"];

test("an editor shows what the command line finds: rules, words, severities and places", async () => {
  const files = Object.fromEntries(
    ["examples", "test/corpus/nordlicht"].flatMap((folder) =>
      filesBelow(folder).map(({ path, text }) => [`${folder.replaceAll("/", "-")}/${path}`, text]),
    ),
  );
  const folder = new ProgramFolder(files);
  for (const workspace of ["examples", "test-corpus-nordlicht"]) {
    const documents: readonly Checked[] = JSON.parse(
      folder.run(["check", "--format", "json", "--no-cache"], { cwd: workspace }).out,
    ).documents;
    assert.ok(documents.length > 2);
    const session = await startSession({ folder, folders: [workspace] });
    for (const { path, findings } of documents) {
      const file = `${workspace}/${path}`;
      await session.open(file);
      const shown = (await session.diagnostics(file)).map(({ code, message, severity, range: { start, end } }) => ({
        place: [start, end].map(({ line, character }) => `${line + 1}:${character + 1}`).join("-"),
        said: `${SEVERITIES[severity ?? 0]} ${code}: ${message}`,
      }));
      const found = findings.map(({ rule, message, severity, line, column, endLine, endColumn }) => ({
        place: `${line}:${column}-${endLine}:${endColumn}`,
        said: `${severity} ${rule}: ${message}`,
      }));
      assert.deepEqual(shown, found, path);
    }
    await session.stop();
  }
});
