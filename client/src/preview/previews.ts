import { commands, Disposable, Uri, workspace } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import { previewRequest } from "../../../server/src/lsp/client/previewMessages.ts";
import { documentSchemes } from "../clientOptions.ts";
import type { DocumentStore } from "../views/documentStore.ts";
import { decorated } from "./decorate.ts";
import type { MarkdownHook } from "./markdownHook.ts";
import { PreviewAnswers } from "./previewAnswers.ts";

/** In VS Code's Markdown preview, documents show what the server knows of them. */
export function showInPreviews(client: BaseLanguageClient, store: DocumentStore, hook: MarkdownHook): Disposable {
  const refresh = () => commands.executeCommand("markdown.preview.refresh");
  const answers = new PreviewAnswers({
    ask: (uri, text) => client.sendRequest(previewRequest, { uri, text }),
    refresh,
  });
  const seen = hook.take((tokens, source) => {
    if (!isShown(source.uri)) return tokens;
    const answer = answers.of(source.uri, source.text);
    return answer ? decorated(tokens, source, answer, hasOwnHead(source.uri)) : tokens;
  });
  for (const { uri, text } of seen) if (isShown(uri)) answers.want(uri, text);
  return Disposable.from(
    store.onDidHearOf((uris) => answers.changed(uris)),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) answers.askAgain();
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("perfdoc.preview")) refresh();
    }),
    { dispose: () => answers.clear() },
  );
}

function isShown(uri: string): boolean {
  const place = Uri.parse(uri);
  if (!documentSchemes().includes(place.scheme)) return false;
  return workspace.getConfiguration("perfdoc", place).get<boolean>("preview.enabled", true);
}

/** Unless the user wants the frontmatter as code or not at all, where VS Code has a setting for that. */
function hasOwnHead(uri: string): boolean {
  return workspace.getConfiguration("markdown", Uri.parse(uri)).get("preview.frontMatter", "table") === "table";
}
