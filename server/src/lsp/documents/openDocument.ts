import type { TextDocumentContentChangeEvent } from "vscode-languageserver-protocol";
import { beyondDocument, carriedOver, mergeFindings } from "../../core/check/carryOver.ts";
import { type CheckedDocument, relatedFiles } from "../../core/check/check.ts";
import type { ReportedFinding } from "../../core/check/reportedFinding.ts";
import { knownOf, lineTypedBy, shownWhileTyping, type TypedLine, typedOn } from "../../core/check/typedLine.ts";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import { sameItems } from "../../core/incremental/memo.ts";
import type { TextEdit } from "../../core/text/textEdit.ts";
import type { Dependencies } from "../../core/workspace/facts/facts.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import type { Encoding } from "../client/position.ts";
import type { ServerState } from "./serverState.ts";
import { editedDocument, editFrom } from "./textChanges.ts";

interface Check {
  readonly document: PerfDocument;
  /** The state's version that it holds for. */
  readonly state: number;
  readonly checked: CheckedDocument;
}

/** What came of what. */
interface Findings {
  readonly of: readonly unknown[];
  readonly findings: readonly ReportedFinding[];
}

/** A document that the client has open, and what was found in it: at once by its text, later by the files beside it. */
export class OpenDocument {
  /** The URI as the client spells it. */
  readonly clientUri: string;
  readonly #state: ServerState;
  #document: PerfDocument;
  #quick: Check | undefined;
  #full: (Check & { readonly dependencies: Dependencies }) | undefined;
  /** What the last full check found beyond the document, moved along with its edits. */
  #beyond: readonly ReportedFinding[] = [];
  #typed: TypedLine | undefined;
  /** The state's version when the line was begun. */
  #typedIn = 0;
  #shown: Findings | undefined;
  #merged: Findings | undefined;

  constructor(clientUri: string, document: PerfDocument, state: ServerState) {
    this.clientUri = clientUri;
    this.#document = document;
    this.#state = state;
  }

  get document(): PerfDocument {
    return this.#document;
  }

  change(changes: readonly TextDocumentContentChangeEvent[], version: number, encoding: Encoding): void {
    for (const change of changes) {
      const edit = editFrom(change, this.#document, encoding) ?? { span: { start: 0, end: 0 }, newText: "" };
      this.#typed = this.#typedLineAfter(edit);
      this.#document = editedDocument(this.#document, edit, version);
      this.#beyond = carriedOver(this.#beyond, edit);
    }
  }

  /** What the text alone says. */
  quickCheck(): CheckedDocument {
    if (this.#quick && this.#isCurrent(this.#quick)) return this.#quick.checked;
    const context = this.#state.workspace.placeContextOf(this.#document.uri);
    const checked = this.#state.check(this.#document, context);
    this.#quick = { document: this.#document, state: this.#state.version, checked };
    return checked;
  }

  /** What the text and everything around it say; undefined while that is not known. */
  fullCheck(): CheckedDocument | undefined {
    return this.#full && this.#isCurrent(this.#full) ? this.#full.checked : undefined;
  }

  /** What other files the full check looked at. */
  get dependencies(): Dependencies | undefined {
    return this.#full?.dependencies;
  }

  /** Says that a file which the full check looked at is another one now. */
  forgetFullCheck(): void {
    this.#full = undefined;
  }

  /** The best that is known now. */
  findings(): readonly ReportedFinding[] {
    const full = this.fullCheck();
    if (full) return full.findings;
    const quick = this.quickCheck();
    const of = [quick, this.#beyond];
    if (!this.#merged || !sameItems(this.#merged.of, of)) {
      const isOurs = quick.kind !== "foreign";
      this.#merged = { of, findings: mergeFindings(quick.findings, isOurs ? this.#beyond : []) };
    }
    return this.#merged?.findings ?? [];
  }

  /** Those that are shown: what the line that is being typed brings about waits until it is left. */
  shownFindings(): readonly ReportedFinding[] {
    const all = this.findings();
    const of = [all, this.#typed, this.#state.version];
    if (this.#shown && sameItems(this.#shown.of, of)) return this.#shown.findings;
    const findings = this.#typed ? this.#shownOf(all, this.#typed) : all;
    // What has gone meanwhile is news when it comes back.
    if (this.#typed) this.#typed = { line: this.#typed.line, known: findings };
    this.#shown = { of: [all, this.#typed, this.#state.version], findings };
    return findings;
  }

  #shownOf(all: readonly ReportedFinding[], typed: TypedLine): readonly ReportedFinding[] {
    // What went because a file or a setting is another one since has gone, whatever is typed.
    if (this.#typedIn !== this.#state.version) return knownOf(all, typed);
    return shownWhileTyping(all, typed, this.#document);
  }

  /** The line that is being typed. */
  get typedLine(): number | undefined {
    return this.#typed?.line;
  }

  /** Says that the author is done with the line that was typed. */
  leaveLine(): void {
    this.#typed = undefined;
  }

  /** Who begins with another line has left the one before: what was found until then is shown. */
  #typedLineAfter(edit: TextEdit): TypedLine | undefined {
    if (edit.newText === "" && edit.span.start === edit.span.end) return this.#typed;
    const line = lineTypedBy(edit, this.#document.lines);
    if (line === undefined || this.#shown === undefined) return undefined;
    if (line === this.#typed?.line) return typedOn(this.#typed, edit);
    this.#typedIn = this.#state.version;
    return typedOn({ line, known: this.findings() }, edit);
  }

  /** Looks up all that the rules ask; ends without a result when the text or the state changes meanwhile. */
  async completeCheck(): Promise<void> {
    if (this.fullCheck()) return;
    const now = { document: this.#document, state: this.#state.version };
    const check = await withFacts(
      this.#state.workspace,
      now.document.uri,
      (context) => ({
        ...now,
        checked: this.#state.check(now.document, context),
        dependencies: context.facts.dependencies(),
      }),
      () => this.#isCurrent(now),
    );
    await this.#state.loadTexts(relatedFiles(check.checked));
    if (!this.#isCurrent(check)) return;
    this.#full = check;
    this.#beyond = beyondDocument(check.checked.findings);
  }

  #isCurrent({ document, state }: Pick<Check, "document" | "state">): boolean {
    return document === this.#document && state === this.#state.version;
  }
}
