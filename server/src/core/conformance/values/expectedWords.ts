import type { KeySchema, SlotSchema, ValueKind } from "../../template/template.ts";
import { anyOf } from "../../text/wording.ts";

/** What belongs in a slot, in words that follow "expected". */
export function expectedIn(slot: SlotSchema): string {
  if (slot.kind !== "field") return EXPECTED_BLOCK[slot.kind];
  const { value, content } = slot;
  if (content.kind === "list" || content.kind === "code") return EXPECTED_BLOCK[content.kind];
  return value.kind === "alternatives" && !value.isOpen ? anyOf(value.values) : EXPECTED_VALUE[value.kind];
}

/** What belongs behind a key, in the same way. */
export function expectedBehind({ kind, placeholder }: KeySchema): string {
  switch (kind.kind) {
    case "enum":
      return anyOf(kind.values);
    case "category":
      return `"${kind.value}"`;
    case "date":
      return "a date";
    case "integer":
      return "a whole number from 0 to 100";
    case "paths":
      return "paths of other documents";
    case "text":
      return placeholder === "" ? "your own words" : placeholder;
  }
}

const EXPECTED_BLOCK: Readonly<Record<Exclude<SlotSchema["kind"], "field">, string>> = {
  prose: "your own words",
  list: "your own entries",
  code: "your own code",
};

const EXPECTED_VALUE: Readonly<Record<ValueKind["kind"], string>> = {
  text: "your own words",
  alternatives: "one of these, or a word of your own",
  quantity: "a number with its unit",
  complexity: "a complexity such as O(n)",
  condition: "a metric, its threshold and for how long",
  date: "a date",
  path: "a path",
  glob: "a pattern of files",
  location: "a file and line",
  command: "a command",
};
