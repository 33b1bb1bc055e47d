import MarkdownIt from "markdown-it";
import { decorated } from "../../client/src/preview/decorate.ts";
import { MarkdownHook } from "../../client/src/preview/markdownHook.ts";
import type { PreviewResult } from "../../server/src/lsp/client/previewMessages.ts";

/** A mark, an open place and a head to be shown; lines count from 0. */
export function answerWith(changes: Partial<PreviewResult> = {}): PreviewResult {
  return { score: null, entries: [], marks: [], open: [], ...changes };
}

/** markdown-it as VS Code's preview sets it up: frontmatter is a token of its own, and blocks say on which line they stand. */
export function vscodeMarkdown(extend: (md: MarkdownIt) => MarkdownIt = (md) => md): MarkdownIt {
  const md = extend(new MarkdownIt({ html: true }));
  md.block.ruler.before("fence", "front_matter", (state, startLine, endLine, silent) => {
    const lineAt = (line: number) => state.src.slice(state.bMarks[line], state.eMarks[line]);
    if (startLine !== 0 || lineAt(0) !== "---") return false;
    let last = 1;
    while (last < endLine && lineAt(last) !== "---") last++;
    if (silent) return true;
    Object.assign(state.push("front_matter", "", 0), { hidden: true, map: [0, last + 1] });
    state.line = last + 1;
    return true;
  });
  md.core.ruler.push("source_map_data_attribute", ({ tokens }) => {
    for (const token of tokens) {
      if (token.map && token.type !== "inline") token.attrSet("data-line", String(token.map[0]));
    }
  });
  return md;
}

/** What is rendered of a text with an answer, and without us; tokens are parsed once, as VS Code keeps them. */
export function rendered(text: string, answer: PreviewResult | null, { hasOwnHead = true } = {}) {
  const hook = new MarkdownHook();
  hook.take((tokens, source) => (answer ? decorated(tokens, source, answer, hasOwnHead) : tokens));
  const md = vscodeMarkdown(hook.extendMarkdownIt);
  const tokens = md.parse(text, {});
  const render = (uri: string | undefined) => md.renderer.render(tokens, md.options, { currentDocument: uri });
  const first = render("file:///a.md");
  const again = render("file:///a.md");
  if (first !== again) throw new Error("Rendered again, it is another text.");
  return { html: first, plain: vscodeMarkdown().render(text), asText: render(undefined) };
}
