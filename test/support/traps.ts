import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";

/** Programs that leave a mark when somebody runs them. */
export class Traps {
  /** A place for programs: its path has no blank in it, at which a shell would split it. */
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), "perfdoc-traps-")));
  readonly #marks = path.join(this.folder, "marks");

  constructor() {
    mkdirSync(this.#marks);
    after(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  /** Puts a program at a place; its mark is what tells it from the others. */
  set(file: string, mark: string): string {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n: > '${this.mark(mark)}'\n`);
    chmodSync(file, 0o755);
    return file;
  }

  /** The file that stands for a program that was run, or for anything else that must not be written. */
  mark(name: string): string {
    return path.join(this.#marks, name);
  }

  /** The marks that were left since the last call. */
  sprung(): readonly string[] {
    const marks = readdirSync(this.#marks).sort();
    for (const mark of marks) rmSync(path.join(this.#marks, mark));
    return marks;
  }
}
