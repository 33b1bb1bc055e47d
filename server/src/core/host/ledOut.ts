import type { Host } from "./host.ts";
import { isInside, joinUri, nameOf, parentUri } from "./uri.ts";

/** True for a place in one of the folders that links take to a place in none of them. */
export async function isLedOut(host: Host, folders: readonly string[], uri: string): Promise<boolean> {
  if (!folders.some((folder) => isInside(folder, uri))) return false;
  const reals = await Promise.all(folders.map((folder) => realPlace(host, folder)));
  const real = await realPlace(host, uri);
  return !reals.some((folder) => isInside(folder, real));
}

/** The place without links, for one where nothing is yet as well. */
async function realPlace(host: Host, uri: string): Promise<string> {
  const real = await host.realUri(uri);
  const above = parentUri(uri);
  if (real !== undefined || above === uri) return real ?? uri;
  return joinUri(await realPlace(host, above), nameOf(uri));
}
