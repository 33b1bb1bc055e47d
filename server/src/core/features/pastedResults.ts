import type { ResultsFile } from "../benchmarks/resultsFile.ts";
import { bindResults, unboundParts } from "../conformance/benchmarks/bindResults.ts";
import { boundResults } from "../conformance/benchmarks/boundResults.ts";
import { importResults, type ResultsImport } from "../conformance/benchmarks/importResults.ts";
import { openFieldTest } from "../conformance/benchmarks/openFields.ts";
import { placedLink } from "../conformance/benchmarks/resultsLink.ts";
import { writtenResults } from "../conformance/benchmarks/writtenResults.ts";
import { type PlacedPart, partAt } from "../document/outline.ts";
import { parentUri, relativePath } from "../host/uri.ts";
import { lineEndOf, withLineEnd } from "../text/lineEnds.ts";
import { containsSpan, shiftSpan, spanAt } from "../text/span.ts";
import { shiftEdit, type TextEdit } from "../text/textEdit.ts";
import { chosenBenchmark, type ImportRun, type ImportTarget, isMeantBy } from "../workspace/links/importProposal.ts";
import { writtenUrlPath } from "../workspace/links/writtenPaths.ts";

/** What becomes of results that are pasted or dropped somewhere in a document. */
export type PastedResults =
  /** The table that is there gets the values. Spans count from the document's start. */
  | { readonly kind: "fill"; readonly edits: readonly TextEdit[] }
  /** They are a table of their own, where the cursor is. */
  | { readonly kind: "table"; readonly text: string };

/** Results that somebody has copied. */
export interface CopiedResults {
  /** The file of the workspace that they stand in; undefined for text. */
  readonly uri: string | undefined;
  readonly results: ResultsFile;
}

/** Undefined in code and comments, where text is only text, and for results that nothing can be made of. */
export function pastedResults(
  target: ImportTarget,
  copied: CopiedResults,
  offset: number,
  run: ImportRun,
): PastedResults | undefined {
  const { document } = target;
  const placed = partAt(document.outline, offset);
  if (!placed || isVerbatim(placed, offset)) return undefined;
  const filled = filling(target, copied, placed, run);
  if (filled && filled.written.length > 0) {
    const edits = filled.edits.map((edit) => shiftEdit(edit, placed.start));
    // Who pastes what is there already wants something else.
    return edits.length > 0 ? { kind: "fill", edits } : undefined;
  }
  const text = writtenResults(copied.results, pathTo(target, copied), run.day);
  return text === undefined ? undefined : { kind: "table", text: withLineEnd(text, lineEndOf(document.text)) };
}

function isVerbatim({ part, start }: PlacedPart, offset: number): boolean {
  const holds = (span: PlacedPart["part"]["blocks"][number]["span"]) =>
    containsSpan(shiftSpan(span, start), spanAt(offset));
  const blocks = [...part.blocks, ...part.fields.flatMap(({ body }) => body)];
  return (
    blocks.some(({ kind, span }) => (kind === "code" || kind === "html") && holds(span)) ||
    part.comments.some(({ span }) => holds(span)) ||
    part.codeSpans.some(({ span }) => holds(span))
  );
}

/** What is bound stays bound to what it is: only its own file is written there, or text of which nobody knows the file. */
function filling(
  { document, match, parts }: ImportTarget,
  copied: CopiedResults,
  { part, start }: PlacedPart,
  run: ImportRun,
): ResultsImport | undefined {
  const { uri, results } = copied;
  const options = { ...run, isOpen: openFieldTest(match, start) };
  const links = parts.filter((one) => one.start === start);
  if (links.length > 0) {
    const one = uri === undefined ? links[0] : links.find((link) => isMeantBy(link, uri, undefined));
    const link = one && placedLink(one.link, -start);
    return link && importResults(part, boundResults({ part }, link, results), options);
  }
  const unbound = unboundParts(document, results).find((one) => one.start === start);
  const benchmark = unbound && chosenBenchmark(unbound, results, undefined);
  if (benchmark?.kind !== "chosen") return undefined;
  return bindResults(part, results, pathTo({ document }, copied), benchmark.chosen, options);
}

function pathTo({ document }: Pick<ImportTarget, "document">, { uri }: CopiedResults): string | undefined {
  const path = uri === undefined ? undefined : relativePath(parentUri(document.uri), uri);
  return path === undefined ? undefined : writtenUrlPath(path, "link");
}
