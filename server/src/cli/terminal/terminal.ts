import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import type { Host } from "../../core/host/host.ts";
import { reasonOf } from "../../core/host/systemErrors.ts";
import { Refusal } from "../../core/tasks/refusal.ts";
import { printable } from "../../core/text/printable.ts";
import { blockingHost } from "../../node/nodeHost.ts";
import { uriOfPath } from "../../node/nodePaths.ts";
import { userSecret } from "../../node/userSecret.ts";
import { terminalLine } from "./terminalLine.ts";

/** What a command has to do with: the files, and the place it was called from. */
export interface Terminal {
  readonly host: Host;
  /** The working directory. */
  readonly cwd: string;
  /** The repository that a CI job has checked out, where there is one. */
  readonly checkout?: string;
  /** The file of this program, for threads that run it too; undefined where the host is no disk that they would see. */
  readonly program?: string;
  /** What proves that this user wrote something; without it nothing is kept from one run to the next. */
  readonly secret?: () => Uint8Array | undefined;
  /** Results, as they are: a format has made them of what it quotes. */
  out(text: string): void;
  /** A unified diff, whose lines are those of the files. */
  patch(text: string): void;
  /** A file's text, byte for byte where a program reads it. */
  file(bytes: Uint8Array): void;
  /** What a format has made of results, where standard output is a file's text. */
  aside(text: string): void;
  /** A line of a command's answer; in it, as in a complaint, nothing steers a terminal or the log of a CI job. */
  say(line: string): void;
  /** A line of chatter, or a complaint. */
  complain(line: string): void;
  /** Writes over the last line of the chatter, where it can be. */
  progress(text: string): void;
  readonly hasColors: boolean;
  /** True if a line on stderr can be written over. */
  readonly showsProgress: boolean;
  readInput(): Promise<Uint8Array>;
  /** Asks whoever sits at the terminal; undefined where nobody does. */
  readonly ask?: (question: string) => Promise<string>;
  /** Adds Markdown to what a CI job shows of its run; undefined where nothing does. */
  readonly summarise?: (markdown: string) => void;
}

/** 0: nothing at or above the limit was found; 1: something was; 2: wrong usage or config. */
export type ExitCode = 0 | 1 | 2;

/** Wrong usage, said in one line. */
export class UsageError extends Refusal {}

interface Stream {
  write(text: string | Uint8Array): unknown;
}

/** Where what is written to standard output goes. */
export type Reader = "terminal" | "log of a GitHub job" | "program";

/** What writes to two streams. */
export function writingTo(
  out: Stream,
  error: Stream,
  reader: Reader,
): Pick<Terminal, "out" | "patch" | "file" | "aside" | "say" | "complain" | "progress"> {
  return {
    out: (text) => void out.write(text),
    patch: (text) => void out.write(PATCH_FOR[reader](text)),
    file: (bytes) => void out.write(reader === "terminal" ? shownText(new TextDecoder().decode(bytes)) : bytes),
    aside: (text) => void error.write(text),
    say: (line) => void out.write(`${terminalLine(line)}\n`),
    complain: (line) => void error.write(`${terminalLine(line)}\n`),
    progress: (text) => void error.write(text),
  };
}

/** A program gets the files' own bytes. GitHub's log is told to take no command from them; `git apply` passes that over. */
const PATCH_FOR: Readonly<Record<Reader, (patch: string) => string>> = {
  terminal: shownText,
  "log of a GitHub job": (patch) => {
    const token = randomUUID();
    return patch === "" ? "" : `::stop-commands::${token}\n${patch}::${token}::\n`;
  },
  program: (patch) => patch,
};

function shownText(text: string): string {
  return text.split("\n").map(shownLine).join("\n");
}

/** With its tabs, and without what is left of an end of line as Windows has it. */
function shownLine(line: string): string {
  return line.replace(/\r$/, "").split("\t").map(printable).join("\t");
}

function readerOfOutput(): Reader {
  if (process.stdout.isTTY) return "terminal";
  return process.env.GITHUB_ACTIONS === "true" ? "log of a GitHub job" : "program";
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } catch (error) {
    // Ctrl+C and Ctrl+D.
    if (error instanceof Error && error.name === "AbortError") throw new UsageError("There was no answer.");
    throw error;
  } finally {
    lines.close();
  }
}

/** GitHub and GitLab each name it in a variable of the job. */
const CHECKOUT = process.env.GITHUB_WORKSPACE || process.env.CI_PROJECT_DIR;

/** GitHub names the file in a variable of the job. */
function summariseIn(file: string): (markdown: string) => void {
  return (markdown) => {
    try {
      appendFileSync(file, `${markdown}\n`);
    } catch (error) {
      process.stderr.write(`perfdoc: The summary of the job can't be written: ${reasonOf(error)}.\n`);
    }
  };
}

/**
 * The terminal, or the pipes, that the program runs in.
 * @param program The file of the program.
 */
export function processTerminal(program: string): Terminal {
  return {
    host: blockingHost,
    cwd: uriOfPath("."),
    ...(CHECKOUT ? { checkout: uriOfPath(CHECKOUT) } : {}),
    program,
    secret: () => {
      const secret = userSecret();
      return secret.kind === "secret" ? secret.bytes : undefined;
    },
    ...writingTo(process.stdout, process.stderr, readerOfOutput()),
    hasColors: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb",
    showsProgress: process.stderr.isTTY === true && process.env.TERM !== "dumb",
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
    ...(process.env.GITHUB_STEP_SUMMARY ? { summarise: summariseIn(process.env.GITHUB_STEP_SUMMARY) } : {}),
    readInput: async () => {
      const pieces: Uint8Array[] = [];
      for await (const piece of process.stdin) pieces.push(typeof piece === "string" ? Buffer.from(piece) : piece);
      return Buffer.concat(pieces);
    },
  };
}
