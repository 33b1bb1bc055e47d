import { checkDocument } from "../../server/src/core/check/check.ts";
import { openDocument } from "../../server/src/core/document/perfDocument.ts";
import type { DocumentEdits, FeatureInput, Place } from "../../server/src/core/features/feature.ts";
import { type Span, textOf } from "../../server/src/core/text/span.ts";
import { applyEdits } from "../../server/src/core/text/textEdit.ts";
import { filesOf, type PageFile } from "./page.ts";
import { contextOf, FOLDER, uriOf } from "./pageWorkspace.ts";

/** A text with its marks taken out. */
interface Unmarked {
  readonly text: string;
  /** Where `<|>` stood. */
  readonly cursor: number | undefined;
  /** What stood between `<|` and `|>`, in the order of the text. */
  readonly ranges: readonly Span[];
}

/** A small workspace as features see it. */
export interface CursorWorkspace {
  /** The document with the cursor; the first one if there is none. */
  readonly input: FeatureInput;
  readonly offset: number;
  /** The marked ranges of all files, in their order. */
  readonly ranges: readonly Place[];
  /** What stands at a place, with the path of its file. */
  show(place: Place): string;
  /** The changed files after the edits, written as the workspace was; lines end with `\n` again. */
  after(documents: readonly DocumentEdits[]): string;
}

/**
 * Reads files from one text: a line `//- path` begins each, `<|>` is the cursor, `<|…|>` marks a range.
 * @param lineEnd What the lines of every file end with.
 */
export function cursorWorkspace(source: string, lineEnd: "\n" | "\r\n" = "\n"): CursorWorkspace {
  const written = source.replace(/^\n/, "").replace(/\n$/, "").split("\n");
  const marked = filesOf(written).map(({ path, text }) => ({
    path,
    ...unmark(text.replaceAll("\n", lineEnd)),
  }));
  const files: readonly PageFile[] = marked;
  const open = marked.find(({ cursor }) => cursor !== undefined) ?? marked[0];
  if (!open) throw new Error("The workspace holds no file.");
  const context = contextOf(files);
  const document = openDocument(uriOf(open.path), open.text);
  const textAt = (uri: string) => files.find(({ path }) => uriOf(path) === uri)?.text ?? "";
  return {
    input: {
      document,
      checked: checkDocument(document, context),
      context,
      workspace: context.facts?.documents() ?? [],
    },
    offset: open.cursor ?? 0,
    ranges: marked.flatMap(({ path, ranges }) => ranges.map((span) => ({ uri: uriOf(path), span }))),
    show: ({ uri, span }) => `${decodeURIComponent(uri.slice(FOLDER.length + 1))}: ${textOf(textAt(uri), span)}`,
    after: (documents) =>
      files
        .flatMap(({ path, text }) => {
          const edits = documents.filter(({ uri }) => uri === uriOf(path)).flatMap((one) => one.edits);
          return edits.length === 0 ? [] : [`//- ${path}\n${applyEdits(text, edits).replaceAll(lineEnd, "\n")}`];
        })
        .join(""),
  };
}

function unmark(marked: string): Unmarked {
  const ranges: Span[] = [];
  let cursor: number | undefined;
  let opened = 0;
  let text = "";
  for (const piece of marked.split(/(<\|>|<\||\|>)/)) {
    if (piece === "<|>") cursor = text.length;
    else if (piece === "<|") opened = text.length;
    else if (piece === "|>") ranges.push({ start: opened, end: text.length });
    else text += piece;
  }
  return { text, cursor, ranges };
}
