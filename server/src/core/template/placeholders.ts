import type { Quantity } from "../quantities/quantity.ts";
import { readQuantities } from "../quantities/readQuantities.ts";
import { isDay } from "../text/dates.ts";
import { normalised } from "../text/wording.ts";
import { tokensIn } from "./valueKinds.ts";

/** What stands for a value that only its author can give. */
export const ANY_VALUE = "Description";
/** What stands for an entry of a list, and for a name. */
export const ANY_ENTRY = "{Entry}";
export const ANY_NAME = "{Name}";

/**
 * The placeholder that asks for a value like this one: `X ms` for "12 ms", `O(?)` for "O(n)", a path for a path.
 * @param written The value as written, with its markup.
 */
export function placeholderFor(value: string, written: string): string {
  const text = normalised(value);
  if (text === "") return "";
  const code = /^`([^`]+)`$/.exec(written.trim())?.[1];
  if (code !== undefined) return `\`${placeForCode(code)}\``;
  if (isDay(text)) return "YYYY-MM-DD";
  if (/^O\([^()]*(?:\([^()]*\)[^()]*)*\)/.test(text)) return "O(?)";
  if (/^\[[^\]]*\]\([^)]*\)/.test(written.trim())) return `[${ANY_NAME}](url)`;
  return quantityPlace(text) ?? ANY_VALUE;
}

/** How far from its start a value that is a number may have it: "about", "up to", "< ". */
const LONGEST_LEAD = 12;
/** With more words than that between and behind its numbers, a value is a sentence in which they occur. */
const MOST_OTHER_TEXT = 20;
const LETTERS = ["X", "Y", "Z"] as const;

function quantityPlace(text: string): string | undefined {
  const { quantities } = readQuantities(text);
  const [first] = quantities;
  if (!first || first.span.start > LONGEST_LEAD) return undefined;
  const inside = quantities.reduce((sum, { span }) => sum + span.end - span.start, 0);
  const isSentence = text.length - inside > MOST_OTHER_TEXT;
  if (isSentence && first.dimension === "count") return undefined;
  const place = quantities
    .slice(0, isSentence ? 1 : LETTERS.length)
    .map((quantity, index) => placeOf(quantity, LETTERS[index] ?? "X"))
    .join(", ");
  return tokensIn(place).length > 0 ? place : undefined;
}

function placeOf({ unit, comparator, statistic }: Quantity, letter: string): string {
  const name = unit.text.replace(/[µμ]/g, "u");
  const isJoined = name === "" || name === "%" || name.startsWith("/");
  const sign = comparator === undefined || comparator === "~" ? "" : `${comparator} `;
  return `${sign}${letter}${isJoined ? "" : " "}${name}${statistic === undefined ? "" : ` ${statistic}`}`;
}

function placeForCode(code: string): string {
  if (/\s/.test(code)) return "run command-name";
  const name = code.split("/").at(-1) ?? "";
  const extension = /\.[a-z0-9]{1,5}(?=:|$)/i.exec(name)?.[0] ?? "";
  if (code.includes("*")) return `path/to/**/*${extension === "" ? ".*" : extension}`;
  if (extension === "" && !code.includes("/")) return ANY_NAME;
  return `path/to/${extension === "" ? "folder" : `file${extension}`}${/:\d/.test(name) ? ":line" : ""}`;
}
