import * as l10n from "@vscode/l10n";
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type CodeLens as LspCodeLens,
  type DocumentLink as LspDocumentLink,
  type DocumentSymbol as LspDocumentSymbol,
  type FoldingRange as LspFoldingRange,
  type Hover as LspHover,
  type InlayHint as LspInlayHint,
  MarkupKind,
  type SelectionRange,
  type SemanticTokens,
  type SymbolInformation,
  SymbolKind,
} from "vscode-languageserver-protocol";
import type { CodeLens } from "../../core/features/codeLens.ts";
import type { CodeLink } from "../../core/features/codeLinks.ts";
import type { DocumentSymbol } from "../../core/features/documentSymbols.ts";
import type { DocumentLink, Place } from "../../core/features/feature.ts";
import type { FoldingRange } from "../../core/features/folding.ts";
import type { Highlight } from "../../core/features/highlights.ts";
import type { Hover } from "../../core/features/hover.ts";
import type { InlayHint } from "../../core/features/inlayHints.ts";
import { type SemanticToken, TOKEN_TYPES } from "../../core/features/semanticTokens.ts";
import type { WorkspaceSymbol } from "../../core/features/workspaceSymbols.ts";
import { escapeMarkdown } from "../../core/text/escapeMarkdown.ts";
import { type Span, spanAt, touches } from "../../core/text/span.ts";
import { positionAt, rangeOf } from "../client/position.ts";
import type { View } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";

/** With the lines that it speaks of behind it: as links, for who shows Markdown. */
export function hoverOf(hover: Hover | undefined, { session, open, document, rangeOf }: View): LspHover | null {
  if (!hover) return null;
  const { hoverMarkdown } = session.client;
  const kind = hoverMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  const places = (hover.places ?? []).map(({ label, span }) => {
    const line = document.lines.lineAt(span.start) + 1;
    const text = l10n.t("{0} (line {1})", label, line);
    // Nothing in an address ends it, or the line.
    const uri = open.clientUri.replace(/[<>\\\s]/g, encodeURIComponent);
    return hoverMarkdown ? `- [${escapeMarkdown(text)}](<${uri}#L${line}>)` : `- ${text}`;
  });
  const text = hoverMarkdown ? hover.markdown : hover.markdown.replace(/\*\*|\\(?=[\p{P}\p{S}])/gu, "");
  const value = places.length > 0 ? `${text}\n\n${places.join("\n")}` : text;
  return { range: rangeOf(hover.span), contents: { kind, value } };
}

/** Commands that an editor does not have are not sent to it: the lens then only tells. */
export function codeLensOf({ span, title, command }: CodeLens, { session, open, rangeOf }: View): LspCodeLens {
  const range = rangeOf(span);
  const { isVSCode, showsDocuments } = session.client;
  const isCommand = command !== undefined && (isVSCode || (command === "nextOpenPlace" && showsDocuments));
  return {
    range,
    command: isCommand
      ? { title, command: `perfdoc.${command}`, arguments: [open.clientUri, range.start] }
      : { title, command: "" },
  };
}

/** The hints within a span, in their order. */
export function inlayHintsOf(hints: readonly InlayHint[], { rangeOf }: View, within: Span): LspInlayHint[] {
  return hints
    .filter(({ offset }) => within.start <= offset && offset <= within.end)
    .map(({ offset, label, tooltip }) => ({
      position: rangeOf(spanAt(offset)).start,
      label,
      tooltip,
      paddingLeft: true,
    }));
}

const SYMBOL_KINDS: Readonly<Record<DocumentSymbol["kind"], SymbolKind>> = {
  frontmatter: SymbolKind.Namespace,
  key: SymbolKind.Property,
  heading: SymbolKind.String,
};

/** A tree, or a list for clients that know no trees. */
export function documentSymbolsOf(
  symbols: readonly DocumentSymbol[],
  view: View,
): LspDocumentSymbol[] | SymbolInformation[] {
  if (view.session.client.symbolTree) return symbols.map((symbol) => symbolOf(symbol, view));
  return symbols.flatMap((symbol) => flatSymbols(symbol, view));
}

function symbolOf(
  { name, detail, kind, span, selectionSpan, children }: DocumentSymbol,
  view: View,
): LspDocumentSymbol {
  return {
    name,
    ...(detail !== "" && { detail }),
    kind: SYMBOL_KINDS[kind],
    range: view.rangeOf(span),
    selectionRange: view.rangeOf(selectionSpan),
    children: children.map((child) => symbolOf(child, view)),
  };
}

function flatSymbols({ name, kind, span, children }: DocumentSymbol, view: View): readonly SymbolInformation[] {
  const location = { uri: view.open.clientUri, range: view.rangeOf(span) };
  const own: SymbolInformation = { name, kind: SYMBOL_KINDS[kind], location };
  return [own, ...children.flatMap((child) => flatSymbols(child, view))];
}

/** Symbols in files whose text can't be read are left out. */
export async function symbolsOfWorkspace(
  session: Session,
  symbols: readonly WorkspaceSymbol[],
): Promise<SymbolInformation[]> {
  const locations = await locationsOf(
    session,
    symbols.map(({ place }) => place),
  );
  return symbols.flatMap(({ name, kind, container }, index) => {
    const location = locations[index];
    const symbolKind = kind === "document" ? SymbolKind.File : SymbolKind.String;
    return location
      ? [{ name, kind: symbolKind, location, ...(container !== "" && { containerName: container }) }]
      : [];
  });
}

/** Places in documents as the client takes them, in their order. */
export async function locationsOf(session: Session, places: readonly Place[]): Promise<Location[]> {
  await session.state.loadTexts(places.map(({ uri }) => uri));
  const start = { line: 0, character: 0 };
  return places.map(({ uri, span }) => {
    const lines = session.state.linesOf(uri);
    const range = lines ? rangeOf(lines, span, session.client.encoding) : { start, end: start };
    return { uri: session.clientUri(uri), range };
  });
}

/** The place of code, of whose text nothing need be known. */
export function codeLocationOf(session: Session, { uri, lines, column = 1 }: CodeLink): Location {
  const start = { line: Math.max(0, (lines?.first ?? 1) - 1), character: Math.max(0, column - 1) };
  return { uri: session.clientUri(uri), range: { start, end: start } };
}

export function foldingRangeOf({ startLine, endLine, kind }: FoldingRange): LspFoldingRange {
  return { startLine, endLine, ...(kind !== undefined && { kind }) };
}

/** The innermost range, with those around it as its parents. */
export function selectionRangeOf(spans: readonly Span[], { rangeOf, document }: View): SelectionRange {
  const outermost: SelectionRange = { range: rangeOf({ start: 0, end: document.text.length }) };
  return spans.reduceRight<SelectionRange>(
    (parent, span) => (span === spans.at(-1) ? { range: rangeOf(span) } : { range: rangeOf(span), parent }),
    outermost,
  );
}

/** Links with the texts that they lead into, whoever has asked for these before. */
export async function documentLinksOf(links: readonly DocumentLink[], view: View): Promise<LspDocumentLink[]> {
  await view.session.state.loadTexts(links.flatMap(({ place }) => (place ? [place.uri] : [])));
  return links.map((link) => documentLinkOf(link, view));
}

/** A heading in another file is named by its line: editors other than VS Code know no other fragments. */
function documentLinkOf({ span, target, tooltip, place }: DocumentLink, view: View): LspDocumentLink {
  const { session, rangeOf } = view;
  const lines = place && session.state.linesOf(place.uri);
  const [uri = target] = place ? [session.clientUri(place.uri)] : [];
  const line = lines && place ? positionAt(lines, place.span.start, session.client.encoding).line + 1 : undefined;
  return { range: rangeOf(span), target: line === undefined ? target : `${uri}#L${line}`, tooltip };
}

export function highlightOf({ span, kind }: Highlight, { rangeOf }: View): DocumentHighlight {
  return { range: rangeOf(span), kind: kind === "write" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read };
}

/** Five numbers for each token, lines and characters counted from the token before. */
export function semanticTokensOf(tokens: readonly SemanticToken[], view: View, within?: Span): SemanticTokens {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { span, type } of tokens) {
    if (within && !touches(span, within)) continue;
    const { start, end } = view.rangeOf(span);
    const column = start.line === line ? start.character - character : start.character;
    data.push(start.line - line, column, end.character - start.character, TOKEN_TYPES.indexOf(type), 0);
    ({ line, character } = start);
  }
  return { data };
}
