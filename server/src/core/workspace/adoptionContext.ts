import * as l10n from "@vscode/l10n";
import type { AdoptionContext } from "./adoptionValues.ts";
import type { Workspace } from "./workspace.ts";

/** What a workspace and its version control say of a file that is to be one of ours. */
export async function adoptionContextOf(workspace: Workspace, uri: string): Promise<AdoptionContext> {
  const { templates, settings, today, expectedCategory } = workspace.placeContextOf(uri);
  const folder = workspace.folderOf(uri);
  const { history } = workspace.host;
  return {
    uri,
    root: folder?.uri,
    templates,
    docsRoot: settings.docsRoot,
    modules: folder?.modules,
    today,
    expectedCategory,
    days: history ? await history.daysOf(uri) : "not asked",
  };
}

const MARKDOWN = /\.(?:md|markdown)$/i;

/** Why a file at this place can't be a document, in one sentence; undefined if it can. */
export function placeRefusal(workspace: Workspace, uri: string): string | undefined {
  if (!MARKDOWN.test(uri)) return l10n.t("This is no Markdown file; expected a name that ends in .md.");
  return workspace.folderOf(uri)?.templateFiles.has(uri)
    ? l10n.t("This is a template, and what is written from it the documents.")
    : undefined;
}
