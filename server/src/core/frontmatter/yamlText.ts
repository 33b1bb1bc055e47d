import { textOf } from "../text/span.ts";
import type { FrontmatterValue } from "./frontmatterModel.ts";

/** How a scalar is written: without quotation marks, or with which. */
export type ScalarStyle = "plain" | "single" | "double";

/**
 * A YAML scalar that reads back as the same text wherever one may stand: in a block, and between brackets.
 * @param style Kept where it can hold the text.
 */
export function yamlText(text: string, style: ScalarStyle = "plain"): string {
  if (style === "plain" && isPlain(text)) return text;
  if (style === "single" && !UNPRINTABLE.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(
    UNPRINTABLE_ALL,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The style of a value of the frontmatter. */
export function scalarStyleOf({ span, isQuoted }: FrontmatterValue, text: string): ScalarStyle {
  if (!isQuoted) return "plain";
  return textOf(text, span).startsWith("'") ? "single" : "double";
}

/** What readers of YAML take for the end of a line, for nothing, or for a fault. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\ufeff]/u;
const UNPRINTABLE_ALL = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\ufeff]/gu;

/** Numbers, truths and nothing, by any version of YAML. */
const NO_TEXT = /^(?:true|false|null|yes|no|on|off|y|n|[\d.]+e[-+]?\d+|0[box][\da-f]+|\.(?:inf|nan))$/iu;

/** True for what any reader of YAML takes for the same text without quotation marks. */
function isPlain(text: string): boolean {
  return (
    /^[\p{L}\p{N}_./][^:#,[\]{}\\"']*$/u.test(text) &&
    /\p{L}/u.test(text) &&
    !/\s$/.test(text) &&
    !UNPRINTABLE.test(text) &&
    !NO_TEXT.test(text)
  );
}
