import type { Host } from "../../core/host/host.ts";
import type { RulePages } from "../client/client.ts";
import type { ThreadPool } from "./checkThreads.ts";

/** What a program gives the server to live in. */
export interface Environment {
  /** Perfdoc's own version. */
  readonly version: string;
  /** Differs from one start of the server to the next: result ids of an older one mean nothing. */
  readonly instance: string;
  /** What makes this start, or the next one, slower than it could be: a sentence for the log. */
  slowStart?(): string | undefined;
  /** Where the pages of rules are that came with the program; undefined where it has none. */
  readonly rulePages: RulePages | undefined;
  /** Undefined in a browser: files are then asked of the client. */
  readonly disk: Host | undefined;
  /** Undefined where there are none, as in a browser. */
  readonly threads: ThreadPool | undefined;
  /** The day where the user is, as `YYYY-MM-DD`. */
  today(): string;
  /** Waits so long, and always until messages that have come in meanwhile had their turn. */
  pause(milliseconds: number): Promise<void>;
}
