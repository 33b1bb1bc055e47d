import type Token from "markdown-it/lib/token.mjs";
import type { PreviewResult } from "../../../server/src/lsp/client/previewMessages.ts";
import { linesOf } from "./carriedOver.ts";
import { type Insertions, insertionsOf, within } from "./insertions.ts";
import type { RenderedText } from "./markdownHook.ts";
import { headHtml, openEnd, openStart } from "./previewHtml.ts";
import { cellsIn, type Stretch, type TextRun, textRuns } from "./textRuns.ts";

type TokenClass = RenderedText["TokenClass"];

/**
 * The tokens of a document with its score above, verdicts behind what they are about, and open places marked.
 * @param hasOwnHead False where the frontmatter is to be shown as VS Code does.
 */
export function decorated(
  tokens: readonly Token[],
  { text, TokenClass }: Pick<RenderedText, "text" | "TokenClass">,
  result: PreviewResult,
  hasOwnHead: boolean,
): Token[] {
  const source = linesOf(text).join("\n");
  const starts = startsOfLines(source);
  const insertions = insertionsOf(result, starts);
  const stretchOf = stretches(source, starts);
  const body = tokens.map((token) => {
    const stretch = stretchOf(token);
    const own = stretch && within(insertions, stretch);
    if (!token.children || !own || own.behind.length + own.around.length === 0) return token;
    const runs = textRuns(token.children, source, stretch);
    return copyOf(token, { children: withInsertions(token.children, runs, own, TokenClass) }, TokenClass);
  });
  return withHead(body, headHtml(result, hasOwnHead), hasOwnHead, TokenClass);
}

/** Of each line, and of the one that would come next. */
function startsOfLines(source: string): readonly number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return [...starts, source.length + 1];
}

/** Asked about all tokens in turn, gives of each that is text where it stands. Cells have no lines of their own: their row has. */
function stretches(source: string, starts: readonly number[]): (token: Token) => Stretch | undefined {
  const end = source.length + 1;
  let cells: readonly Stretch[] = [];
  return ({ type, map }) => {
    const [line, next] = map ?? [];
    if (type === "tr_open" && line !== undefined) cells = cellsOf(source, starts[line] ?? 0);
    if (type === "tr_close") cells = [];
    if (type !== "inline") return undefined;
    const [cell, ...others] = cells;
    cells = others;
    if (cell || line === undefined || next === undefined) return cell;
    return { from: starts[line] ?? end - 1, to: (starts[next] ?? end) - 1 };
  };
}

function cellsOf(source: string, start: number): readonly Stretch[] {
  const end = source.indexOf("\n", start);
  return cellsIn(source.slice(start, end < 0 ? source.length : end)).map(({ from, to }) => ({
    from: start + from,
    to: start + to,
  }));
}

/** In place of the frontmatter, or behind it; at the top where there is none. */
function withHead(tokens: readonly Token[], html: string, hasOwnHead: boolean, Token: TokenClass): Token[] {
  const [first, ...others] = tokens;
  const head = Object.assign(new Token("html_block", "", 0), { content: html, block: true });
  if (first?.type !== "front_matter") return [head, ...tokens];
  const { attrs, map } = first;
  return hasOwnHead ? [Object.assign(head, { attrs, map }), ...others] : [first, head, ...others];
}

/** The tokens of a block's text, each insertion behind what stands before it and what closes there. */
function withInsertions(
  children: readonly Token[],
  runs: readonly TextRun[],
  { behind, around }: Insertions,
  Token: TokenClass,
): Token[] {
  const tokens: Token[] = [];
  let next = 0;
  let end = Number.NEGATIVE_INFINITY;
  const insertUpTo = (offset: number) => {
    for (let one = behind[next]; one && one.at <= offset; one = behind[next]) {
      tokens.push(htmlToken(one.html, Token));
      next++;
    }
  };
  const runOf = new Map(runs.map((run) => [run.child, run]));
  for (const [child, token] of children.entries()) {
    const run = runOf.get(child);
    if (run) {
      insertUpTo(run.start);
      for (const piece of piecesOf(token, run, behind, around, Token)) {
        if (piece.start > run.start) insertUpTo(piece.start);
        tokens.push(...piece.tokens);
      }
      end = run.end;
    } else {
      if (token.nesting > 0) insertUpTo(end);
      tokens.push(token);
    }
  }
  insertUpTo(Number.POSITIVE_INFINITY);
  return tokens;
}

interface Piece {
  readonly start: number;
  readonly tokens: readonly Token[];
}

/** A text cut where something is inserted into it, its open parts marked; other tokens as a whole. */
function piecesOf(
  token: Token,
  { start, end }: TextRun,
  behind: Insertions["behind"],
  around: Insertions["around"],
  Token: TokenClass,
): readonly Piece[] {
  const isOpen = (from: number, to: number) => around.some((one) => one.start < to && from < one.end);
  const marked = (one: Token, from: number, to: number) =>
    isOpen(from, to) && one.content.trim() !== ""
      ? [htmlToken(openStart, Token), one, htmlToken(openEnd, Token)]
      : [one];
  if (token.type !== "text") {
    return [{ start, tokens: token.type === "code_inline" ? marked(token, start, end) : [token] }];
  }
  const cuts = [...behind.map(({ at }) => at), ...around.flatMap((one) => [one.start, one.end])];
  const inside = [...new Set(cuts.filter((at) => start < at && at < end))].sort((a, b) => a - b);
  return [start, ...inside].map((from, index) => {
    const to = inside[index] ?? end;
    const content = token.content.slice(from - start, to - start);
    return { start: from, tokens: marked(copyOf(token, { content }, Token), from, to) };
  });
}

function htmlToken(content: string, Token: TokenClass): Token {
  return Object.assign(new Token("html_inline", "", 0), { content });
}

/** What VS Code parsed it keeps, to render it again. */
function copyOf(token: Token, changes: Partial<Token>, Token: TokenClass): Token {
  return Object.assign(new Token(token.type, token.tag, token.nesting), token, changes);
}
