import { type Terminal, UsageError } from "../terminal/terminal.ts";

/**
 * What files of a folder held at a commit, by the names that they have now; those that were not there are left out.
 * @param ref A commit, as somebody names it.
 * @throws UsageError where there is no such commit.
 */
export async function earlierTexts(
  { host: { history } }: Pick<Terminal, "host">,
  folder: string,
  ref: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const commit = await history?.commitAt(folder, ref);
  if (commit === undefined) throw new UsageError(`There is no commit "${ref}" here.`);
  const names = await history?.earlierNames(folder, commit);
  const then = (uri: string) => names?.get(uri) ?? uri;
  const texts = await history?.textsAt(folder, commit, files.map(then));
  return new Map(
    files.flatMap((uri) => {
      const text = texts?.get(then(uri));
      return text === undefined ? [] : [[uri, text] as const];
    }),
  );
}
