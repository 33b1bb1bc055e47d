import type { Host } from "../../host/host.ts";
import { joinUri } from "../../host/uri.ts";
import type { FileKind } from "./facts.ts";

/** What a folder holds by name, links followed; a folder that is not there holds nothing. */
export async function namesIn(host: Host, folder: string): Promise<ReadonlyMap<string, FileKind>> {
  const listed = await host.list(folder);
  const names = new Map<string, FileKind>();
  for (const { name, kind } of listed.kind === "entries" ? listed.entries : []) {
    const target = kind === "link" ? (await host.stat(joinUri(folder, name)))?.kind : kind;
    // Devices and pipes are files to whoever links to them; a link to nothing is nothing.
    if (target !== undefined) names.set(name, target === "other" ? "file" : target);
  }
  return names;
}
