import * as l10n from "@vscode/l10n";
import type { Host } from "../../host/host.ts";
import { isInside, joinUri, nameOf, parentUri } from "../../host/uri.ts";
import { shortened } from "../../text/wording.ts";
import { type BasePath, type ConfigFile, type IncludedGlob, readConfigFile } from "./configFile.ts";
import type { ConfigLayer } from "./configLayer.ts";
import { type FileProblem, ofWholeFile } from "./fileProblem.ts";

/** In the order in which they are looked for. */
export const CONFIG_NAMES = ["perfdoc.config.yaml", "perfdoc.config.yml", "perfdoc.config.json"] as const;

/** No real config comes near it. */
const CONFIG_LIMIT = 256 * 1024;

/** What a config says together with those that it extends. */
export interface ConfigChain {
  /** From what goes behind all others to what goes before them. */
  readonly layers: readonly ConfigLayer[];
  /** Those of the last file that has any. */
  readonly includes: readonly IncludedGlob[];
  /** Every place that something was read from, or would have been. */
  readonly files: readonly string[];
  readonly problems: readonly FileProblem[];
}

export const EMPTY_CHAIN: ConfigChain = { layers: [], includes: [], files: [], problems: [] };

/** What a chain is read with. */
export interface ChainReading {
  readonly host: Host;
  readonly ruleIds: readonly string[];
  /** Nothing beyond these is read. */
  readonly bounds: readonly string[];
}

/** Reads a config, and before it those that it extends: what is wrong with one of these is said, and the others count. */
export async function readConfigChain(reading: ChainReading, uri: string): Promise<ConfigChain> {
  const read = await readFile(reading, uri);
  if (typeof read === "string") return { ...EMPTY_CHAIN, files: [uri], problems: [ofWholeFile(uri, read, "error")] };
  const chain = await chainOf({ ...reading, known: new Map(), visits: [] }, uri, read, [uri]);
  // Two may extend the same one.
  return { ...chain, files: [...new Set(chain.files)], problems: [...new Set(chain.problems)] };
}

/** More configs than anybody extends. */
const MOST_FILES = 32;

interface ReadingBases extends ChainReading {
  /** What was read so far. */
  readonly known: Map<string, ConfigFile | string>;
  /** The same, with what was come to by several ways as often as that: there may be many ways. */
  readonly visits: string[];
}

/** @param way The files that led here, this one last. */
async function chainOf(
  reading: ReadingBases,
  uri: string,
  own: ConfigFile,
  way: readonly string[],
): Promise<ConfigChain> {
  const bases: ConfigChain[] = [];
  for (const base of own.bases) bases.push(await readBase(reading, parentUri(uri), base, way));
  const all = [...bases, { ...own, files: [uri] }];
  return {
    layers: all.flatMap(({ layers }) => layers),
    includes: all.findLast(({ layers }) => layers.some(({ settings }) => settings.include))?.includes ?? [],
    files: all.flatMap(({ files }) => files),
    problems: all.flatMap(({ problems }) => problems),
  };
}

async function readBase(
  reading: ReadingBases,
  folder: string,
  base: BasePath,
  way: readonly string[],
): Promise<ConfigChain> {
  const found = await findBase(reading, folder, base.path);
  const named = shortened(base.path);
  const wrong = (files: readonly string[], message: string) => ({
    ...EMPTY_CHAIN,
    files,
    problems: [base.problem(message)],
  });
  if (found.kind === "wrong") return wrong(found.files, found.message);
  const { uri } = found;
  if (way.includes(uri)) {
    return wrong(
      [],
      l10n.t('extends names "{0}", which in turn extends this one; expected a config that does not.', named),
    );
  }
  if (reading.visits.length >= MOST_FILES) {
    return wrong([], l10n.t('extends names "{0}"; expected {1} configs at most in all.', named, MOST_FILES));
  }
  const read = reading.known.get(uri) ?? (await readFile(reading, uri));
  reading.known.set(uri, read);
  reading.visits.push(uri);
  if (typeof read === "string")
    return wrong([uri], l10n.t('extends names "{0}", which was not read. {1}', named, read));
  return chainOf(reading, uri, read, [...way, uri]);
}

type FoundBase =
  | { readonly kind: "found"; readonly uri: string }
  | { readonly kind: "wrong"; readonly message: string; readonly files: readonly string[] };

async function findBase({ host, bounds }: ChainReading, folder: string, path: string): Promise<FoundBase> {
  const named = shortened(path);
  const wrong = (message: string, files: readonly string[] = []): FoundBase => ({ kind: "wrong", message, files });
  if (/^(?:[/\\~]|[a-z][\w+.-]*:)/i.test(path) || path.includes("\\")) {
    return wrong(l10n.t('extends names "{0}"; expected a path from this config, such as "./base.yaml".', named));
  }
  const uri = joinUri(folder, path);
  if (!bounds.some((bound) => isInside(bound, uri))) {
    return wrong(
      l10n.t('extends names "{0}", which lies outside of the workspace folder; expected a config inside it.', named),
    );
  }
  const kind = (await host.stat(uri))?.kind;
  if (kind === "folder") {
    const [first] = await configFilesIn(host, uri);
    if (first !== undefined) return { kind: "found", uri: first };
    const places = CONFIG_NAMES.map((name) => joinUri(uri, name));
    const message = l10n.t(
      'extends names "{0}", a folder without a config; expected one with a {1}.',
      named,
      CONFIG_NAMES[0],
    );
    return wrong(message, places);
  }
  if (kind === undefined) {
    return wrong(l10n.t('extends names "{0}", which is not there; expected a config file.', named), [uri]);
  }
  if (!/\.(?:ya?ml|jsonc?)$/i.test(nameOf(uri))) {
    return wrong(l10n.t('extends names "{0}"; expected a file in YAML or JSON.', named));
  }
  return { kind: "found", uri };
}

/** The config files of a folder. */
export async function configFilesIn(host: Host, folder: string): Promise<readonly string[]> {
  const uris = CONFIG_NAMES.map((name) => joinUri(folder, name));
  const found = await Promise.all(uris.map((uri) => host.stat(uri)));
  return uris.filter((_, index) => found[index] !== undefined);
}

/** The file, or why it could not be read. */
async function readFile({ host, ruleIds }: ChainReading, uri: string): Promise<ConfigFile | string> {
  const read = await host.readText(uri, CONFIG_LIMIT);
  return read.kind === "text" ? readConfigFile(uri, read.text, ruleIds) : read.message;
}
