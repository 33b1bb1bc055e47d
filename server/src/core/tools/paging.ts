import * as z from "zod/mini";
import { Refusal } from "../tasks/refusal.ts";

/** The part of an input that asks for some rows of many. */
export function pageInput(usual: number) {
  return {
    cursor: z.optional(z.string().check(z.describe("The nextCursor of the page before; leave it out for the first."))),
    limit: z.optional(
      z.int().check(z.minimum(1), z.maximum(100), z.describe(`How many rows at most; ${usual} if left out.`)),
    ),
  };
}

/** The part of an output that says where its rows stand among all. */
export const pageOutput = {
  total: z.int().check(z.describe("How many there are on all pages.")),
  nextCursor: z.optional(z.string().check(z.describe("For the next page; missing on the last one."))),
};

interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly place: { readonly total: number; readonly nextCursor?: string };
  /** Says that there is more; no line on the last page. */
  readonly lines: readonly string[];
  /** True for the page that was asked for without a cursor. */
  readonly isFirst: boolean;
}

/**
 * Some of the rows.
 * @param version Another one where the rows may be others: a cursor leads nowhere then.
 * @throws Refusal for a cursor that does not come from the same rows.
 */
export function pageOf<Row>(
  all: readonly Row[],
  { cursor, limit }: PageAsked,
  { usual, version }: { readonly usual: number; readonly version: string },
): Page<Row> {
  const start = cursor === undefined ? 0 : startOf(cursor, version, all.length);
  const end = start + (limit ?? usual);
  const rows = all.slice(start, end);
  const nextCursor = end < all.length ? `${end}-${version}` : undefined;
  return {
    rows,
    place: { total: all.length, ...(nextCursor !== undefined && { nextCursor }) },
    lines: nextCursor === undefined ? [] : [`${all.length - end} more: cursor "${nextCursor}"`],
    isFirst: cursor === undefined,
  };
}

function startOf(cursor: string, version: string, count: number): number {
  const [, digits = "", of] = /^(\d{1,9})-(\w+)$/.exec(cursor) ?? [];
  const start = Number(digits);
  if (digits === "" || of !== version || start >= count)
    throw new Refusal("The cursor is not of what is there now; ask again without one.");
  return start;
}

/** A few characters that differ, as good as always, where texts do. */
export function versionOf(text: string): string {
  let low = 0x9e3779b9;
  let high = 0x85ebca6b;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x27d4eb2f);
  }
  return ((low >>> 0).toString(36) + (high >>> 0).toString(36)).padStart(14, "0").slice(-10);
}
