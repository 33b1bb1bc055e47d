import type { CheckContext, CheckedDocument } from "../check/check.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/textEdit.ts";
import type { DocumentSummary } from "../workspace/documentIndex.ts";

/** One consistent view of a document and what is around it: all that a feature may look at. */
export interface FeatureInput {
  readonly document: PerfDocument;
  readonly checked: CheckedDocument;
  readonly context: CheckContext;
  /** The documents of every folder, the open ones as they are in the editor. */
  readonly workspace: readonly DocumentSummary[];
}

/** A place in a document of the workspace. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** Edits of several documents, applied as one unit. */
export interface DocumentEdits {
  readonly uri: string;
  readonly edits: readonly TextEdit[];
}
