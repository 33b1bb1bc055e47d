import type { Part } from "../../markdown/part.ts";

/** A heading's title without what numbers it: "Cold query" for "Benchmark 1: Cold query". */
export function titleOf({ heading }: Partial<Pick<Part, "heading">>): string {
  const text = heading?.text ?? "";
  const colon = text.indexOf(":");
  const name = text.slice(colon + 1).trim();
  return colon > 0 && name !== "" && /\d$/.test(text.slice(0, colon)) ? name : text;
}
