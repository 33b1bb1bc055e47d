/** The folder that a shell is in, at each depth of parentheses; only those are kept in which it changed. */
export class Folders {
  readonly #changes: { readonly depth: number; readonly folder: string }[] = [];

  /** That of a command at a depth, "~" where it can't be told; what was changed deeper inside is over with it. */
  at(depth: number): string {
    while ((this.#changes.at(-1)?.depth ?? -1) > depth) this.#changes.pop();
    return this.#changes.at(-1)?.folder ?? "";
  }

  change(depth: number, path: string): void {
    const folder = joined(this.at(depth), path);
    if (this.#changes.at(-1)?.depth === depth) this.#changes.pop();
    this.#changes.push({ depth, folder });
  }
}

/** No file system has longer paths. */
const LONGEST_PATH = 4_096;

/** A path as seen from a folder. */
export function joined(folder: string, path: string): string {
  if (/^[/~-]/.test(path) || folder.length + path.length > LONGEST_PATH) return "~";
  return folder === "" ? path : `${folder}/${path}`;
}
