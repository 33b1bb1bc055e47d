import { type Position, type Range, RequestType } from "vscode-languageserver-protocol";
import type { Preview, PreviewMark, PreviewPlace } from "../../core/features/previewData.ts";

export type { PreviewChart, PreviewEntry, PreviewScore, PreviewVerdict } from "../../core/features/previewData.ts";

/** What goes between Perfdoc's own client and the server for the rendered Markdown of a document. */

export interface PreviewParams {
  readonly uri: string;
  /** What is shown: the file may hold something else, and the editor too by now. */
  readonly text: string;
}

export interface PreviewResult extends Omit<Preview, "marks" | "open"> {
  readonly marks: readonly PlacedMark[];
  readonly open: readonly OpenRange[];
}

/** A verdict behind a place of the text. */
export interface PlacedMark extends Omit<PreviewMark, "offset"> {
  readonly at: Position;
}

export interface OpenRange extends Omit<PreviewPlace, "span"> {
  readonly range: Range;
}

/** Client to server, when a text is rendered; null for a document that is none of ours. Characters count in UTF-16. */
export const previewRequest = new RequestType<PreviewParams, PreviewResult | null, void>("perfdoc/preview");
