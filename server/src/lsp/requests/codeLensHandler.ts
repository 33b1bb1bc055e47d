import type { CodeLens as LspCodeLens } from "vscode-languageserver-protocol";
import { codeLenses } from "../../core/features/codeLens.ts";
import { resultsLenses } from "../../core/features/resultsLenses.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import { contentModified, type View } from "../session/dispatch.ts";
import { codeLensOf } from "./convertFeatures.ts";

/** Those of results once it is known what their files say: an editor shows those that it has until it is answered. */
export async function answerCodeLens(view: View): Promise<LspCodeLens[]> {
  const { session, open, document, input } = view;
  const ofResults = await withFacts(session.state.workspace, document.uri, (context) =>
    resultsLenses({ ...input, context }),
  );
  if (open.document !== document) throw contentModified();
  return [...codeLenses(input), ...ofResults].map((lens) => codeLensOf(lens, view));
}
