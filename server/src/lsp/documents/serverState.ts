import { RULE_IDS } from "../../core/check/allRules.ts";
import { type CheckedDocument, checkDocument } from "../../core/check/check.ts";
import type { CheckContext } from "../../core/check/checkContext.ts";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import { DOCUMENT_LIMIT, type Host } from "../../core/host/host.ts";
import { type Lines, linesOfText } from "../../core/text/lineIndex.ts";
import type { FileProblem } from "../../core/workspace/settings/fileProblem.ts";
import { Workspace } from "../../core/workspace/workspace.ts";
import type { Log } from "../client/log.ts";

const NOTHING_OF_OURS: CheckedDocument = { kind: "foreign", conformance: undefined, findings: [], crashes: [] };

/** How much text is kept parsed between the index and the check of a document: some forty documents. */
const KEPT_TEXT = 400_000;

/** Everything around the open documents, and a number that tells whether any of it has changed. */
export class ServerState {
  readonly workspace: Workspace;
  readonly log: Log;
  /** Grows with every change of folders, settings or files. */
  version = 0;
  readonly #texts = new Map<string, Lines>();

  constructor(host: Host, log: Log) {
    this.workspace = new Workspace(host, { ruleIds: RULE_IDS }, KEPT_TEXT);
    this.log = log;
  }

  /** Says that something outside of the open documents changed. */
  changed(): void {
    this.version++;
    this.#texts.clear();
  }

  /** True for files that the config includes, and for those in no workspace folder. */
  isOurs(uri: string): boolean {
    return this.workspace.folderOf(uri) === undefined || this.workspace.isIncluded(uri);
  }

  check(document: PerfDocument, context: CheckContext): CheckedDocument {
    if (!this.isOurs(document.uri) || isTooLarge(document)) return NOTHING_OF_OURS;
    const checked = checkDocument(document, context);
    for (const { rule, error } of checked.crashes) this.log.once(`The rule ${rule} failed`, error);
    return checked;
  }

  /** Problems of configs and templates in a file. */
  problemsIn(uri: string): readonly FileProblem[] {
    return this.problems().filter((problem) => problem.uri === uri);
  }

  problems(): readonly FileProblem[] {
    return this.workspace.folders.flatMap(({ config, templateProblems }) => [...config.problems, ...templateProblems]);
  }

  /** The text of a file that an answer points to, as far as it was loaded or is open. */
  linesOf(uri: string): Lines | undefined {
    return this.workspace.openDocument(uri) ?? this.#texts.get(uri);
  }

  async loadTexts(uris: Iterable<string>): Promise<void> {
    for (const uri of new Set(uris)) {
      while (!this.linesOf(uri)) {
        const { version } = this;
        const read = await this.workspace.host.readText(uri);
        // What was read while files changed may be what was there before.
        if (version === this.version) this.#texts.set(uri, linesOfText(read.kind === "text" ? read.text : ""));
      }
    }
  }
}

/** Texts of more units than files may have bytes are kept, and not parsed. */
export function isTooLarge({ lines }: PerfDocument): boolean {
  return lines.textLength > DOCUMENT_LIMIT;
}
