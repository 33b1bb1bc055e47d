import * as l10n from "@vscode/l10n";
import { htmlAnchorsIn } from "../../document/fragments.ts";
import type { UrlPlace } from "../../document/links.ts";
import { parentUri, relativePath } from "../../host/uri.ts";
import { plainInsert } from "../../template/tabStops.ts";
import { originOf, resolveLink } from "../../workspace/facts/paths.ts";
import { writtenFragment, writtenUrlPath } from "../../workspace/links/writtenPaths.ts";
import type { FeatureInput } from "../feature.ts";
import { inBrief } from "../meanings.ts";
import { type CompletionItem, type Cursor, replacing } from "./item.ts";
import { IN_DESTINATION } from "./trigger.ts";

/** Behind `](` the workspace's documents, behind a `#` the headings of the one that is named. */
export function completeLinks(input: FeatureInput, cursor: Cursor): readonly CompletionItem[] {
  const attribute = IN_ATTRIBUTE.exec(cursor.before);
  const found = DESTINATION.exec(cursor.before);
  if (!attribute && !found) return [];
  const [, angled, bare = "", ofLink] = found ?? [];
  const path = attribute?.[2] ?? angled ?? bare;
  const fragment = attribute ? attribute[3] : ofLink;
  const place = attribute ? "attribute" : angled === undefined ? "link" : "angled";
  const typed: Typed = { cursor, path, fragment: fragment ?? "", place };
  if (fragment !== undefined) return anchors(input, typed);
  return [...files(input, typed), ...(path === "" ? anchors(input, typed) : [])];
}

/** A destination as far as it is typed: the path in angle brackets or without, and the fragment. */
const DESTINATION = /(?:\]\(|^ {0,3}\[[^\]]+\]:[ \t]*)(?:<([^<>#]*)|([^()<># \t]*))(#[^()<> \t]*)?$/;
/** The same between the quotation marks of a tag's attribute. */
const IN_ATTRIBUTE = /<[A-Za-z][^<>]*[ \t](?:href|src)=(["'])([^"'<>#]*)(#[^"'<>]*)?$/;

/** What of a fragment may stand behind the cursor, and what of a path. */
const REST: Readonly<Record<UrlPlace, RegExp>> = {
  link: /^[^) \t\r\n>]*/,
  angled: /^[^) \t\r\n>]*/,
  attribute: /^[^"'<>\r\n]*(?=["'])|^/,
};
const REST_OF_PATH: Readonly<Record<UrlPlace, RegExp>> = {
  link: /^[^) \t\r\n>#]*/,
  angled: /^[^<>#]*(?=>)|^/,
  attribute: /^[^"'<>#\r\n]*(?=["'])|^/,
};

interface Typed {
  readonly cursor: Cursor;
  readonly path: string;
  readonly fragment: string;
  readonly place: UrlPlace;
}

/** True where completions of links are due: nothing else belongs there. */
export function isInLink(cursor: Cursor): boolean {
  return IN_DESTINATION.test(cursor.before) || IN_ATTRIBUTE.test(cursor.before);
}

function anchors(
  { document, workspace, context }: FeatureInput,
  { cursor, path, fragment, place }: Typed,
): readonly CompletionItem[] {
  const span = replacing(cursor, cursor.before.length - fragment.length, REST[place]);
  if (path === "") {
    const { outline } = document;
    const here = l10n.t("In this document");
    return [
      ...outline.headings.map(({ heading, slug }) => anchor(slug, heading.text, here)),
      ...[...htmlAnchorsIn(outline)].map(([id, place]) =>
        anchor(id, outline.headings[place]?.heading.text ?? id, here),
      ),
    ];
  }
  const destination = context.facts
    ? resolveLink(path, context.settings.docsRoot, originOf(document.uri, context.facts))
    : undefined;
  const places = destination?.kind === "place" ? destination.places.map(({ uri }) => uri) : [];
  const target = workspace.find(({ uri }) => places.includes(uri));
  if (!target) return [];
  const titles = new Map(target.headings.map(({ slug, text }) => [slug, text]));
  return [...target.fragments].map((slug) => anchor(slug, titles.get(slug) ?? slug, inBrief(target)));

  function anchor(slug: string, heading: string, of: string): CompletionItem {
    const insert = plainInsert(`#${writtenFragment(slug, place)}`);
    return { label: `#${slug}`, kind: "anchor", detail: heading, documentation: `${heading}\n${of}`, span, insert };
  }
}

function files(
  { document, workspace }: FeatureInput,
  { cursor, path: typed, place }: Typed,
): readonly CompletionItem[] {
  const folder = parentUri(document.uri);
  const span = replacing(cursor, cursor.before.length - typed.length, REST_OF_PATH[place]);
  return workspace
    .filter(({ uri }) => uri !== document.uri)
    .flatMap((summary) => {
      const { uri, title } = summary;
      const path = relativePath(folder, uri);
      if (path === undefined) return [];
      const written = writtenUrlPath(path, place);
      const documentation = inBrief(summary);
      return [
        { label: written, kind: "file" as const, detail: title, documentation, span, insert: plainInsert(written) },
      ];
    });
}
