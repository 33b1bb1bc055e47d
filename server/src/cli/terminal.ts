import type { Host } from "../host/host.ts";
import { blockingHost } from "../host/nodeHost.ts";
import { uriOfPath } from "../host/nodePaths.ts";

/** What a command has to do with: the files, and the place it was called from. */
export interface Terminal {
  readonly host: Host;
  /** The working directory. */
  readonly cwd: string;
  /** The file of this program, for threads that run it too; undefined where the host is no disk that they would see. */
  readonly program?: string;
  /** Results go here, and nothing else. */
  out(text: string): void;
  /** Chatter and complaints. */
  error(text: string): void;
  readonly hasColors: boolean;
  /** True if a line on stderr can be written over. */
  readonly showsProgress: boolean;
  readInput(): Promise<Uint8Array>;
}

/** 0: nothing at or above the limit was found; 1: something was; 2: wrong usage or config. */
export type ExitCode = 0 | 1 | 2;

/** Wrong usage, said in one line. */
export class UsageError extends Error {}

/**
 * The terminal, or the pipes, that the program runs in.
 * @param program The file of the program.
 */
export function processTerminal(program: string): Terminal {
  return {
    host: blockingHost,
    cwd: uriOfPath("."),
    program,
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    hasColors: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb",
    showsProgress: process.stderr.isTTY === true && process.env.TERM !== "dumb",
    readInput: async () => {
      const pieces: Uint8Array[] = [];
      for await (const piece of process.stdin) pieces.push(typeof piece === "string" ? Buffer.from(piece) : piece);
      return Buffer.concat(pieces);
    },
  };
}
