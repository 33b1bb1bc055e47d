import type { HoverParams, Hover as LspHover } from "vscode-languageserver-protocol";
import { figureAt, figureHistory, resultsHistory } from "../../core/features/figureHistory.ts";
import { type Hover, hover } from "../../core/features/hover.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import { contentModified, type View } from "../session/dispatch.ts";
import { hoverOf } from "./convertFeatures.ts";
import { completenessOf } from "./perfdocHandlers.ts";

/** A hover does not wait longer for what was: the next one has it. */
const LONGEST_WAIT_MS = 1_000;

/** What is to be said of a place; over a figure, how that went too. */
export async function answerHover(view: View, { position }: HoverParams): Promise<LspHover | null> {
  const { session, open, document, input } = view;
  const offset = view.at(position);
  const found = hover(input, offset, (uri) => completenessOf(session, uri));
  const figure = figureAt(input, offset);
  if (!figure) return hoverOf(found, view);
  const versions = await Promise.race([
    session.figureHistories.of(document.uri),
    session.environment.pause(LONGEST_WAIT_MS).then(() => []),
  ]);
  const ofResults = await withFacts(session.state.workspace, document.uri, (context) =>
    resultsHistory({ ...input, context }, figure),
  );
  if (open.document !== document) throw contentModified();
  const lines = [figureHistory(figure, versions), ofResults].flatMap((line) => line ?? []);
  return hoverOf(withLines(found, figure.span, lines), view);
}

function withLines(found: Hover | undefined, span: Hover["span"], lines: readonly string[]): Hover | undefined {
  if (lines.length === 0) return found;
  const markdown = [...(found ? [found.markdown] : []), ...lines].join("\n\n");
  return found ? { ...found, markdown } : { span, markdown };
}
