import type { Field } from "../../markdown/part.ts";
import type { FieldSlot, SlotSchema } from "../../template/template.ts";
import { holdsToken } from "../../template/valueKinds.ts";
import { normalised } from "../../text/wording.ts";
import { isJunk, repeatsLabel } from "../values/junk.ts";
import { answersQuantity } from "../values/quantityAnswers.ts";

/** An answer of the author's own: none of the template's prompts, without a token left to replace, and no junk. */
export function isOwnWords(text: string, slot: SlotSchema): boolean {
  return stateOfWords(text, slot) === "filled";
}

/** What words in a slot are: an answer, none, or the template's own. */
export function stateOfWords(text: string, slot: SlotSchema): "filled" | "unanswered" | "placeholder" {
  const { prompts, tokens } = slot;
  const value = normalised(text);
  if (value === "" || value === "..." || value === "…" || prompts.includes(value) || holdsToken(value, tokens)) {
    return "placeholder";
  }
  return isJunk(value) && !isChoice(value, slot) ? "unanswered" : "filled";
}

/** "Unknown" is an answer where the template offers it. */
function isChoice(text: string, slot: SlotSchema): boolean {
  return slot.kind === "field" && slot.value.kind === "alternatives" && slot.value.values.includes(text);
}

/** True for one of the template's own words for what belongs in the slot. */
export function isPrompt(text: string, slot: SlotSchema): boolean {
  return slot.prompts.includes(normalised(text));
}

/** Where a number is due, only a quantity answers, or words that say why there is none. */
export function isAnswer(field: Field, { value }: FieldSlot): boolean {
  if (repeatsLabel(field.value, field.label)) return false;
  return value.kind !== "quantity" || answersQuantity(field);
}
