import { shiftSpan } from "../text/span.ts";
import { defineRule } from "./rule.ts";

export const descriptionMissing = defineRule({
  scope: "document",
  meta: {
    id: "description-missing",
    group: "structure",
    severity: { stub: "hint", draft: "hint", current: "warning" },
    appliesTo: "conforming",
    summary: "No sentence below the title says what the document describes.",
    why: "Lists of documents show it, and it tells a reader in one sentence whether to read on.",
    isFixable: false,
  },
  check: ({ conformance }) => {
    const title = conformance?.match.title.heading;
    if (!title || conformance?.match.description?.state !== "missing") return [];
    const { textSpan, span } = title.heading;
    return [
      {
        span: shiftSpan(textSpan.end > textSpan.start ? textSpan : span, title.start),
        message: "No description follows the title; expected one sentence about what the document describes.",
      },
    ];
  },
});
