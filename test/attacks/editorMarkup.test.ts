import assert from "node:assert/strict";
import { test } from "node:test";
import { complete } from "../../server/src/core/features/completion/completion.ts";
import { hover } from "../../server/src/core/features/hover.ts";
import { inlayHints } from "../../server/src/core/features/inlayHints.ts";
import { clientOf } from "../../server/src/lsp/client/client.ts";
import { completionsOf } from "../../server/src/lsp/requests/convertCompletion.ts";
import { noticeOf } from "../../server/src/lsp/requests/notice.ts";
import { cursorWorkspace } from "../support/cursor.ts";
import { HOSTILE_PIECES, hostileText } from "../support/hostileTexts.ts";
import { hostileFiles } from "../support/hostileWorkspace.ts";
import { kindsOfMarkup } from "../support/markup.ts";
import { fc, runsOr } from "../support/property.ts";

/** What an editor runs, opens or loads, or shows as it does not stand there. */
const ACTIVE = /^(?:link|image|html|linkReference|imageReference|definition|code|footnote.*)$/;

const PROCESS = { processId: null, rootUri: null } as const;
const client = clientOf({
  ...PROCESS,
  capabilities: {
    textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } } },
  },
});

/** A document of ours with the cursor at the start of each line in turn, and what the editor is told there. */
function assertInert(texts: readonly string[]): void {
  const files = hostileFiles(texts, ["a"]);
  for (const path of ["docs/a.md", "docs/own.md", "docs/gateway/performance.md"]) {
    const others = Object.entries(files).filter(([name]) => name !== path && name.endsWith(".md"));
    const rest = others.map(([name, text]) => `//- ${name}\n${text}\n`).join("");
    const { input } = cursorWorkspace(`//- ${path}\n<|>${files[path] ?? ""}\n${rest}`);
    const { text } = input.document;
    for (let offset = 0; offset <= text.length; offset += Math.ceil(text.length / 400)) {
      const { markdown = "" } = hover(input, offset) ?? {};
      const shown = JSON.stringify(markdown.slice(0, 300));
      assert.deepEqual(
        kindsOfMarkup(markdown).filter((kind) => ACTIVE.test(kind)),
        [],
        shown,
      );
      assert.doesNotMatch(markdown.replaceAll("\n", ""), /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u, shown);
      for (const item of completionsOf(complete(input, offset), input.document, client)) {
        assert.ok(item.documentation === undefined || typeof item.documentation === "string");
      }
    }
    for (const { tooltip } of inlayHints(input)) assert.equal(typeof tooltip, "string");
  }
}

test("nothing of a document or a template is a link, an image or markup where the editor shows it", () => {
  assertInert(HOSTILE_PIECES.slice(0, 30));
  const texts = fc.array(hostileText, { minLength: 2, maxLength: 3 });
  fc.assert(fc.property(texts, assertInert), { numRuns: runsOr(6) });
});

/** As VS Code finds links in notifications. */
const NOTICE_LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

test("no sentence in a notification holds a link", () => {
  for (const piece of ["[a](command:evil)", "[a](https://evil.example 'b')", "[[a](file:///a)](command:b)"]) {
    assert.match(piece, NOTICE_LINK);
    assert.doesNotMatch(noticeOf(`Frontmatter in "${piece}" is not read.`), NOTICE_LINK);
  }
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("[", "]", "(", ")", "a", "command:b", "https://a", " "), { maxLength: 12 }),
      (all) => assert.doesNotMatch(noticeOf(all.join("")), NOTICE_LINK),
    ),
    { numRuns: runsOr(1_000) },
  );
});
