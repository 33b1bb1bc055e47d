import ignore, { type Ignore } from "ignore";
import { isInside, relativePath } from "./uri.ts";

/** What the `.gitignore` files from some folder downward say; immutable, a folder's rules add to those above it. */
export class IgnoreRules {
  static readonly none = new IgnoreRules([]);

  /** The innermost folder last. */
  readonly #levels: readonly Level[];

  private constructor(levels: readonly Level[]) {
    this.#levels = levels;
  }

  /** These rules and those of a `.gitignore` in `folder`. */
  with(folder: string, gitignore: string): IgnoreRules {
    return new IgnoreRules([...this.#levels, { folder, rules: ignore({ ignorecase: false }).add(gitignore) }]);
  }

  /** True if the rules leave the place out; the innermost folder that says anything about it decides. */
  ignores(uri: string, isFolder: boolean): boolean {
    for (const { folder, rules } of this.#levels.toReversed()) {
      const path = isInside(folder, uri) ? relativePath(folder, uri) : undefined;
      if (path === undefined || path === ".") continue;
      const verdict = rules.test(isFolder ? `${path}/` : path);
      if (verdict.ignored || verdict.unignored) return verdict.ignored;
    }
    return false;
  }
}

interface Level {
  readonly folder: string;
  readonly rules: Ignore;
}
