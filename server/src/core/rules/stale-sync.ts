import * as l10n from "@vscode/l10n";
import { markAsSynced } from "../conformance/score/syncMark.ts";
import { isUntouched } from "../conformance/score/untouched.ts";
import { destinationsIn } from "../document/links.ts";
import { soundEntry } from "../frontmatter/frontmatterEdits.ts";
import type { Commit } from "../host/host.ts";
import { isInside, nameOf, relativePath } from "../host/uri.ts";
import { codeLocationsIn } from "../mentions/codeLocations.ts";
import { isProgramFile, isSourceFile } from "../mentions/sourceFiles.ts";
import { countsBy } from "../text/addTo.ts";
import { isDay } from "../text/dates.ts";
import { countOf, shortened } from "../text/wording.ts";
import { unknown } from "../workspace/facts/facts.ts";
import { originOf, resolveLink } from "../workspace/facts/paths.ts";
import { codeBases, codeTarget, moduleOf } from "../workspace/links/codePaths.ts";
import { defineRule, type WorkspaceInput } from "./rule.ts";

export const staleSync = defineRule({
  scope: "workspace",
  meta: {
    id: "stale-sync",
    group: "code",
    severity: "information",
    appliesTo: "related",
    summary:
      "Commits after the day of `last-synced` touched the program in the module's folder or a file that the document names.",
    why: "What a document says about code holds until the code changes. Git is asked for the commits; manifests, lock files, settings of tools and documentation count only where the document names them.",
    isFixable: true,
    isShownWhileTyping: true,
  },
  check: (input) => {
    const { document, conformance, facts, today } = input;
    const { frontmatter } = document;
    const synced = soundEntry(frontmatter, "last-synced");
    const isArchived = soundEntry(frontmatter, "status")?.value.text === "archived";
    if (!synced || !isDay(synced.value.text) || isArchived) return [];
    if (conformance && isUntouched(conformance)) return [];
    const commits = facts.commitsAfter(synced.value.text);
    if (commits === undefined || commits === unknown) return [];
    const touched = touchedBy(commits, input);
    const [newest] = touched.commits;
    if (!newest) return [];
    const message = l10n.t(
      "{0} since {1} touched {2}, the newest: {3}",
      countOf(touched.commits.length, "commit"),
      synced.value.text,
      touched.what,
      shortened(newest.subject, 60),
    );
    return [{ span: synced.value.span, message, fixes: [markAsSynced(frontmatter.text, synced, today)] }];
  },
});

interface Touched {
  readonly commits: readonly Commit[];
  /** What they touched, for the message. */
  readonly what: string;
}

/** Commits that touched a file which the document names, or the program in the module's folder. */
function touchedBy(commits: readonly Commit[], input: WorkspaceInput): Touched {
  const { document, facts } = input;
  const modules = facts.modules();
  const module = moduleOf(document, modules)?.uri;
  const named = filesNamed(input, module);
  const inner = (modules ?? []).flatMap(({ uri }) =>
    module !== undefined && uri !== module && isInside(module, uri) ? [uri] : [],
  );
  const isOfModule = (uri: string) => {
    const path = module !== undefined && isInside(module, uri) ? relativePath(module, uri) : undefined;
    return path !== undefined && isProgramFile(path) && !inner.some((other) => isInside(other, uri));
  };
  const touching = commits
    .map((commit) => ({
      commit,
      files: commit.files.filter((uri) => (named.has(uri) && !isMarkdown(uri)) || isOfModule(uri)),
    }))
    .filter(({ files }) => files.length > 0);
  const files = touching.flatMap((one) => one.files);
  return { commits: touching.map(({ commit }) => commit), what: nameFor(files, named, facts.folder ?? "") };
}

/** The files that stand in the document as locations or behind links. */
function filesNamed({ document, facts, settings }: WorkspaceInput, module: string | undefined): ReadonlySet<string> {
  const bases = codeBases(document.uri, facts.folder, module);
  const inText = codeLocationsIn(document).flatMap(({ path, isGlob }) => {
    const target = isGlob ? undefined : codeTarget(path, bases, document.uri, facts);
    return target?.kind === "file" ? [target.uri] : [];
  });
  const linked = destinationsIn(document).flatMap(({ url }) => {
    const destination = resolveLink(url, settings.docsRoot, originOf(document.uri, facts));
    const uris = destination.kind === "place" ? destination.places.map(({ uri }) => uri) : [];
    return uris.filter((uri) => isSourceFile(nameOf(uri)));
  });
  return new Set([...inText, ...linked]);
}

/** The file that tells most: one that the document names before any other, then the one that was touched most often. */
function nameFor(files: readonly string[], named: ReadonlySet<string>, folder: string): string {
  const times = countsBy(files, (uri) => uri);
  const weight = (uri: string) => (named.has(uri) ? files.length : 0) + (times.get(uri) ?? 0);
  const [first = folder, ...others] = [...times.keys()].sort((a, b) => weight(b) - weight(a));
  const path = relativePath(folder, first) ?? first;
  if (others.length === 0) return path;
  return others.length === 1
    ? l10n.t("{0} and 1 other file", path)
    : l10n.t("{0} and {1} other files", path, others.length);
}

function isMarkdown(uri: string): boolean {
  return /\.mdx?$/i.test(uri);
}
