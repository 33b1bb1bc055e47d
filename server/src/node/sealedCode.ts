import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Script } from "node:vm";
import { isMainThread } from "node:worker_threads";
import envPaths from "env-paths";
import { bytesOfRegularFile } from "./fileWriter.ts";
import { userSecret } from "./userSecret.ts";

// For Node 20 alone, which keeps no compiled code by itself (`engine.ts`): to be deleted with it.

/**
 * Runs a CommonJS bundle. Code is taken only for the very bundle and engine that it was made from, and only as this user
 * wrote it, since it is run as it is; without it, or where none can be kept, the program starts as any other does.
 */
export function runSealed(file: string): void {
  const source = fs.readFileSync(file);
  const cache = cacheFor(file, source);
  const cachedData = cache?.read();
  const script = new Script(`${HEAD}${source.toString()}\n})`, {
    filename: file,
    columnOffset: -HEAD.length,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  const run: (...of: readonly unknown[]) => void = script.runInThisContext();
  run(module.exports, createRequire(file), module, file, path.dirname(file));
  if (cache === undefined || !isMainThread || (cachedData !== undefined && !script.cachedDataRejected)) return;
  // When the program ends nobody waits, and whatever it needed has been compiled.
  process.once("exit", () => cache.write(script.createCachedData()));
}

/** As Node wraps CommonJS. */
const HEAD = "(function (exports, require, module, __filename, __dirname) { ";

/** Undefined where nothing would show that this user wrote what is kept. */
function cacheFor(file: string, source: Buffer): CodeCache | undefined {
  const secret = userSecret();
  const folder = envPaths("perfdoc", { suffix: "" }).cache;
  if (secret.kind !== "secret" || !path.isAbsolute(folder)) return undefined;
  return new CodeCache(folder, wayTo(file), source, secret.bytes);
}

/** One file for each way to start a program, which later versions of it write anew. */
function wayTo(file: string): readonly string[] {
  return [path.parse(file).name, process.versions.v8, process.arch, ...process.execArgv];
}

const SEAL_LENGTH = 32;
/** Ten times what it has. */
const LARGEST = 64 * 1024 * 1024;

/** The compiled code of one program in a file, behind a seal of that and of the source. */
class CodeCache {
  readonly #file: string;
  readonly #source: Buffer;
  readonly #secret: Buffer;

  constructor(folder: string, way: readonly string[], source: Buffer, secret: Buffer) {
    this.#source = source;
    this.#secret = secret;
    const name = this.#seal(Buffer.from(way.join(" ")))
      .toString("hex")
      .slice(0, 16);
    this.#file = path.join(folder, `${way[0]}-${name}.bin`);
  }

  /** The code; undefined if there is none, it is another source's or another user's, or the file is damaged. */
  read(): Buffer | undefined {
    const written = bytesOfRegularFile(this.#file, LARGEST);
    if (written === undefined || written.length < SEAL_LENGTH) return undefined;
    const code = written.subarray(SEAL_LENGTH);
    return timingSafeEqual(written.subarray(0, SEAL_LENGTH), this.#seal(this.#source, code)) ? code : undefined;
  }

  /** Puts the code in its place as a whole: another process may read it at this moment. */
  write(code: Buffer): void {
    try {
      fs.mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
      this.#replace(Buffer.concat([this.#seal(this.#source, code), code]));
    } catch {
      // Then the next start compiles again.
    }
  }

  #replace(bytes: Buffer): void {
    const temporary = `${this.#file}.${randomBytes(8).toString("hex")}.tmp`;
    try {
      fs.writeFileSync(temporary, bytes, { flag: "wx", mode: 0o600 });
      fs.renameSync(temporary, this.#file);
    } finally {
      fs.rmSync(temporary, { force: true });
    }
  }

  #seal(...pieces: readonly Buffer[]): Buffer {
    const seal = createHmac("sha256", this.#secret).update("code\n");
    for (const piece of pieces) seal.update(`${piece.length}\n`).update(piece);
    return seal.digest();
  }
}
