/** The first cut after `beyond`, reading lines from `from`, where nothing is taken to be open. */
export function nextCut(text: string, from: number, beyond: number): number {
  let open: RegExp | undefined;
  for (let start = from; start < text.length; ) {
    const end = lineEnd(text, start);
    if (open) {
      if (open.test(text.slice(start, end))) open = undefined;
    } else if (start > beyond && isHeadingLine(text, start)) return start;
    else if (mayOpenBlock(text, start)) open = opensBlock(text.slice(start, end));
    start = end;
  }
  return text.length;
}

/** No mark that opens a block is longer than this. */
const LONGEST_MARK = 400;

/** False for a line whose first mark begins neither a fence nor HTML: nearly all of them. */
function mayOpenBlock(text: string, start: number): boolean {
  let at = start;
  while (at < start + 3 && text[at] === " ") at++;
  return text[at] === "`" || text[at] === "~" || text[at] === "<";
}

/** What the line leaves open, as the pattern of the line that closes it. */
function opensBlock(whole: string): RegExp | undefined {
  const line = whole.slice(0, LONGEST_MARK);
  const fence = /^ {0,3}(?:(`{3,})[^`]*$|(~{3,}))/.exec(line.trimEnd());
  const marks = fence?.[1] ?? fence?.[2];
  if (marks) return new RegExp(`^ {0,3}${marks[0]}{${marks.length},}[ \\t]*[\\r\\n]*$`);
  if (!/^ {0,3}</.test(line)) return undefined;
  if (/^ {0,3}<!--/.test(line)) return /-->/.test(whole) ? undefined : /-->/;
  const raw = /^ {0,3}<(script|pre|style|textarea)(?:\s|>|$)/i.test(line);
  const rawEnd = /<\/(?:script|pre|style|textarea)>/i;
  if (raw) return rawEnd.test(whole) ? undefined : rawEnd;
  return /^ {0,3}<\/?[a-z]/i.test(line) ? /^[ \t]*[\r\n]*$/ : undefined;
}

/** True if a line begins with the marks of a heading, at its very start. */
export function isHeadingLine(text: string, start: number): boolean {
  if (text[start] !== "#") return false;
  return /^#{1,6}(?:[ \t\r\n]|$)/.test(text.slice(start, start + 7));
}

/** The offset behind the line's end marks. */
function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10) return at + 1;
    if (unit === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return text.length;
}
