import * as l10n from "@vscode/l10n";
import type { KeySchema, SlotSchema, ValueKind } from "../../template/template.ts";
import { anyOf } from "../../text/wording.ts";

/** What belongs in a slot, in words that follow "expected". */
export function expectedIn(slot: SlotSchema): string {
  if (slot.kind !== "field") return EXPECTED_BLOCK[slot.kind]();
  const { value, content } = slot;
  if (content.kind === "list" || content.kind === "code") return EXPECTED_BLOCK[content.kind]();
  return value.kind === "alternatives" && !value.isOpen ? anyOf(value.values) : EXPECTED_VALUE[value.kind]();
}

/** What belongs behind a key, in the same way. */
export function expectedBehind({ kind, placeholder }: KeySchema): string {
  switch (kind.kind) {
    case "enum":
      return anyOf(kind.values);
    case "category":
      return `"${kind.value}"`;
    case "date":
      return l10n.t("a date");
    case "integer":
      return l10n.t("a whole number from 0 to 100");
    case "paths":
      return l10n.t("paths of other documents");
    case "text":
      return placeholder === "" ? l10n.t("your own words") : placeholder;
  }
}

const EXPECTED_BLOCK: Readonly<Record<Exclude<SlotSchema["kind"], "field">, () => string>> = {
  prose: () => l10n.t("your own words"),
  list: () => l10n.t("your own entries"),
  code: () => l10n.t("your own code"),
};

const EXPECTED_VALUE: Readonly<Record<ValueKind["kind"], () => string>> = {
  text: () => l10n.t("your own words"),
  alternatives: () => l10n.t("one of these, or a word of your own"),
  quantity: () => l10n.t("a number with its unit"),
  complexity: () => l10n.t("a complexity such as O(n)"),
  condition: () => l10n.t("a metric, its threshold and for how long"),
  date: () => l10n.t("a date"),
  path: () => l10n.t("a path"),
  glob: () => l10n.t("a pattern of files"),
  location: () => l10n.t("a file and line"),
  command: () => l10n.t("a command"),
};
