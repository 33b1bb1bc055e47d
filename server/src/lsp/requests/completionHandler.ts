import type { CompletionItem, CompletionList, CompletionParams } from "vscode-languageserver-protocol";
import { MOST_FILES } from "../../core/features/completion/codeSource.ts";
import { complete } from "../../core/features/completion/completion.ts";
import { cursorAt } from "../../core/features/completion/item.ts";
import { completeResults, type ResultsPlace, resultsPlaceAt } from "../../core/features/completion/resultsSource.ts";
import { isTriggeredBy } from "../../core/features/completion/trigger.ts";
import type { FeatureInput } from "../../core/features/feature.ts";
import { moduleOf } from "../../core/workspace/links/codePaths.ts";
import { resultsFilesIn } from "../../core/workspace/links/resultsFiles.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import { contentModified, type View } from "../session/dispatch.ts";
import { completionsOf } from "./convertCompletion.ts";

/** An author who waits for paths waits so long for documents that are not read yet; most workspaces are read sooner. */
const LONGEST_WAIT_MS = 1_000;

/** What is offered at a place; while documents are still being read, what is known by then, to be asked for again. */
export async function answerCompletion(
  view: View,
  { position, context }: CompletionParams,
): Promise<CompletionList | null> {
  const { session, open, document } = view;
  const offset = view.at(position);
  const typed = context?.triggerCharacter;
  if (typed !== undefined && !isTriggeredBy(document, offset, typed)) return null;
  const { workspace } = session.state;
  const results = resultsPlaceOf(view, offset);
  if (results) return resultsOffered(view, offset, results);
  const pause = () => session.environment.pause(LONGEST_WAIT_MS).then(() => undefined);
  const early = await Promise.race([offeredWithFacts(view, offset), pause()]);
  if (open.document !== document) throw contentModified();
  if (!early) return { isIncomplete: true, items: [] };
  if (!early.asksForOthers || workspace.index.isComplete) return listOf(early.items, early.items.length >= MOST_FILES);
  await Promise.race([session.idleTasks.readIndexNow(), pause()]);
  if (open.document !== document) throw contentModified();
  return listOf(offeredAt(view, view.input, offset).items, !workspace.index.isComplete);
}

/** The place of a file of results in a document of ours. */
function resultsPlaceOf({ document, input }: View, offset: number): ResultsPlace | undefined {
  return input.checked.kind === "foreign" ? undefined : resultsPlaceAt(cursorAt(document.text, offset));
}

/** Files are looked into when they are asked for, and no more often: an editor picks from what it was given. */
async function resultsOffered(view: View, offset: number, place: ResultsPlace): Promise<CompletionList | null> {
  const { session, open, document, input } = view;
  const { workspace } = session.state;
  const cursor = cursorAt(document.text, offset);
  const folder = workspace.folderOf(document.uri);
  const found =
    place.kind === "name" || !folder
      ? []
      : await resultsFilesIn(workspace.host, folder.uri, moduleOf(document, folder.modules)?.uri);
  const items = await withFacts(workspace, document.uri, (context) =>
    completeResults({ ...input, context }, cursor, place, found),
  );
  if (open.document !== document) throw contentModified();
  return listOf(completionsOf(items, document, session.client), false);
}

function listOf(items: CompletionItem[], isIncomplete: boolean): CompletionList | null {
  return items.length > 0 || isIncomplete ? { isIncomplete, items } : null;
}

/** What is offered once it is known what the code has: at once where that was asked before. */
function offeredWithFacts(view: View, offset: number): Promise<Offered> {
  const { session, document, input } = view;
  return withFacts(session.state.workspace, document.uri, (context) => offeredAt(view, { ...input, context }, offset));
}

interface Offered {
  readonly items: CompletionItem[];
  /** True if other documents were looked at. */
  readonly asksForOthers: boolean;
}

function offeredAt({ session, document }: View, input: FeatureInput, offset: number): Offered {
  let asksForOthers = false;
  const watched = {
    ...input,
    get workspace() {
      asksForOthers = true;
      return session.documents();
    },
  };
  const found = complete(watched, offset, {
    links: session.settings.switches.linkCompletion,
    snippets: !session.client.hasSnippets,
  });
  return { items: completionsOf(found, document, session.client), asksForOthers };
}
