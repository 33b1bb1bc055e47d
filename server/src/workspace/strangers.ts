import { openDocument, type PerfDocument } from "../document/perfDocument.ts";
import type { Host } from "../host/host.ts";
import { nameOf } from "../host/uri.ts";
import type { DocumentSummary } from "./documentIndex.ts";

/** Where Markdown files come from that are none of ours. */
export interface StrangerSource {
  readonly host: Host;
  /** Every Markdown file of the workspace but the documents that are ours. */
  readonly files: readonly string[];
  /** The file as an editor has it open. */
  openDocument(uri: string): PerfDocument | undefined;
  summarise(document: PerfDocument): DocumentSummary;
}

/**
 * What Markdown files say that are none of ours and may link to one of the places. Nothing is known of them beforehand:
 * each is looked through for the names, and parsed only if it holds one.
 * @param own Files that are wanted whatever they hold.
 */
export async function strangersNaming(
  places: readonly string[],
  { host, files, openDocument: opened, summarise }: StrangerSource,
  own: ReadonlySet<string> = new Set(),
): Promise<readonly DocumentSummary[]> {
  const pieces = [...new Set(places.map((place) => plainPieceOf(nameOf(place))))];
  const found: DocumentSummary[] = [];
  for (const uri of files) {
    const open = opened(uri);
    const read = open ? undefined : await host.readText(uri);
    const text = open?.text ?? (read?.kind === "text" ? read.text : "");
    if (!own.has(uri) && !pieces.some((piece) => text.includes(piece))) continue;
    found.push(summarise(open ?? openDocument(uri, text)));
  }
  return found;
}

/** True for a file that is Markdown by its name. */
export function isMarkdownFile(uri: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(uri);
}

/** The longest piece of a file's name that stands in every link to it: no escape of any kind is written for it. */
function plainPieceOf(name: string): string {
  const pieces = name.match(/[a-z\d.-]+/gi) ?? [];
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), "");
}
