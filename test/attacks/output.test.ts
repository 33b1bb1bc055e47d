import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { type Reader, writingTo } from "../../server/src/cli/terminal/terminal.ts";
import { unifiedDiff } from "../../server/src/core/tasks/unifiedDiff.ts";
import { builtCommandLine, type CommandLine, commandLineInMemory } from "../support/commandLine.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { asFileName, HOSTILE_PIECES, hostileText } from "../support/hostileTexts.ts";
import { hostileFiles } from "../support/hostileWorkspace.ts";
import { kindsOfMarkup } from "../support/markup.ts";
import type { Ran } from "../support/program.ts";
import { fc, runsOr } from "../support/property.ts";
import { elementsOf } from "../support/xml.ts";

/** Fails for a text that steers a terminal, or that the log of a CI job takes a command from. */
function assertQuiet(text: string, what: string): void {
  for (const line of text.split("\n")) {
    const shown = `${what}: ${JSON.stringify(line.slice(0, 200))}`;
    assert.doesNotMatch(line, /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u, shown);
    assert.doesNotMatch(line, /##\w*\[/, shown);
    assert.doesNotMatch(line, /^\s*::(?!(?:error|warning|notice) file=)/, shown);
  }
}

/** Runs a command, of which nothing may be heard but plain lines. */
async function quiet(commandLine: CommandLine, ...args: readonly string[]): Promise<Ran> {
  const ran = await commandLine.run(args);
  const what = args.join(" ").slice(0, 60);
  assertQuiet(ran.error, `${what} on stderr`);
  assertQuiet(ran.out, `${what} on stdout`);
  assert.doesNotMatch(ran.error, /This should not have happened/, what);
  return ran;
}

/** Windows has no such names. */
const onDisk = { skip: process.platform === "win32" };

test("the program lets through nothing of what documents, names, templates and modules hold", onDisk, async () => {
  const texts = Array.from({ length: 8 }, (_, at) => HOSTILE_PIECES.filter((__, index) => index % 8 === at).join(""));
  await assertNothingGetsThrough(texts, texts.map(asFileName), builtCommandLine);
});

/** What `writingTo` makes of calls, for whoever reads it. */
function heard(reader: Reader, write: (terminal: ReturnType<typeof writingTo>) => void): string {
  const all: string[] = [];
  const stream = { write: (text: string | Uint8Array) => all.push(String(text)) };
  write(writingTo(stream, stream, reader));
  return all.join("");
}

test("a diff is shown on a terminal, arrives unchanged at a program, and gives GitHub's log no command", () => {
  const patch = "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n ::error::no\n-\told\u001b[2J\r\n+\tnew\r\n";
  const shown = heard("terminal", (terminal) => terminal.patch(patch));
  assert.equal(shown, patch.replace("\u001b", "\ufffd").replaceAll("\r", ""));
  assert.equal(
    heard("program", (terminal) => terminal.patch(patch)),
    patch,
  );
  const [, token, quoted, end] =
    /^::stop-commands::([\w-]{36})\n([\s\S]*)::([\w-]{36})::\n$/.exec(
      heard("log of a GitHub job", (terminal) => terminal.patch(patch)),
    ) ?? [];
  assert.deepEqual([quoted, end], [patch, token]);
  assert.equal(
    heard("log of a GitHub job", (terminal) => terminal.patch("")),
    "",
  );
});

test("git applies a diff as GitHub's log has it, with names that nobody would choose", onDisk, () => {
  const repository = new GitRepository();
  const names = ["a\n::error::b.md", 'a"b\\c.md', "\u001b[31m.md", "::stop.md", "\u009b.md"];
  for (const name of names) repository.put(name, "one\n");
  const patch = unifiedDiff(names.map((path) => ({ path, before: "one\n", after: "two\n" })));
  repository.put(
    "change.diff",
    heard("log of a GitHub job", (terminal) => terminal.patch(patch)),
  );
  repository.git("apply", "-p1", "change.diff");
  for (const name of names) assert.equal(readFileSync(path.join(repository.path, name), "utf8"), "two\n");
});

test("no text gets through any command or format", async () => {
  const texts = fc.array(hostileText, { minLength: 3, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(texts, texts, (some, others) =>
      assertNothingGetsThrough(some, others.map(asFileName), commandLineInMemory),
    ),
    { numRuns: runsOr(4) },
  );
});

async function assertNothingGetsThrough(
  texts: readonly string[],
  someNames: readonly string[],
  open: (files: Readonly<Record<string, string>>) => CommandLine,
): Promise<void> {
  const names = [...new Set(someNames)].filter((name) => /^[^.\\]/.test(name) && name.trim() !== "");
  const documents = names.flatMap((name) => [`docs/${name}.md`, `${name}.md`]);
  const commandLine = open(hostileFiles(texts, names));
  const checked = ["check", "--no-cache", ".", "--format"] as const;
  const report = JSON.parse((await quiet(commandLine, ...checked, "json")).out);
  const paths: readonly string[] = report.documents.map((one: { readonly path: string }) => one.path);
  for (const name of documents) assert.ok(paths.includes(name), JSON.stringify(name));
  const findings = report.documents.flatMap((one: { readonly findings: readonly unknown[] }) => one.findings);
  assert.ok(findings.length > names.length);

  await quiet(commandLine, ...checked, "pretty");
  await quiet(commandLine, ...checked, "full");
  const reviewed = JSON.parse((await quiet(commandLine, ...checked, "rdjson")).out).diagnostics;
  assert.equal(reviewed.length, findings.length);
  const lines = (await quiet(commandLine, ...checked, "rdjsonl")).out.trimEnd().split("\n");
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).message),
    reviewed.map(({ message }: { readonly message: string }) => message),
  );
  assertSarifPlaces((await quiet(commandLine, ...checked, "sarif")).out, paths);
  assertAnnotations((await quiet(commandLine, ...checked, "github")).out, findings.length);
  assert.equal(JSON.parse((await quiet(commandLine, ...checked, "gitlab")).out).length, findings.length);
  const suites = elementsOf((await quiet(commandLine, ...checked, "junit")).out).filter(
    ({ name }) => name === "testsuite",
  );
  assert.equal(suites.length, paths.length);
  assert.ok(JSON.parse((await quiet(commandLine, "report", "--format", "json")).out).modules.length > 0);
  await quiet(commandLine, "report");
  assertOneTable((await quiet(commandLine, "report", "--format", "markdown")).out);
  await quiet(commandLine, "fill", "README.md", ...documents);
  await quiet(commandLine, "fill", ...documents);
  await quiet(commandLine, "adopt", "README.md", ...documents);
  await quiet(commandLine, "check", "--fix", ...documents, "README.md");
  for (const text of texts.slice(0, 1)) {
    await quiet(commandLine, "new", "--module", text, "--category", text);
    await quiet(commandLine, "new", "--module", `m ${text}`, `new/${asFileName(text)}/`);
    await quiet(commandLine, "template", "--from", documents[0] ?? "", "--category", text);
    await quiet(commandLine, "check", text, `--format=${text}`);
    await quiet(commandLine, "check", `**/${text}*`);
  }
}

/** Everything that Markdown makes of it is one table, and text in its cells. */
function assertOneTable(text: string): void {
  assert.deepEqual(kindsOfMarkup(text), ["root", "table", "tableCell", "tableRow", "text"], text.slice(0, 300));
  for (const line of text.trimEnd().split("\n")) assert.equal(line.match(/(?<!\\)\|/g)?.length, 9, line.slice(0, 200));
}

interface SarifPlace {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string } };
}

/** Every place is one of the paths, in an address that means nothing else. */
function assertSarifPlaces(text: string, paths: readonly string[]): void {
  const results: readonly { readonly locations: readonly SarifPlace[] }[] = JSON.parse(text).runs[0].results;
  for (const { physicalLocation } of results.flatMap(({ locations }) => locations)) {
    const { uri, uriBaseId } = physicalLocation.artifactLocation;
    assert.match(uri, /^(?:[\w.!~*'()/-]|%[\dA-F]{2})+$/);
    assert.equal(uriBaseId, "%SRCROOT%");
    assert.ok(paths.includes(decodeURIComponent(uri)), uri);
  }
}

const ANNOTATION =
  /^::(?:error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=[\w-]+::/;

/** As many annotations as findings, and nothing else but the line that counts them. */
function assertAnnotations(text: string, count: number): void {
  const lines = text.trimEnd().split("\n");
  assert.match(lines.pop() ?? "", /^\d+ findings? in \d+ documents?$/);
  assert.equal(lines.length, count);
  for (const line of lines) assert.match(line, ANNOTATION);
}
