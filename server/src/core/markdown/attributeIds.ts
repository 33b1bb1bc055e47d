import type { Paragraph } from "mdast";
import { flatMap } from "../text/flatMap.ts";

/** `{: #id .class}` or `{#id}`, as kramdown, Python-Markdown and Pandoc read it in and below a paragraph. */
const ATTRIBUTES = /\{:?([^{}]*)\}/g;
/** MyST's `(id)=`, alone on its line. */
const TARGET = /^\(([^\s()]+)\)=$/gm;

/** The ids that an author has given to a place in a paragraph without HTML: targets of fragments, too. */
export function attributeIds({ children }: Paragraph): readonly string[] {
  return flatMap(children, (child) => (child.type === "text" ? idsInText(child.value) : NO_IDS));
}

const NO_IDS: readonly string[] = [];

function idsInText(text: string): readonly string[] {
  const ids = text.includes("{")
    ? flatMap([...text.matchAll(ATTRIBUTES)], (found) => idsAmong(found[1] ?? ""))
    : NO_IDS;
  return text.includes(")=") ? [...ids, ...flatMap([...text.matchAll(TARGET)], (found) => found.slice(1))] : ids;
}

/** The ids of a list of attributes, which begins with an id or a class; any other braces are none. */
function idsAmong(list: string): readonly string[] {
  const words = list.trim().split(/\s+/);
  if (!/^[#.]./.test(words[0] ?? "")) return NO_IDS;
  return words.filter((word) => /^#./.test(word)).map((word) => word.slice(1));
}
