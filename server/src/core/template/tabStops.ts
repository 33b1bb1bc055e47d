import { perLastingValue } from "../incremental/memo.ts";
import { type Span, textOf } from "../text/span.ts";
import { PromptFinder } from "./promptFinder.ts";
import type { FieldSlot, ItemSchema, SectionSchema, SlotSchema, Template } from "./template.ts";

/** Text to insert, with the stops that an editor walks through; plain text for those that can't. */
export interface InsertText {
  readonly text: string;
  /** In the order of the text; none overlap. */
  readonly stops: readonly TabStop[];
}

export interface TabStop {
  readonly span: Span;
  /** What may stand there, where only these may; else the text itself is the placeholder. */
  readonly choices: readonly string[];
}

/** A skeleton with a stop at each prompt and placeholder of the template: what an author replaces or chooses. */
export function withTabStops(text: string, template: Template): InsertText {
  const { finder, choices } = promptsOf(template);
  const stops = finder.find(text).map((span): TabStop => ({ span, choices: choices.get(textOf(text, span)) ?? [] }));
  return { text, stops };
}

/** Text without a stop. */
export function plainInsert(text: string): InsertText {
  return { text, stops: [] };
}

/**
 * The snippet syntax of LSP 3.18 and VS Code: `${1:placeholder}`, `${2|one,two|}`, and `$0` at the end.
 */
export function toSnippet({ text, stops }: InsertText): string {
  let snippet = "";
  let from = 0;
  for (const [index, { span, choices }] of stops.entries()) {
    const written = text.slice(span.start, span.end);
    // The first choice is what stands there until the author chooses: the prompt, which is no answer.
    const offered = choices.includes(written) ? choices : [written, ...choices];
    const inside =
      choices.length > 0
        ? `|${offered.map((choice) => choice.replace(/[\\,|$}]/g, "\\$&")).join(",")}|`
        : `:${escaped(written)}`;
    snippet += `${escaped(text.slice(from, span.start))}\${${index + 1}${inside}}`;
    from = span.end;
  }
  return snippet + escaped(text.slice(from));
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

interface Prompts {
  readonly finder: PromptFinder;
  readonly choices: ReadonlyMap<string, readonly string[]>;
}

const promptsOf = perLastingValue((template: Template): Prompts => {
  const slots = [
    ...template.sections.flatMap(slotsBelow),
    ...template.footer,
    ...(template.description ? [template.description] : []),
  ];
  const all = slots.flatMap(withInner);
  const open = all.filter((slot) => slot.kind !== "field" || !slot.isGiven);
  const choices = new Map(open.flatMap((slot) => (slot.kind === "field" ? choicesOf(slot) : [])));
  // The labels of fields in a field stay; only their values are replaced.
  const replaced = open.filter((slot) => slot.kind !== "field" || slot.content.kind !== "fields");
  const values = replaced.flatMap(({ prompts }) => prompts).filter((prompt) => !prompt.endsWith(":"));
  return { finder: new PromptFinder(values, template.placeholders), choices };
});

function slotsBelow(schema: SectionSchema | ItemSchema): readonly SlotSchema[] {
  return [...schema.slots, ...(schema.kind === "section" ? schema.children.flatMap(slotsBelow) : [])];
}

function withInner(slot: SlotSchema): readonly SlotSchema[] {
  if (slot.kind === "list") return [slot, ...slot.entryFields.flatMap(withInner)];
  if (slot.kind !== "field") return [slot];
  const { content } = slot;
  const inner = "fields" in content ? content.fields : "entryFields" in content ? content.entryFields : [];
  return [slot, ...inner.flatMap(withInner)];
}

function choicesOf({ value, prompts }: FieldSlot): readonly (readonly [string, readonly string[]])[] {
  const [prompt] = prompts;
  return value.kind === "alternatives" && prompt !== undefined ? [[prompt, value.values]] : [];
}
