import { relativePath } from "../../host/uri.ts";
import { globBase, pathTest } from "../settings/globs.ts";
import { mostSimilar } from "./similarFiles.ts";

/** The names of all files in and below a folder, once somebody has looked, and what was looked for among them. */
export class FileNames {
  readonly #boundary: string;
  #files: readonly string[] | undefined;
  /** False where the files are a part of all. */
  #isComplete = true;
  /** The files' paths from the boundary, in their order. */
  #paths: readonly string[] | undefined;
  readonly #similar = new Map<string, readonly string[]>();
  readonly #matching = new Map<string, readonly string[]>();

  constructor(boundary: string) {
    this.#boundary = boundary;
  }

  get files(): readonly string[] | undefined {
    return this.#files;
  }

  know(files: readonly string[], isComplete: boolean): void {
    this.forget();
    this.#files = files;
    this.#isComplete = isComplete;
  }

  forget(): void {
    this.#files = undefined;
    this.#paths = undefined;
    this.#similar.clear();
    this.#matching.clear();
  }

  /** Those whose name is close to that of `uri`; undefined until all are known. */
  similarTo(uri: string): readonly string[] | undefined {
    if (this.#files === undefined) return undefined;
    const known = this.#similar.get(uri) ?? mostSimilar(uri, this.#files);
    this.#similar.set(uri, known);
    return known;
  }

  /** Those that a glob names, counted from a folder; undefined if there may be more. */
  matching(folder: string, glob: string): readonly string[] | undefined {
    const files = this.#files ?? [];
    if (!this.#isComplete) return undefined;
    const key = `${folder} ${glob}`;
    const known = this.#matching.get(key);
    if (known) return known;
    this.#paths ??= files.map((uri) => relativePath(this.#boundary, uri) ?? "");
    const prefix = relativePath(this.#boundary, folder);
    const above = prefix === undefined || prefix === "." ? "" : `${prefix}/`;
    const start = above + globBase(glob);
    const matches = pathTest([glob]);
    const found = files.filter((_, index) => {
      const path = this.#paths?.[index] ?? "";
      return path.startsWith(start) && matches(path.slice(above.length));
    });
    this.#matching.set(key, found);
    return found;
  }
}
