import type { CheckedDocument } from "../check/check.ts";
import type { CheckContext } from "../check/checkContext.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/textEdit.ts";
import type { DocumentSummary } from "../workspace/facts/documentIndex.ts";
import { type LinkedDocuments, linkedDocuments, type Place } from "../workspace/links/linkedDocuments.ts";

/** One consistent view of a document and what is around it: all that a feature may look at. */
export interface FeatureInput {
  readonly document: PerfDocument;
  readonly checked: CheckedDocument;
  readonly context: CheckContext;
  /** The documents of every folder, the open ones as they are in the editor. */
  readonly workspace: readonly DocumentSummary[];
}

export type { Place } from "../workspace/links/linkedDocuments.ts";

export interface DocumentLink {
  readonly span: Span;
  /** A URI, with the fragment that the link names. */
  readonly target: string;
  readonly tooltip: string;
  /** The heading that the fragment names, if that is known: editors that know no headings can be sent to a line. */
  readonly place: Place | undefined;
}

/** Edits of several documents, applied as one unit. */
export interface DocumentEdits {
  readonly uri: string;
  readonly edits: readonly TextEdit[];
}

/** The document among the others, with what its references and theirs lead to. */
export function linkedIn({ document, context, workspace }: FeatureInput): LinkedDocuments {
  return linkedDocuments(document, workspace, context.facts, context.settings.docsRoot);
}
