import { markAsSynced } from "../conformance/syncMark.ts";
import { isUntouched } from "../conformance/untouched.ts";
import { codeLocationsIn } from "../document/codeLocations.ts";
import { soundEntries } from "../document/frontmatterEdits.ts";
import { destinationsIn } from "../document/links.ts";
import { isSourceFile } from "../document/sourceFiles.ts";
import type { Commit } from "../host/host.ts";
import { isInside, nameOf, relativePath } from "../host/uri.ts";
import { isDay } from "../text/dates.ts";
import { flatMap } from "../text/flatMap.ts";
import { counted, shortened } from "../text/wording.ts";
import { codeBases, codeTarget, moduleOf } from "../workspace/codePaths.ts";
import { unknown } from "../workspace/facts.ts";
import { originOf, resolveLink } from "../workspace/paths.ts";
import { defineRule, type WorkspaceInput } from "./rule.ts";

export const staleSync = defineRule({
  scope: "workspace",
  meta: {
    id: "stale-sync",
    group: "code",
    severity: "information",
    appliesTo: "family",
    summary: "Commits after the day of `last-synced` touched the module's folder or a file that the document names.",
    why: "What a document says about code holds until the code changes. Git is asked for the commits; a change of Markdown alone is none of code.",
    isFixable: true,
  },
  check: (input) => {
    const { document, governed, facts, today } = input;
    const { frontmatter } = document;
    const entries = soundEntries(frontmatter);
    const synced = entries.find(({ key }) => key === "last-synced");
    const isArchived = entries.some(({ key, value }) => key === "status" && value.text === "archived");
    if (!synced || !isDay(synced.value.text) || synced.value.text > today || isArchived) return [];
    if (governed && isUntouched(governed)) return [];
    const commits = facts.commitsAfter(synced.value.text);
    if (commits === undefined || commits === unknown) return [];
    const touched = touchedBy(commits, input);
    const [newest] = touched.commits;
    if (!newest) return [];
    const message = `${counted(touched.commits.length, "commit")} since ${synced.value.text} touched ${touched.what}, the newest: ${shortened(newest.subject, 60)}`;
    return [{ span: synced.value.span, message, fixes: [markAsSynced(frontmatter.text, synced, today)] }];
  },
});

interface Touched {
  readonly commits: readonly Commit[];
  /** What they touched, for the message. */
  readonly what: string;
}

function touchedBy(commits: readonly Commit[], input: WorkspaceInput): Touched {
  const { document, facts } = input;
  const module = moduleOf(document, facts.modules())?.uri;
  const named = filesNamed(input, module);
  const isOfDocument = (uri: string) => named.has(uri) || (module !== undefined && isInside(module, uri));
  const touching = commits
    .map((commit) => ({ commit, files: commit.files.filter((uri) => !isMarkdown(uri) && isOfDocument(uri)) }))
    .filter(({ files }) => files.length > 0);
  const files = new Set(flatMap(touching, (one) => one.files));
  return { commits: touching.map(({ commit }) => commit), what: nameFor(files, module, facts.folder ?? "") };
}

/** The files that stand in the document as locations or behind links. */
function filesNamed({ document, facts, settings }: WorkspaceInput, module: string | undefined): ReadonlySet<string> {
  const bases = codeBases(document.uri, facts.folder, module);
  const inText = flatMap(codeLocationsIn(document), ({ path, isGlob }) => {
    const target = isGlob ? undefined : codeTarget(path, bases, document.uri, facts);
    return target?.kind === "file" ? [target.uri] : [];
  });
  const linked = flatMap(destinationsIn(document), ({ url }) => {
    const destination = resolveLink(url, settings.docsRoot, originOf(document.uri, facts));
    const uris = destination.kind === "place" ? destination.places.map(({ uri }) => uri) : [];
    return uris.filter((uri) => isSourceFile(nameOf(uri)));
  });
  return new Set([...inText, ...linked]);
}

/** The module's folder if all that was touched is in it, else one of the files. */
function nameFor(files: ReadonlySet<string>, module: string | undefined, folder: string): string {
  const all = [...files].sort();
  const [first = folder] = all;
  const isModule =
    module !== undefined && module !== folder && all.length > 1 && all.every((uri) => isInside(module, uri));
  const path = relativePath(folder, isModule ? module : first) ?? first;
  const others = isModule ? 0 : all.length - 1;
  return others > 0 ? `${path} and ${counted(others, "other file")}` : path;
}

function isMarkdown(uri: string): boolean {
  return /\.mdx?$/i.test(uri);
}
