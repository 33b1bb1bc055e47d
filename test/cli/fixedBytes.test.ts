import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { workspaceOf } from "../../server/src/cli/checking/workspaceOf.ts";
import { fixFiles } from "../../server/src/cli/commands/fix.ts";
import { applyFixes } from "../../server/src/core/check/applyFixes.ts";
import { rememberingHost } from "../../server/src/core/host/rememberingHost.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { nodeHost } from "../../server/src/node/nodeHost.ts";
import { uriOfPath } from "../../server/src/node/nodePaths.ts";
import { FixWitness } from "../support/fixWitness.ts";
import { MemoryHost } from "../support/memoryHost.ts";
import { memoryTerminal } from "../support/memoryTerminal.ts";
import { ProgramFolder } from "../support/program.ts";
import { fc, runsOr } from "../support/property.ts";
import { anEditedText } from "../support/randomEdits.ts";

/** `FUZZ_RUNS=500 node test/run.mjs fixedBytes` takes more of them. */
const DOCUMENTS = runsOr(40);

/** Texts that can't be read as what they are: what stands in them is nobody's to change. */
const UNREADABLE: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.concat([Buffer.from(text), Uint8Array.of(0xff, 0x0a)]),
  (text) => Buffer.from(text.replace("status", "Größe: 1\nstatus"), "latin1"),
  (text) => Buffer.concat([Buffer.from(text.slice(0, 90)), Uint8Array.of(0xe2, 0x82), Buffer.from(text.slice(90))]),
  (text) => Buffer.from(`${text.slice(0, 80)}\u0000${text.slice(80)}`),
  (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
];

const wrong =
  "---\nstatus: curent\nmodule: m0\ncategory: performance\nrelated: ./performance.md\n---\n\n# A - Performance\n\nGröße\n";

function documentsOf(texts: readonly string[]): Record<string, Uint8Array> {
  const files = [...texts.map((text) => Buffer.from(text)), ...UNREADABLE.map((bytesOf) => bytesOf(wrong))];
  return Object.fromEntries(files.map((bytes, index) => [`docs/m${index}/performance.md`, bytes]));
}

test("on the disk, fixes leave every byte that is not theirs, and files that can't be read as they are", async () => {
  const texts = fc.sample(anEditedText, { numRuns: DOCUMENTS, seed: 7 });
  const files = documentsOf(texts);
  const [own, witnessed] = [new ProgramFolder(files), new ProgramFolder(files)];
  const ran = own.run(["check", "--fix", "--no-git"]);
  assert.equal(ran.error, "");
  const fixed = await fixedWithWitness(witnessed.path, Object.keys(files));
  let changed = 0;
  for (const [file, before] of Object.entries(files)) {
    const bytes = readFileSync(path.join(own.path, file));
    assert.deepEqual(bytes, Buffer.from(fixed.get(file) ?? before), file);
    if (!bytes.equals(before)) changed++;
  }
  assert.ok(changed > DOCUMENTS / 10, `only ${changed} files were fixed`);
  assert.equal(
    readdirSync(own.path, { recursive: true, encoding: "utf8" }).filter((one) => one.endsWith(".md")).length,
    Object.keys(files).length,
  );
});

/** The texts of files after fixes of which every one was watched, by path. */
async function fixedWithWitness(folder: string, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const host = rememberingHost(nodeHost);
  const terminal = { ...memoryTerminal(new MemoryHost({})), host };
  const uris = new Map(files.map((file) => [uriOfPath(path.join(folder, file)), file]));
  const workspace = await workspaceOf(terminal, [...uris.keys()], {}, [uriOfPath(folder)]);
  const fixed = new Map<string, string>();
  await fixFiles(terminal, host, workspace, [...uris.keys()], (document, context) => {
    const witness = new FixWitness();
    const done = applyFixes(document, { ...context, rules: [...rules, witness.rule] }, witness.choose);
    assert.ok(done.applied === 0 || witness.texts.includes(done.document.text));
    // What is known of other files by the next round may tell otherwise.
    fixed.set(uris.get(document.uri) ?? "", done.document.text);
    return done;
  });
  return fixed;
}
