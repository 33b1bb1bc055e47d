import { templateSnippets } from "../src/core/template/snippets.ts";
import { toSnippet } from "../src/core/template/tabStops.ts";
import type { Template } from "../src/core/template/template.ts";

const SOME_DAY = "2000-01-01";
/** VS Code's variables for the day on which a snippet is inserted. */
const TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE";

/** The template's snippets in VS Code's format. */
export function snippets(template: Template): string {
  const entries = templateSnippets(template, { today: SOME_DAY, lineEnd: "\n" }).map(
    ({ prefix, name, description, insert }) => [
      name,
      { prefix, body: toSnippet(insert).replaceAll(SOME_DAY, TODAY).split("\n"), description },
    ],
  );
  return `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`;
}
