import path from "node:path";
import { URI } from "vscode-uri";
import { canonicalUri } from "../core/host/uri.ts";

/** A path of this machine as a URI; a relative one counts from the working directory. */
export function uriOfPath(file: string): string {
  return canonicalUri(URI.file(path.resolve(file)).toString());
}

/** The path of a `file:` URI on this machine. */
export function pathOfUri(uri: string): string {
  return URI.parse(uri).fsPath;
}
