import assert from "node:assert/strict";
import { commands, Uri, workspace } from "vscode";
import { closeAll, perfdoc, root, test, until, write } from "./harness.ts";

/** What VS Code's preview shows of a file, by its own engine with all plugins. */
async function renderedAt(uri: Uri): Promise<string> {
  const document = await workspace.openTextDocument(uri);
  return commands.executeCommand<string>("markdown.api.render", document);
}

test("the Markdown preview of a document shows its score, verdicts on targets and what is open", async () => {
  await perfdoc();
  const search = Uri.joinPath(root(), "docs/search/performance.md");
  const html = await until("the score is there", async () => {
    const found = await renderedAt(search);
    return found.includes("perfdoc-score") ? found : undefined;
  });
  assert.match(html, /class="perfdoc-head"/);
  assert.match(html, /<dt>status<\/dt>/);
  assert.match(html, /<span class="perfdoc-mark perfdoc-(?:met|missed)" role="img" aria-label="[^"]+"/);
  assert.match(html, /<svg class="perfdoc-chart"/);
  assert.match(html, /data-line="\d+"/);
  const gateway = Uri.joinPath(root(), "docs/gateway/performance.md");
  const withOpen = await until("what is open is marked", async () => {
    const found = await renderedAt(gateway);
    return found.includes("perfdoc-placeholder") ? found : undefined;
  });
  assert.match(withOpen, /perfdoc-mark perfdoc-open/);
  await closeAll();
});

test("headings of a preview are linked by what they are without us, and it can be switched off", async () => {
  const search = Uri.joinPath(root(), "docs/search/performance.md");
  const idsIn = (html: string) => [...html.matchAll(/<h\d[^>]* id="([^"]*)"/g)].map(([, id]) => id);
  const shown = await until("the score is there", async () => {
    const html = await renderedAt(search);
    return html.includes("perfdoc-score") ? html : undefined;
  });
  const settings = workspace.getConfiguration("perfdoc");
  await settings.update("preview.enabled", false);
  const plain = await until("it is off", async () => {
    const html = await renderedAt(search);
    return html.includes("perfdoc-") ? undefined : html;
  });
  await settings.update("preview.enabled", undefined);
  assert.ok(idsIn(plain).length > 5);
  assert.deepEqual(idsIn(shown), idsIn(plain));
});

test("another Markdown file is rendered as a mere text is, byte for byte", async () => {
  const text = "---\ntitle: Tea\n---\n\n# Tea\n\n- **P95:** 12 ms\n- [ ] Xms\n\n| a |\n| - |\n| 5 ms |\n";
  const uri = await write("docs/suite/tea.md", text);
  await renderedAt(uri);
  // So long the server is asked, and more.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const withoutPlaces = (html: string) => html.replace(/ data-vscode-context="[^"]*"/g, "");
  const asText = await commands.executeCommand<string>("markdown.api.render", text);
  assert.equal(withoutPlaces(await renderedAt(uri)), withoutPlaces(asText));
});
