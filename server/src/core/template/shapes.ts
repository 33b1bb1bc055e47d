import type { Span } from "../text/span.ts";
import type { FieldSlot } from "./template.ts";

// The compiled template consists of these: as calls they take a third of the room.

export function span(start: number, end: number): Span {
  return { start, end };
}

export function field(
  key: string,
  label: string,
  aliases: readonly string[],
  style: FieldSlot["style"],
  value: FieldSlot["value"],
  isGiven: boolean,
  content: FieldSlot["content"],
  prompts: readonly string[],
  tokens: readonly string[],
  at: Span,
): FieldSlot {
  return { kind: "field", key, label, aliases, style, value, isGiven, content, prompts, tokens, span: at };
}
