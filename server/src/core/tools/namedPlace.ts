import { URI } from "vscode-uri";
import { isLedOut } from "../host/ledOut.ts";
import { isInside, joinUri, relativePath } from "../host/uri.ts";
import { Refusal } from "../tasks/refusal.ts";
import { shortened } from "../text/wording.ts";
import type { ToolContext } from "./tool.ts";

/** No file system has a longer one. */
const LONGEST_PATH = 4_096;
const URI_START = /^[a-z][a-z\d+.-]+:/i;
const ABSOLUTE = /^(?:[\\/]|[a-z]:[\\/])/i;
/** A root on a drive: its paths may be written with backslashes. */
const ON_DRIVE = /^file:\/\/\/[a-z]%3A/i;

/**
 * The place that a path means: from a root, absolute, or as a URI.
 * @throws Refusal for one that leads out of the roots, by its words or by links.
 */
export async function placeNamed(context: ToolContext, path: string): Promise<string> {
  const { host, roots } = context;
  if (path.includes("\0") || path.length > LONGEST_PATH)
    throw new Refusal(`"${shortened(path)}" is no path; expected one such as ${EXAMPLE}.`);
  const place = await placeOf(context, path);
  if (place === undefined || !roots.some((root) => isInside(root, place))) throw leadsOut(path);
  if (await isLedOut(host, roots, place))
    throw new Refusal(
      `A link leads from "${shortened(path)}" out of the workspace; expected a file that lies in it, such as ${EXAMPLE}.`,
    );
  return place;
}

const EXAMPLE = "docs/search/performance.md";

function leadsOut(path: string): Refusal {
  return new Refusal(
    `"${shortened(path)}" leads out of the workspace; expected a path from its folder, such as ${EXAMPLE}.`,
  );
}

async function placeOf({ host, roots }: ToolContext, path: string): Promise<string | undefined> {
  const [root] = roots;
  if (root === undefined) throw new Refusal("No folder is open; open one that holds documents first.");
  if (URI_START.test(path)) return placeOfUri(path);
  if (ABSOLUTE.test(path)) {
    const { path: absolute } = URI.file(path);
    return joinUri(URI.parse(root).with({ path: "/" }).toString(), absolute);
  }
  const places = roots.map((one) => joinUri(one, ON_DRIVE.test(one) ? path.replaceAll("\\", "/") : path));
  for (const place of places.length > 1 ? places : []) {
    if (roots.some((one) => isInside(one, place)) && (await host.stat(place))) return place;
  }
  return places[0];
}

/** With `.` and `..` followed, escaped ones too; undefined for what is no URI. */
function placeOfUri(text: string): string | undefined {
  try {
    const { scheme, authority, path } = URI.parse(text, true);
    return joinUri(URI.from({ scheme, authority, path: "/" }).toString(), path);
  } catch {
    return undefined;
  }
}

/** A place as tools name it: the path from its root, with `/`. */
export function pathTo({ roots }: Pick<ToolContext, "roots">, uri: string): string {
  const root = roots.find((one) => isInside(one, uri)) ?? roots[0];
  return (root !== undefined && relativePath(root, uri)) || uri;
}
