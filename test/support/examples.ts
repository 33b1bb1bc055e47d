import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { PageFile } from "./page.ts";

/** Every text file below a folder of the repository, with its path in that folder. */
export function filesBelow(folder: string): readonly PageFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file).isFile())
    .map((file) => ({ path: path.relative(folder, file).replaceAll(path.sep, "/"), text: readFileSync(file, "utf8") }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The examples' documents that are finished: nothing is found in them, and they score 100. */
export const FINISHED = [
  "docs/checkout/performance.md",
  "docs/ingest/performance.md",
  "docs/search/performance.md",
] as const;
