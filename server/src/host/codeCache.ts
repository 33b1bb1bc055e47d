import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { isMainThread } from "node:worker_threads";
import envPaths from "env-paths";
import { EXPOSE_GC, KEEP_COMPILED } from "./v8Flags.ts";

/**
 * Runs a program of ours, a CommonJS bundle, with the code that V8 made of it the last time: compiling is a third of
 * the start. Code is taken only for the very bundle, engine and flags that it was made from, and only as it was written;
 * without it, or where none can be kept, the program starts as any other does.
 * @param file The bundle's path.
 * @param flags For V8, from before the program is compiled: those that this engine knows, as it complains of others.
 */
export function runProgram(file: string, flags: readonly string[]): void {
  setFlags(flags);
  const source = readFileSync(file);
  const cache = new CodeCache(path.join(cacheFolder(), nameFor(file, flags)), source);
  const cachedData = cache.read();
  const script = new Script(`${HEAD}${source.toString()}\n})`, {
    filename: file,
    columnOffset: -HEAD.length,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  const run: (...of: readonly unknown[]) => void = script.runInThisContext();
  run(module.exports, createRequire(file), module, file, path.dirname(file));
  if (!isMainThread || (cachedData !== undefined && !script.cachedDataRejected)) return;
  // When the program ends nobody waits, and whatever it needed has been compiled.
  process.once("exit", () => {
    // Code is refused where any flag is another one, and the program may be in the middle of work in bulk.
    setFlags(flags);
    cache.write(script.createCachedData());
  });
}

function setFlags(flags: readonly string[]): void {
  for (const flag of [KEEP_COMPILED, EXPOSE_GC, ...flags]) setFlagsFromString(flag);
}

/** As Node wraps CommonJS. */
const HEAD = "(function (exports, require, module, __filename, __dirname) { ";

function cacheFolder(): string {
  return envPaths("perfdoc", { suffix: "" }).cache;
}

/** One file for each way to start a program, which later versions of it write anew. */
function nameFor(file: string, flags: readonly string[]): string {
  const way = [process.versions.v8, process.arch, ...process.execArgv, ...flags].join(" ");
  return `${path.parse(file).name}-${digestOf(Buffer.from(way)).toString("hex").slice(0, 16)}.bin`;
}

/** The compiled code of one program in a file, behind a digest of that and of the source. */
class CodeCache {
  readonly #file: string;
  readonly #source: Buffer;

  constructor(file: string, source: Buffer) {
    this.#file = file;
    this.#source = source;
  }

  /** The code; undefined if there is none, it is another source's, or the file is damaged. */
  read(): Buffer | undefined {
    try {
      const written = readFileSync(this.#file);
      const code = written.subarray(DIGEST_LENGTH);
      return written.subarray(0, DIGEST_LENGTH).equals(digestOf(this.#source, code)) ? code : undefined;
    } catch {
      return undefined;
    }
  }

  /** Puts the code in its place as a whole: another process may read it at this moment. */
  write(code: Buffer): void {
    const temporary = `${this.#file}.${process.pid}.tmp`;
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      writeFileSync(temporary, Buffer.concat([digestOf(this.#source, code), code]));
      renameSync(temporary, this.#file);
    } catch {
      // Then the next start compiles again.
    }
  }
}

const DIGEST_LENGTH = 32;

function digestOf(...pieces: readonly Buffer[]): Buffer {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}
