import { openDocument } from "../document/perfDocument.ts";
import { isInside, nameOf } from "../host/uri.ts";
import type { DocumentSummary } from "./facts/documentIndex.ts";
import type { Workspace } from "./workspace.ts";

/**
 * What Markdown files of the workspace say that are no documents of ours and may link to one of these places. Nothing is
 * known of them beforehand: each is looked through for the names, and parsed only if it holds one.
 * @param moving Places whose files are wanted whatever they hold.
 */
export async function foreignFilesNaming(
  workspace: Workspace,
  places: readonly string[],
  moving: readonly string[] = [],
): Promise<readonly DocumentSummary[]> {
  const pieces = [...new Set(places.map((place) => plainPieceOf(nameOf(place))))];
  const found: DocumentSummary[] = [];
  for (const uri of await foreignFilesIn(workspace)) {
    const isMoving = moving.some((place) => isInside(place, uri));
    if (!isMoving && pieces.length === 0) continue;
    const open = workspace.openDocument(uri);
    const text = open?.text ?? (await textAt(workspace, uri));
    if (!isMoving && !pieces.some((piece) => text.includes(piece))) continue;
    found.push(workspace.summariesAt(uri).of(open ?? openDocument(uri, text)));
  }
  return found;
}

/** Every Markdown file of the workspace that is not known to be ours. */
async function foreignFilesIn(workspace: Workspace): Promise<readonly string[]> {
  const ours = new Set(workspace.index.documents().map(({ uri }) => uri));
  const files = new Set<string>();
  for (const { uri } of workspace.folders) for (const file of (await workspace.filesAround(uri)).files) files.add(file);
  return [...files].filter((file) => isMarkdownFile(file) && !ours.has(file));
}

async function textAt({ host }: Workspace, uri: string): Promise<string> {
  const read = await host.readText(uri);
  return read.kind === "text" ? read.text : "";
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
