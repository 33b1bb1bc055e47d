import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A file of results that a tool wrote, or that was written after the shape of one; `NOTES.txt` beside it says which. */
export interface ResultsFixture {
  /** The folder that it lies in, named as its format. */
  readonly format: string;
  /** From the project's root. */
  readonly file: string;
  readonly text: string;
}

const ROOT = "test/results";

/** All of them. */
export function resultsFixtures(): readonly ResultsFixture[] {
  return readdirSync(ROOT).flatMap((format) =>
    readdirSync(path.join(ROOT, format))
      .filter((name) => name !== "NOTES.txt" && !name.endsWith(".read.txt"))
      .map((name) => {
        const file = path.posix.join(ROOT, format, name);
        return { format, file, text: readFileSync(file, "utf8") };
      }),
  );
}
