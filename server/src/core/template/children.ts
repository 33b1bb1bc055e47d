import { perLastingValue } from "../incremental/memo.ts";
import type { ItemSchema, SectionSchema } from "./template.ts";

/** The sections and the kinds of items that a section of the template has directly below it. */
export const childrenOf = perLastingValue(({ children }: SectionSchema) => ({
  sections: children.filter((child): child is SectionSchema => child.kind === "section"),
  kinds: children.filter((child): child is ItemSchema => child.kind === "item"),
}));
