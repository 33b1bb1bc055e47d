import { isUtf8 } from "node:buffer";
import type { FileVersion } from "../core/host/host.ts";
import { joinUri, nameOf, parentUri, relativePath } from "../core/host/uri.ts";
import { isDay } from "../core/text/dates.ts";
import { git, gitBytes } from "./runGit.ts";

/** What files of a folder held at a commit. */
export async function textsAt(
  folder: string,
  commit: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const asked = files.flatMap((uri) => {
    const path = relativePath(folder, uri);
    return path === undefined ? [] : [{ uri, name: `${commit}:./${path}` }];
  });
  const texts = await blobs(
    folder,
    asked.map(({ name }) => name),
  );
  return texts && new Map(asked.flatMap(({ uri }, index) => pair(uri, texts[index])));
}

function pair(uri: string, text: string | undefined): readonly (readonly [string, string])[] {
  return text === undefined ? [] : [[uri, text]];
}

/** Files that were renamed between a commit and the last one: their names at the former by those at the latter. */
export async function earlierNames(folder: string, commit: string): Promise<ReadonlyMap<string, string> | undefined> {
  const printed = await git(folder, [...RENAMES, "--end-of-options", commit, "HEAD", "--", "."]);
  if (printed === undefined) return undefined;
  const tokens = printed.split("\0");
  const names = new Map<string, string>();
  // A status, the old name, the new one.
  for (let at = 0; at + 2 < tokens.length; at += 3) {
    const [before = "", after = ""] = [tokens[at + 1], tokens[at + 2]];
    names.set(joinUri(folder, after), joinUri(folder, before));
  }
  return names;
}

const RENAMES = [
  "diff-tree",
  "-r",
  "-z",
  "-M",
  "--diff-filter=R",
  "--name-status",
  "--relative",
  "--no-ext-diff",
  "--no-textconv",
];

/** The last versions of a file that were committed, the newest first. */
export async function versionsOf(file: string, most: number): Promise<readonly FileVersion[] | undefined> {
  const folder = parentUri(file);
  const printed = await git(folder, [
    ...VERSIONS,
    `--max-count=${most}`,
    "--end-of-options",
    "HEAD",
    "--",
    `./${nameOf(file)}`,
  ]);
  if (printed === undefined) return undefined;
  const versions = versionsFrom(printed);
  // Names count from the repository's root there.
  const texts = await blobs(
    folder,
    versions.map(({ commit, path }) => `${commit}:${path}`),
  );
  return (
    texts &&
    versions.flatMap(({ commit, day }, index): readonly FileVersion[] => {
      const text = texts[index];
      return text === undefined || !isDay(day) ? [] : [{ commit, day, text }];
    })
  );
}

const VERSIONS = [
  "log",
  "-z",
  "--follow",
  "--name-only",
  "--no-merges",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--ignore-submodules=all",
  "--diff-filter=AMRC",
  "--format=%x00%H %cs",
];

interface VersionPlace {
  readonly commit: string;
  readonly day: string;
  readonly path: string;
}

/** For each commit nothing, its name and day, and the path. */
function versionsFrom(printed: string): readonly VersionPlace[] {
  const tokens = printed.split("\0").map((token) => token.replace(/^\n/, ""));
  return tokens.flatMap((token, index): readonly VersionPlace[] => {
    const [, commit, day] = /^([\da-f]{40,64}) (\d{4}-\d{2}-\d{2})$/.exec(token) ?? [];
    const path = tokens[index + 1];
    return tokens[index - 1] === "" && commit && day && path ? [{ commit, day, path }] : [];
  });
}

/** The contents of objects, in the order asked for; undefined for what is no file with text. */
async function blobs(folder: string, names: readonly string[]): Promise<readonly (string | undefined)[] | undefined> {
  // Each name is a line of its own.
  const sayable = names.filter((name) => !/[\r\n\0]/.test(name));
  if (sayable.length === 0) return names.map(() => undefined);
  const printed = await gitBytes(folder, ["cat-file", "--batch"], `${sayable.join("\n")}\n`);
  if (printed === undefined) return undefined;
  const texts = new Map<string, string | undefined>();
  let at = 0;
  for (const name of sayable) {
    const end = printed.indexOf(NEWLINE, at);
    if (end < 0) break;
    const header = printed.subarray(at, end).toString("utf8");
    const size = /^[\da-f]{40,64} ([a-z]+) (\d+)$/.exec(header);
    at = end + 1;
    if (!size) continue;
    const content = printed.subarray(at, at + Number(size[2]));
    at += content.length + 1;
    texts.set(name, size[1] === "blob" && isUtf8(content) ? content.toString("utf8") : undefined);
  }
  return names.map((name) => texts.get(name));
}

const NEWLINE = 10;
