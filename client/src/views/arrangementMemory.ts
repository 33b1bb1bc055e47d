import type { Memento } from "vscode";
import { type Arrangement, GROUPINGS, SORTINGS } from "./documentTree.ts";

/** Where the workspace's memory keeps the arrangement. */
export const ARRANGEMENT_KEY = "documents.arrangement";

/** The arrangement that was remembered; what it does not say, or what is not known any more, is the default. */
export function arrangementFrom(remembered: unknown): Arrangement {
  const plain: { groupBy?: unknown; sortBy?: unknown; showsRelated?: unknown } =
    typeof remembered === "object" && remembered !== null ? remembered : {};
  return {
    groupBy: GROUPINGS.find((one) => one === plain.groupBy) ?? "module",
    sortBy: SORTINGS.find((one) => one === plain.sortBy) ?? "name",
    showsRelated: plain.showsRelated === true,
    filter: "",
  };
}

/** Remembers the arrangement for the workspace; a filter is for now only. */
export async function remember(memory: Memento, { groupBy, sortBy, showsRelated }: Arrangement): Promise<void> {
  await memory.update(ARRANGEMENT_KEY, { groupBy, sortBy, showsRelated });
}
