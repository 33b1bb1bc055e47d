import type { Comment } from "./part.ts";

/** The comments in HTML, in their order; spans count from its start. One that is never closed is none. */
export function htmlComments(html: string): readonly Comment[] {
  const comments: Comment[] = [];
  for (let start = html.indexOf("<!--"); start >= 0; ) {
    const close = html.indexOf("-->", start + 4);
    if (close < 0) break;
    comments.push({ span: { start, end: close + 3 }, text: html.slice(start + 4, close).trim() });
    start = html.indexOf("<!--", close + 3);
  }
  return comments;
}
