import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { createTwoFilesPatch } from "diff";
import GithubSlugger from "github-slugger";
import { program } from "./support/program.ts";

/** Small repositories whose documents were not written after the template. What is wrong in them on purpose: their `NOTES.txt`. */
const STRANGERS = "test/strangers";

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
}

interface CheckedDocument {
  readonly path: string;
  readonly declaredCompleteness: number | null;
  readonly completeness: number | null;
  readonly findings: readonly Finding[];
}

interface Report {
  readonly documents: readonly CheckedDocument[];
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/** The paths in a file of paths. */
const listed = (file: string) => readFileSync(path.join(STRANGERS, file), "utf8").trimEnd().split("\n");

/** A copy of all repositories, away from this one and its git. */
function copied(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "perfdoc-strangers-")));
  after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(STRANGERS, folder, { recursive: true });
  return folder;
}

const repositoriesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort(compare);

/** Every Markdown file below a folder, by path, with its text. */
function markdownIn(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.replaceAll("\\", "/"));
  return new Map(paths.sort(compare).map((file) => [file, readFileSync(path.join(folder, file), "utf8")]));
}

/** Checks each repository as somebody does who stands in it. */
function checked(folder: string, ...options: readonly string[]): readonly CheckedDocument[] {
  return repositoriesIn(folder).flatMap((repository) => {
    const { out, error, code } = program(
      ["check", "--format", "json", "--fail-on", "never", "--no-git", "--no-cache", ...options],
      { cwd: path.join(folder, repository) },
    );
    assert.equal(error, "", repository);
    assert.equal(code, 0, repository);
    const { documents }: Report = JSON.parse(out);
    return documents.map((one) => ({
      ...one,
      path: `${repository}/${one.path}`,
      // Any draft becomes stale some day.
      findings: one.findings.filter(({ rule }) => rule !== "stale-document"),
    }));
  });
}

/** Holds a text against what is accepted; `UPDATE=1` writes it anew, for a look at the difference. */
function assertAccepted(file: string, text: string): void {
  const accepted = path.join(STRANGERS, file);
  if (process.env.UPDATE) writeFileSync(accepted, text);
  assert.equal(text, readFileSync(accepted, "utf8"));
}

const untouched = copied();
const before = checked(untouched);

test("each document gets the findings that its maintainer accepts", () => {
  const lines = before.flatMap(({ path: file, findings }) =>
    findings.map(({ severity, rule, message, line }) => `${file}:${line} ${severity} ${rule}: ${message}\n`),
  );
  assertAccepted("findings.txt", lines.join(""));
});

test("what is nobody's gets nothing, and everything else is looked at", () => {
  const nobodys = listed("nobodys.txt");
  const ours = before.map((one) => one.path);
  assert.ok(ours.length >= 40);
  assert.deepEqual([...ours, ...nobodys].sort(compare), [...markdownIn(untouched).keys()]);
});

test("an error is a link that leads nowhere, a missing section that the project requires, or a word that is none", () => {
  const errors = before.flatMap(({ findings }) => findings.filter(({ severity }) => severity === "error"));
  const rules = new Set(errors.map(({ rule }) => rule));
  const accepted = [
    "frontmatter-enum",
    "frontmatter-syntax",
    "link-file",
    "link-file-fragment",
    "link-fragment",
    "section-missing",
  ];
  assert.deepEqual(
    [...rules].filter((rule) => !accepted.includes(rule)),
    [],
  );
});

test("each document has the score that its reader would give it", () => {
  const lines = before.map(
    ({ path: file, declaredCompleteness, completeness }) =>
      `${String(completeness ?? "-").padStart(3)} measured, ${String(declaredCompleteness ?? "-").padStart(3)} declared: ${file}\n`,
  );
  assertAccepted("scores.txt", lines.join(""));
});

/** The first of two is longer and says more: by this many points at least it is nearer to being complete. */
const CLEARLY = 10;

const THIN: readonly (readonly [string, string])[] = [
  ["heliograph/docs/guides/delivery-guide.md", "heliograph/docs/delivery/performance.md"],
  ["argosy/.claude/design/planner/performance.md", "argosy/.claude/design/tracker/performance.md"],
  ["ferrite/.claude/design/parser/performance.md", "ferrite/.claude/design/index/performance.md"],
  ["kestrel/docs/ingest/performance.md", "kestrel/docs/store/performance.md"],
  ["maree/docs/api/performance.md", "maree/docs/api/budget.md"],
  ["tideline/docs/app/startup.md", "tideline/docs/app/performance.md"],
];

test("the longer document is clearly nearer to being complete than the thin one beside it", () => {
  const scores = new Map(before.map(({ path: file, completeness }) => [file, completeness ?? 0]));
  for (const [long, thin] of THIN)
    assert.ok((scores.get(long) ?? 0) >= (scores.get(thin) ?? 100) + CLEARLY, `${long} and ${thin}`);
});

/** The anchors of a page, in all the ways in which one is given. */
function anchorsOf(text: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
  const headings = [...prose.matchAll(/^#{1,6} +(.+?)(?: *\{ ?#.*\})?[ #]*$|^(\S.*)\r?\n(?:=+|-+) *$/gm)];
  const titles = headings.map(([, atx, setext]) => (atx ?? setext ?? "").trim());
  const slugs = titles.map((title) => slugger.slug(title.replace(/\[([^\]]*)\]\([^)]*\)|<[^>]*>/g, "$1").trim()));
  const given = [...prose.matchAll(/(?:id|name)="([^"]+)"|\{ ?#([^ }]+) ?\}/g)].map(([, html, id]) => html ?? id ?? "");
  return new Set([...slugs, ...given]);
}

/** The links of all pages that lead to a file or anchor that is there. */
function wholeLinks(folder: string): ReadonlySet<string> {
  const pages = markdownIn(folder);
  const anchors = new Map([...pages].map(([file, text]) => [file, anchorsOf(text)]));
  const whole = new Set<string>();
  for (const [file, text] of pages)
    for (const [, target = "", fragment = ""] of text.matchAll(/\]\(([^)#\s:]*)#([^)\s]+)\)/g)) {
      const page = target ? path.posix.join(path.posix.dirname(file), target) : file;
      if (anchors.get(page)?.has(decodeURIComponent(fragment))) whole.add(`${file}: ${target}#${fragment}`);
    }
  return whole;
}

/** The lines that only the template has: no blank ones, rules and entries of a table of contents. */
const TEMPLATE = new Set(
  readFileSync("server/templates/performance.md", "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /[\p{L}?]/u.test(line) && !line.includes("](#")),
);

test("--fix repairs what is there, and adds and breaks nothing", () => {
  const folder = copied();
  const left = checked(folder, "--fix");
  const [old, fixed] = [markdownIn(untouched), markdownIn(folder)];
  assert.deepEqual([...fixed.keys()], [...old.keys()]);

  const patches: string[] = [];
  for (const [file, text] of old) {
    const after = fixed.get(file) ?? "";
    if (after === text) continue;
    patches.push(createTwoFilesPatch(file, file, text, after, undefined, undefined, { context: 2 }));
    const had = new Set(text.split(/\r?\n/).map((line) => line.trim()));
    const added = after.split(/\r?\n/).map((line) => line.trim());
    assert.deepEqual(
      added.filter((line) => TEMPLATE.has(line) && !had.has(line)),
      [],
      file,
    );
  }
  assertAccepted("fixed.diff", patches.join("\n"));

  const leftIn = new Map(left.map((one) => [one.path, one.findings.length]));
  for (const { path: file, findings } of before) assert.ok((leftIn.get(file) ?? 0) <= findings.length, file);

  const links = wholeLinks(folder);
  const wholeBefore = [...wholeLinks(untouched)];
  assert.ok(wholeBefore.length > 150);
  const broken = wholeBefore.filter((link) => !links.has(link));
  assert.deepEqual(broken, []);

  const once = [...fixed];
  checked(folder, "--fix");
  assert.deepEqual([...markdownIn(folder)], once);
});
