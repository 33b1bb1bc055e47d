import * as l10n from "@vscode/l10n";
import { destinationsIn, type PlacedDestination } from "../document/links.ts";
import { isOfTocEntry } from "../document/tableOfContents.ts";
import { nameOf } from "../host/uri.ts";
import { fragmentPlace } from "../markdown/linkUrl.ts";
import { didYouMean, NearWords } from "../text/nearWords.ts";
import { shiftSpan } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { unknown } from "../workspace/facts/facts.ts";
import { defineRule, type Finding, replacement } from "./rule.ts";

export const linkFileFragment = defineRule({
  scope: "workspace",
  meta: {
    id: "link-file-fragment",
    group: "links",
    severity: "error",
    appliesTo: "related",
    summary: "A link to a heading of another document leads to none.",
    why: "Headings are renamed in one document while the links to them stand in others.",
    isFixable: true,
  },
  check: ({ document, facts, targetOf }) => {
    const candidates = new Map<ReadonlySet<string>, NearWords>();
    return destinationsIn(document).flatMap((link) => {
      if (!link.url.includes("#")) return [];
      const target = targetOf(link.url);
      // Code hosts take `#L10` for a line.
      if (target.kind !== "place" || !target.fragment || target.lines || !/\.(?:md|markdown)$/i.test(target.uri))
        return [];
      // What the table of contents says of the document itself is looked at with its other entries.
      if (target.uri === document.uri && isOfTocEntry(document.tableOfContents, link.urlSpan)) return [];
      const fragments = facts.fragments(target.uri);
      if (fragments === unknown || fragments === "missing") return [];
      if (target.fragment === "top" || fragments.has(target.fragment)) return [];
      const near = candidates.get(fragments) ?? new NearWords([...fragments]);
      candidates.set(fragments, near);
      return [findingFor(link, target.fragment, target.uri, near)];
    });
  },
});

function findingFor({ url, urlSpan }: PlacedDestination, fragment: string, uri: string, fragments: NearWords): Finding {
  const meant = fragments.nearest(fragment);
  const place = fragmentPlace(url);
  const span = place ? shiftSpan({ start: place.start - 1, end: place.end }, urlSpan.start) : urlSpan;
  return {
    span,
    message: l10n.t(
      "No heading in {0} has the anchor #{1}{2}",
      nameOf(uri),
      shortened(fragment),
      didYouMean(meant && `#${meant}`),
    ),
    ...(meant !== undefined && {
      fixes: [
        replacement(
          l10n.t("Link to #{0}", meant),
          meant.toLowerCase() === fragment.toLowerCase() ? "safe" : "unsafe",
          span,
          `#${meant}`,
        ),
      ],
    }),
  };
}
