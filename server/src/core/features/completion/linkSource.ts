import { htmlAnchorsIn } from "../../document/fragments.ts";
import type { UrlPlace } from "../../document/links.ts";
import { parentUri, relativePath } from "../../host/uri.ts";
import { plainInsert } from "../../template/tabStops.ts";
import { originOf, resolveLink } from "../../workspace/facts/paths.ts";
import { writtenFragment, writtenUrlPath } from "../../workspace/links/writtenPaths.ts";
import type { FeatureInput } from "../feature.ts";
import { type CompletionItem, type Cursor, replacing } from "./item.ts";
import { IN_DESTINATION } from "./trigger.ts";

/** Behind `](` the workspace's documents, behind a `#` the headings of the one that is named. */
export function completeLinks(input: FeatureInput, cursor: Cursor): readonly CompletionItem[] {
  const found = DESTINATION.exec(cursor.before);
  if (!found) return [];
  const [, angled, bare = "", fragment] = found;
  const path = angled ?? bare;
  const place = angled === undefined ? "link" : "angled";
  const typed: Typed = { cursor, path, fragment: fragment ?? "", place };
  if (fragment !== undefined) return anchors(input, typed);
  return [...files(input, typed), ...(path === "" ? anchors(input, typed) : [])];
}

/** A destination as far as it is typed: the path in angle brackets or without, and the fragment. */
const DESTINATION = /(?:\]\(|^ {0,3}\[[^\]]+\]:[ \t]*)(?:<([^<>#]*)|([^()<># \t]*))(#[^()<> \t]*)?$/;

interface Typed {
  readonly cursor: Cursor;
  readonly path: string;
  readonly fragment: string;
  readonly place: UrlPlace;
}

/** True where completions of links are due: nothing else belongs there. */
export function isInLink(cursor: Cursor): boolean {
  return IN_DESTINATION.test(cursor.before);
}

function anchors(
  { document, workspace, context }: FeatureInput,
  { cursor, path, fragment, place }: Typed,
): readonly CompletionItem[] {
  const span = replacing(cursor, cursor.before.length - fragment.length, /^[^) \t\r\n>]*/);
  if (path === "") {
    const { outline } = document;
    return [
      ...outline.headings.map(({ heading, slug }) => anchor(slug, heading.text)),
      ...[...htmlAnchorsIn(outline)].map(([id, place]) => anchor(id, outline.headings[place]?.heading.text ?? "")),
    ];
  }
  const destination = context.facts
    ? resolveLink(path, context.settings.docsRoot, originOf(document.uri, context.facts))
    : undefined;
  const places = destination?.kind === "place" ? destination.places.map(({ uri }) => uri) : [];
  const target = workspace.find(({ uri }) => places.includes(uri));
  return [...(target?.fragments ?? [])].map((slug) => anchor(slug, target?.title ?? ""));

  function anchor(slug: string, detail: string): CompletionItem {
    return { label: `#${slug}`, kind: "anchor", detail, span, insert: plainInsert(`#${writtenFragment(slug, place)}`) };
  }
}

function files(
  { document, workspace }: FeatureInput,
  { cursor, path: typed, place }: Typed,
): readonly CompletionItem[] {
  const folder = parentUri(document.uri);
  const rest = place === "angled" ? /^[^<>#]*(?=>)|^/ : /^[^) \t\r\n>#]*/;
  const span = replacing(cursor, cursor.before.length - typed.length, rest);
  return workspace
    .filter(({ uri }) => uri !== document.uri)
    .flatMap(({ uri, title }) => {
      const path = relativePath(folder, uri);
      if (path === undefined) return [];
      const written = writtenUrlPath(path, place);
      return [{ label: written, kind: "file" as const, detail: title, span, insert: plainInsert(written) }];
    });
}
