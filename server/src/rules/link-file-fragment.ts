import { destinationsIn, type PlacedDestination } from "../document/links.ts";
import { isOfTocEntry } from "../document/tableOfContents.ts";
import { nameOf } from "../host/uri.ts";
import { flatMap } from "../text/flatMap.ts";
import { nearest, shortened } from "../text/wording.ts";
import { unknown } from "../workspace/facts.ts";
import { originOf, resolveLink } from "../workspace/paths.ts";
import { defineRule, type Finding } from "./rule.ts";

export const linkFileFragment = defineRule({
  scope: "workspace",
  meta: {
    id: "link-file-fragment",
    group: "links",
    severity: "error",
    appliesTo: "family",
    summary: "A link to a heading of another document leads to none.",
    why: "Headings are renamed in one document while the links to them stand in others.",
    isFixable: true,
  },
  check: ({ document, facts }) =>
    flatMap(destinationsIn(document), (link) => {
      const destination = resolveLink(link.url, originOf(document.uri, facts));
      if (destination.kind !== "place" || !destination.fragment || !/\.(?:md|markdown)$/i.test(destination.uri))
        return [];
      // What the table of contents says of the document itself is looked at with its other entries.
      if (destination.uri === document.uri && isOfTocEntry(document.tableOfContents, link.urlSpan)) return [];
      // Code hosts take `#L10` for a line.
      if (/^L\d+(?:-L\d+)?$/.test(destination.fragment)) return [];
      const fragments = facts.fragments(destination.uri);
      if (fragments === unknown || fragments === "missing") return [];
      if (destination.fragment === "top" || fragments.has(destination.fragment)) return [];
      return [findingFor(link, destination.fragment, destination.uri, fragments)];
    }),
});

function findingFor(
  { url, urlSpan }: PlacedDestination,
  fragment: string,
  uri: string,
  fragments: ReadonlySet<string>,
): Finding {
  const meant = nearest(fragment, [...fragments]);
  const start = urlSpan.start + url.indexOf("#");
  const span = { start, end: urlSpan.end };
  return {
    span,
    message: `No heading in ${nameOf(uri)} has the anchor #${shortened(fragment)}${meant === undefined ? "." : `; #${meant} comes nearest.`}`,
    ...(meant !== undefined && {
      fixes: [
        {
          title: `Link to #${meant}`,
          safety: meant.toLowerCase() === fragment.toLowerCase() ? "safe" : "unsafe",
          isPreferred: true,
          edits: () => ({ edits: [{ span, newText: `#${meant}` }] }),
        },
      ],
    }),
  };
}
