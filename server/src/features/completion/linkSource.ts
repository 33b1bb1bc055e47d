import { parentUri, relativePath } from "../../host/uri.ts";
import { plainInsert } from "../../template/tabStops.ts";
import { flatMap } from "../../text/flatMap.ts";
import { resolveLink } from "../../workspace/paths.ts";
import type { FeatureInput } from "../feature.ts";
import { type CompletionItem, type Cursor, replacing } from "./item.ts";

/** Behind `](` the workspace's documents, behind a `#` the headings of the one that is named. */
export function completeLinks(input: FeatureInput, cursor: Cursor): readonly CompletionItem[] {
  const open = /(?:\]\(|^ {0,3}\[[^\]]+\]:[ \t]*)<?([^()<># \t]*)(#[^() \t]*)?$/.exec(cursor.before);
  if (!open) return [];
  const [, path = "", fragment] = open;
  return fragment === undefined
    ? [...files(input, cursor, path), ...(path === "" ? anchors(input, cursor, path, "") : [])]
    : anchors(input, cursor, path, fragment);
}

/** True where completions of links are due: nothing else belongs there. */
export function isInLink(cursor: Cursor): boolean {
  return /\]\([^() \t]*$/.test(cursor.before);
}

function anchors(
  { document, workspace, context }: FeatureInput,
  cursor: Cursor,
  path: string,
  fragment: string,
): readonly CompletionItem[] {
  const span = replacing(cursor, cursor.before.length - fragment.length, /^[^) \t\r\n>]*/);
  if (path === "") {
    return document.outline.headings.map(({ heading, slug }) => ({
      label: `#${slug}`,
      kind: "anchor",
      detail: heading.text,
      span,
      insert: plainInsert(`#${slug}`),
    }));
  }
  const destination = resolveLink(path, { document: document.uri, folder: context.facts?.folder });
  const target = destination.kind === "place" ? workspace.find(({ uri }) => uri === destination.uri) : undefined;
  return [...(target?.fragments ?? [])].map((slug) => ({
    label: `#${slug}`,
    kind: "anchor",
    detail: target?.title ?? "",
    span,
    insert: plainInsert(`#${slug}`),
  }));
}

function files({ document, workspace }: FeatureInput, cursor: Cursor, typed: string): readonly CompletionItem[] {
  const folder = parentUri(document.uri);
  const span = replacing(cursor, cursor.before.length - typed.length, /^[^) \t\r\n>#]*/);
  return flatMap(
    workspace.filter(({ uri }) => uri !== document.uri),
    ({ uri, title }) => {
      const path = relativePath(folder, uri);
      if (path === undefined) return [];
      const written = (path.startsWith(".") ? path : `./${path}`).replace(/[ ()<>]/g, encodeURIComponent);
      return [{ label: written, kind: "file" as const, detail: title, span, insert: plainInsert(written) }];
    },
  );
}
