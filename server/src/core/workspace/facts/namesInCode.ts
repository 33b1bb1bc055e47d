import { nameOf } from "../../host/uri.ts";
import { NearWords } from "../../text/nearWords.ts";

/** Whether a name is in a file of code, and if it is not, which of the file's names was most likely meant. */
export type NameInFile = { readonly isThere: true } | { readonly isThere: false; readonly meant: string | undefined };

/** A file that hands on all that another one has says nothing of what is in it. */
const HANDS_ON_ALL = /\bexport[ \t]?\*|\bimport[ \t]?\*(?![ \t]as\b)|\bpub use [\w:]{1,60}\*/;

/**
 * Looks for names among the words of a file's text, comments included, without regard to case. Tools may make the name
 * of what a file holds from the file's own, so `Button` is in `Button.svelte`.
 */
export function namesInCode(uri: string, text: string, names: readonly string[]): readonly NameInFile[] {
  const words = new Set(text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu));
  const lower = new Set([...words].map((word) => word.toLowerCase()));
  const ownName = lettersOf(nameOf(uri).split(".", 1).join());
  const isHandingOn = HANDS_ON_ALL.test(text);
  const candidates = new NearWords([...words]);
  return names.map((name) =>
    isHandingOn || lower.has(name.toLowerCase()) || lettersOf(name) === ownName
      ? { isThere: true }
      : { isThere: false, meant: candidates.nearest(name) },
  );
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
