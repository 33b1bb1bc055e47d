import { formatOf } from "../../benchmarks/formats/readResults.ts";
import type { Host } from "../../host/host.ts";
import { isInside, nameOf, relativePath } from "../../host/uri.ts";
import { walk } from "../../host/walk.ts";
import { isMade } from "./codePaths.ts";

/** A file that holds results of a benchmark. */
export interface FoundResults {
  readonly uri: string;
  /** From the workspace folder. */
  readonly path: string;
  /** What wrote it, as users know it. */
  readonly title: string;
}

/** So many files are looked into, and none of more bytes. */
const MOST_LOOKED_INTO = 48;
const LONGEST_LOOKED_INTO = 2 * 1024 * 1024;
/** Once so many characters were read nothing more is. */
const MOST_READ = 16 * 1024 * 1024;

const MAY_HOLD = /\.(?:json|txt|ndjson|jsonl|js|csv)$/i;
/** Names that other tools have for their own. */
const OF_OTHERS =
  /^(?:package(?:-lock)?|tsconfig.{0,40}|jsconfig|composer|angular|nx|turbo|lerna|deno|biome|renovate|vercel|.{0,60}\.config|\..{0,60}|manifest|project|robots|requirements.{0,40}|license.{0,40}|readme.{0,40})\.(?:json|txt|js)$/i;
const SOUNDS_LIKE_RESULTS = /bench|result|perf|k6|criterion|estimates|autocannon|lighthouse|jmh|load/i;

/**
 * The files of a workspace folder that may hold results, the likeliest first: below the module before others, and those
 * whose names say so.
 * @param files All that are known of the folder.
 */
export function mayHoldResults(
  files: readonly string[],
  folder: string,
  module: string | undefined,
): readonly FoundResults[] {
  const ranked = files.flatMap((uri) => {
    const name = nameOf(uri);
    const path = relativePath(folder, uri);
    const sounds = path !== undefined && SOUNDS_LIKE_RESULTS.test(path);
    const isCode = /\.js$/i.test(name) && name !== "data.js" && !SOUNDS_LIKE_RESULTS.test(name);
    if (path === undefined || !MAY_HOLD.test(name) || OF_OTHERS.test(name) || isCode || (isMade(path) && !sounds)) {
      return [];
    }
    const isOfModule = module !== undefined && isInside(module, uri);
    return [{ uri, path, title: "", rank: (sounds ? 0 : 2) + (isOfModule ? 0 : 1) }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))
    .slice(0, MOST_LOOKED_INTO)
    .map(({ uri, path, title }) => ({ uri, path, title }));
}

/** In a folder with more files than this they are looked for in part. */
const MOST_FILES = 20_000;

/** The files of a workspace folder that hold results, as they are now: nobody is told of those that no document names. */
export async function resultsFilesIn(
  host: Host,
  folder: string,
  module: string | undefined,
): Promise<readonly FoundResults[]> {
  const { files } = await walk(host, folder, { accepts: (path) => MAY_HOLD.test(path), maxFiles: MOST_FILES });
  return filesWithResults(host, mayHoldResults(files, folder, module));
}

/** Those of the files whose content is in a known format. */
export async function filesWithResults(
  host: Pick<Host, "readText">,
  candidates: readonly FoundResults[],
): Promise<readonly FoundResults[]> {
  const found: FoundResults[] = [];
  let read = 0;
  for (const one of candidates) {
    if (read > MOST_READ) break;
    const file = await host.readText(one.uri, LONGEST_LOOKED_INTO);
    if (file.kind !== "text") continue;
    read += file.text.length;
    const format = formatOf(file.text);
    if (format) found.push({ ...one, title: format.title });
  }
  return found;
}
