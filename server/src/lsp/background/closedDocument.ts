import type { Diagnostic } from "vscode-languageserver-protocol";
import type { Checking } from "../../core/check/checkFile.ts";
import { type Overview, overviewOf } from "../../core/features/overview.ts";
import type { DocumentSummary } from "../../core/workspace/facts/documentIndex.ts";
import { itemsFor, type PublishingContext } from "../documents/diagnostics.ts";

/** What is kept of a document that is not open: plain data. */
export interface ClosedDocument {
  readonly overview: Overview;
  readonly items: Diagnostic[];
  /** What it says to others. */
  readonly summary: DocumentSummary;
}

/** What documents that are not open are checked in, by whichever thread. */
export function checkingIn(context: PublishingContext): Checking<ClosedDocument> {
  const { workspace } = context.state;
  return {
    workspace,
    describe: (document, checked, related) => {
      const others = { ...context.others, linesOf: (uri: string) => related.get(uri) };
      return {
        overview: overviewOf(document, checked),
        items: itemsFor({ ...context, others }, document, checked.findings),
        summary: workspace.summary(document.uri) ?? workspace.summariesAt(document.uri).of(document),
      };
    },
  };
}
