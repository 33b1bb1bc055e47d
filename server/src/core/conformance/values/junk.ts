import { perText } from "../../incremental/memo.ts";
import { unitAt } from "../../quantities/units.ts";
import { normalised } from "../../text/wording.ts";
import type { SlotMatch } from "../match.ts";

/**
 * True for words that stand where an answer will: `TBD`, `TODO: ask Anna`, `???`, `XX ms`, a dash, `n/a` without a
 * reason, a single letter. Whatever else an author writes may be an answer.
 */
export function isJunk(text: string): boolean {
  // None of it is long, but for what stands behind a mark of open work.
  return isJunkHead(text.slice(0, LONGEST + 1));
}

const LONGEST = 100;

const isJunkHead = perText((text) => {
  const words = plain(text);
  return (
    OPEN_WORK.test(words) ||
    (text.length <= LONGEST && (STANDS_ALONE.some((one) => one.test(words)) || isBlankQuantity(normalised(text))))
  );
});

/** The same for the name of something, which may well be a single letter. */
export function isJunkName(name: string): boolean {
  return name.length > 1 && isJunk(name);
}

/** True for a field with words of the author's that mean something, be they an answer or not. */
export function isWritten({ state, field }: SlotMatch): boolean {
  return state === "filled" || (state === "unanswered" && field !== undefined && !isJunk(field.value));
}

/** True for text that only says the label once more. */
export function repeatsLabel(text: string, label: string): boolean {
  return text.length <= label.length + LONGEST && plain(text).toLowerCase() === plain(label).toLowerCase();
}

/** Without brackets, emphasis and stops around it. */
function plain(text: string): string {
  return normalised(text).replace(WRAPPING, "");
}

const WRAPPING = /^[\s()[\]{}<>*_`"'“”]+|(?<![\s()[\]{}<>*_`"'“”.!:;,…])[\s()[\]{}<>*_`"'“”.!:;,…]+$/g;

const STANDS_ALONE: readonly RegExp[] = [
  /^(?:t\.?b\.?[acdw]|to ?do|fixme|wip|placeholder|coming soon|fill (?:this |me )?in)$/i,
  /^(?:x{2,}|\?+|[-–—]+|\p{L}|…|\.*)$/iu,
  /^(?:n\/?a(?: yet)?|not applicable(?: yet)?|unknown(?: yet)?)$/i,
  /^not (?:yet )?(?:known|available|determined|decided|defined|filled in|written)(?: yet)?$/i,
  /^(?:still )?to be (?:added|announced|confirmed|decided|defined|determined|done|filled in|measured|specified|written)$/i,
];

/** A mark of open work, with or without what is to be done, and the printer's filler. */
const OPEN_WORK = /^(?:(?:TBD|TBC|TBA|FIXME)\b|TODO(?=$|\s*[:(,.!?–—-]|\s\D*$)|[Ll]orem ipsum\b)/;

/** `XX ms`, `N ms`, `~?? %`, `__ req/s`, `tbd ms`: something in place of the digits before a unit. */
function isBlankQuantity(text: string): boolean {
  const blank =
    /^[<>≤≥=~≈±\s]*(?:x{1,4}|n{1,3}|[yz]{1,3}|\?+|_+|#+|(?:t\.?b\.?[acd]\.?|to ?do|n\/a)(?=[\s%]))\s?(?=[%\p{L}])/iu.exec(
      text,
    )?.[0];
  if (blank === undefined) return false;
  const reading = unitAt(text, blank.length);
  return reading !== "ambiguous" && reading.unit.dimension !== "count" && reading.end === text.length;
}
