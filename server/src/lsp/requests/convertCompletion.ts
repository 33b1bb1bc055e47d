import { CompletionItemKind, InsertTextFormat, type CompletionItem as LspItem } from "vscode-languageserver-protocol";
import type { CompletionItem } from "../../core/features/completion/item.ts";
import { toSnippet } from "../../core/template/tabStops.ts";
import type { Lines } from "../../core/text/lineIndex.ts";
import { spanAt } from "../../core/text/span.ts";
import type { Client } from "../client/client.ts";
import { rangeOf } from "../client/position.ts";
import { editOf } from "./convertEdits.ts";

const KINDS: Readonly<Record<CompletionItem["kind"], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  section: CompletionItemKind.Module,
  item: CompletionItemKind.Struct,
  field: CompletionItemKind.Field,
  anchor: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  date: CompletionItemKind.Constant,
  symbol: CompletionItemKind.Function,
  command: CompletionItemKind.Event,
  snippet: CompletionItemKind.Snippet,
};

/** Completions in the order in which they are given, each with the place that it replaces. */
export function completionsOf(items: readonly CompletionItem[], lines: Lines, client: Client): LspItem[] {
  return items.map((item, index) => completionOf(item, index, lines, client));
}

function completionOf(item: CompletionItem, index: number, lines: Lines, client: Client): LspItem {
  const { label, kind, detail, documentation, span, insert, filter, also = [], continues } = item;
  const isSnippet = client.completesSnippets && insert.stops.length > 0;
  // A cursor may stand behind the end of what is replaced by the text that was typed since.
  const range = rangeOf(lines, span.start <= span.end ? span : spanAt(span.start), client.encoding);
  return {
    label,
    kind: KINDS[kind],
    sortText: String(index).padStart(5, "0"),
    filterText: filter ?? label,
    textEdit: { range, newText: isSnippet ? toSnippet(insert) : insert.text },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(detail !== undefined && { detail }),
    documentation,
    ...(also.length > 0 && { additionalTextEdits: also.map((edit) => editOf(lines, edit, client.encoding)) }),
    // Other editors do not know the command.
    ...(continues && client.isVSCode && { command: { title: "Suggest", command: "editor.action.triggerSuggest" } }),
  };
}
