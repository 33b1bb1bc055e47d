import * as l10n from "@vscode/l10n";
import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver";

/** The client is told of work only when there is at least this much of it. */
const WORTH_TELLING = 300;
/** And not more often than after so many pieces. */
const STEP = 50;

/** Shows long work to the user, who may cancel it; short work goes unmentioned. */
export class Progress {
  readonly #connection: Connection;
  readonly #title: string;
  readonly #isShown: boolean;
  #reporter: WorkDoneProgressServerReporter | undefined;
  #told = -STEP;

  constructor(connection: Connection, title: string, clientShowsProgress: boolean) {
    this.#connection = connection;
    this.#title = title;
    this.#isShown = clientShowsProgress;
  }

  get isCancelled(): boolean {
    return this.#reporter?.token.isCancellationRequested ?? false;
  }

  async report(done: number, total: number): Promise<void> {
    if (!this.#isShown || total < WORTH_TELLING || Math.abs(done - this.#told) < STEP) return;
    this.#told = done;
    if (!this.#reporter) {
      this.#reporter = await this.#connection.window.createWorkDoneProgress();
      this.#reporter.begin(this.#title, 0, undefined, true);
    }
    this.#reporter.report(Math.floor((done / total) * 100), l10n.t("{0} of {1}", done, total));
  }

  done(): void {
    this.#reporter?.done();
    this.#reporter = undefined;
  }
}
