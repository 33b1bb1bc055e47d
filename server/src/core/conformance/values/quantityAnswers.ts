import type { Field } from "../../markdown/part.ts";
import { normalised } from "../../text/wording.ts";
import { isVague } from "./measuredValues.ts";
import { readingOf } from "./readings.ts";

/** True for a value that reads as a quantity, and for words that say that there is none, or why. */
export function answersQuantity(field: Field): boolean {
  const { quantities, isAmbiguous } = readingOf(field);
  if (isAmbiguous || quantities.length > 0 || field.children.length > 0) return true;
  const value = normalised(field.value);
  return NONE.test(value) || /\d/.test(value) || (value.split(" ").length >= WORDS_OF_A_REASON && !isVague(value));
}

/** Words that are a quantity: none of it, or without bound. */
const NONE = /^(?:none|no|nil|zero|nothing|negligible|constant|unbounded|unlimited|disabled|off|not used|unused)\b/i;

/** "Not measured: no load test yet", "depends on the tenant". */
const WORDS_OF_A_REASON = 3;
