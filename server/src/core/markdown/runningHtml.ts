/** What opens a piece of HTML that runs on over blank lines, and what ends it (CommonMark 0.31, 4.6, kinds 1 to 5). */
export const RUNNING_HTML: readonly (readonly [opens: RegExp, ends: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
];
