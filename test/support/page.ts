/** One block of a rule's page: files of a small workspace, the first of which is checked. */
export interface PageBlock {
  /**
   * `wrong` has markers; `becomes` is what the fixes that run unattended make of the block before, `offered` what those
   * make of it that an author has to choose; `right` is quiet.
   */
  readonly kind: "wrong" | "becomes" | "offered" | "right";
  /** The heading above it and its number on the page: the name of its test. */
  readonly name: string;
  readonly files: readonly PageFile[];
}

export interface PageFile {
  readonly path: string;
  readonly text: string;
}

const KINDS: readonly PageBlock["kind"][] = ["wrong", "becomes", "offered", "right"];

const FENCE = /^(`{3,}|~{3,})(\S*)[ \t]*(wrong|becomes|offered|right|files)?[ \t]*$/;
const FILE = /^\/\/- (.+)$/;

/** Where a block's document stands that names no file. */
export const DOCUMENT = "docs/module/performance.md";

/**
 * The blocks of a page that are marked `md wrong`, `md becomes`, `md offered` or `md right`; other code is only shown. The files of
 * a block `md files`, a template for one, stand beside each document below it.
 */
export function readPage(page: string): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  let shared: readonly PageFile[] = [];
  for (const { word, heading, lines } of fencesIn(page)) {
    const files = filesOf(lines);
    const kind = kindOf(word);
    if (word === "files") shared = files;
    else if (kind) {
      const name = `${heading} (${blocks.length + 1}, ${kind})`;
      blocks.push({ kind, name, files: kind === "wrong" || kind === "right" ? [...files, ...shared] : files });
    }
  }
  return blocks;
}

interface Fence {
  /** What stands behind the language. */
  readonly word: string | undefined;
  /** The heading above it. */
  readonly heading: string;
  readonly lines: readonly string[];
}

function fencesIn(page: string): readonly Fence[] {
  const fences: Fence[] = [];
  let heading = "";
  let open: { marks: string; word: string | undefined; lines: string[] } | undefined;
  for (const line of page.split("\n")) {
    if (open) {
      if (line.trimEnd() !== open.marks) open.lines.push(line);
      else {
        fences.push({ word: open.word, heading, lines: open.lines });
        open = undefined;
      }
      continue;
    }
    const match = FENCE.exec(line);
    if (match) open = { marks: match[1] ?? "", word: match[3], lines: [] };
    else if (line.startsWith("#")) heading = line.replace(/^#+\s*/, "");
  }
  if (open) throw new Error("A block of the page is never closed.");
  return fences;
}

function kindOf(word: string | undefined): PageBlock["kind"] | undefined {
  return KINDS.find((kind) => kind === word);
}

/** Files in one text, each below a line `//- its/path`; lines above the first are those of `DOCUMENT`. */
export function filesOf(lines: readonly string[]): readonly PageFile[] {
  const files: { path: string; lines: string[] }[] = [];
  for (const line of lines) {
    const path = FILE.exec(line)?.[1];
    if (path !== undefined) {
      // The blank line above a file's name belongs to the page.
      if (files.at(-1)?.lines.at(-1) === "") files.at(-1)?.lines.pop();
      files.push({ path, lines: [] });
    } else if (files.length === 0) files.push({ path: DOCUMENT, lines: [line] });
    else files.at(-1)?.lines.push(line);
  }
  return files.map((file) => ({ path: file.path, text: file.lines.map((line) => `${line}\n`).join("") }));
}
