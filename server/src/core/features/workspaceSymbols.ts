import { nameOf } from "../host/uri.ts";
import { spanAt } from "../text/span.ts";
import type { DocumentSummary } from "../workspace/facts/documentIndex.ts";
import { titleIn } from "../workspace/links/linkedDocuments.ts";
import type { Place } from "./feature.ts";

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: "document" | "heading";
  /** The document that holds a heading, the module of a document. */
  readonly container: string;
  readonly place: Place;
}

/** As many as somebody looks through. */
const MOST_SYMBOLS = 200;

/** Documents and headings whose name holds the query's letters in their order, the closest first. */
export function workspaceSymbols(workspace: readonly DocumentSummary[], query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase().replace(/\s+/g, "");
  return workspace
    .flatMap(symbolsOf)
    .flatMap((symbol) => {
      const rank = rankOf(symbol.name.toLowerCase(), wanted);
      return rank === undefined ? [] : [{ symbol, rank }];
    })
    .sort((a, b) => a.rank - b.rank || a.symbol.name.length - b.symbol.name.length)
    .slice(0, MOST_SYMBOLS)
    .map(({ symbol }) => symbol);
}

function symbolsOf(summary: DocumentSummary): readonly WorkspaceSymbol[] {
  const { uri, module = "", headings } = summary;
  const title = titleIn(summary);
  const name = title?.text || nameOf(uri);
  return [
    { name, kind: "document", container: module, place: { uri, span: title?.textSpan ?? spanAt(0) } },
    ...headings
      .filter((heading) => heading !== title && heading.text !== "")
      .map(({ text, textSpan }): WorkspaceSymbol => {
        return { name: text, kind: "heading", container: name, place: { uri, span: textSpan } };
      }),
  ];
}

/** 0 for a beginning, 1 for a piece, 2 for scattered letters; undefined where they are not all there. */
function rankOf(name: string, wanted: string): number | undefined {
  const solid = name.replace(/\s+/g, "");
  const found = solid.indexOf(wanted);
  if (found >= 0) return found === 0 ? 0 : 1;
  let at = 0;
  for (const letter of wanted) {
    at = solid.indexOf(letter, at);
    if (at < 0) return undefined;
    at += letter.length;
  }
  return 2;
}
