import * as l10n from "@vscode/l10n";
import { expectedFragments } from "../conformance/toc/expectedFragments.ts";
import { hasFragment } from "../document/fragments.ts";
import { destinationsIn, type PlacedDestination } from "../document/links.ts";
import { isOfTocEntry } from "../document/tableOfContents.ts";
import { decodeFragment, fragmentPlace } from "../markdown/linkUrl.ts";
import { didYouMean, NearWords } from "../text/nearWords.ts";
import { shiftSpan, spanAt } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, type Fix, replacement } from "./rule.ts";

export const linkFragment = defineRule({
  scope: "document",
  meta: {
    id: "link-fragment",
    group: "links",
    severity: "error",
    appliesTo: "related",
    summary: "A link to a heading of this document leads to none.",
    why: "The link does nothing when it is followed.",
    isFixable: true,
  },
  check: ({ document, conformance }) => {
    const { outline, tableOfContents: toc } = document;
    const broken = destinationsIn(document)
      .filter(({ url, urlSpan }) => url.startsWith("#") && !isOfTocEntry(toc, urlSpan))
      .map((link) => ({ link, fragment: decodeFragment(link.url.slice(1)) }))
      .filter(({ fragment }) => !hasFragment(outline, fragment));
    const due = conformance && broken.length > 0 ? expectedFragments(conformance.match) : new Set<string>();
    const slugs = new NearWords(outline.headings.map(({ slug }) => slug));
    return broken
      .filter(({ fragment }) => !due.has(fragment))
      .map(({ link, fragment }) => findingFor(link, fragment, slugs));
  },
});

/** How many headings a fix is offered for. */
const MOST_FIXES = 3;

function findingFor({ url, urlSpan }: PlacedDestination, fragment: string, slugs: NearWords): Finding {
  const offered = slugs.nearestFew(fragment, MOST_FIXES);
  const [meant] = offered;
  return {
    span: urlSpan,
    message: l10n.t("No heading here has the anchor #{0}{1}", shortened(fragment), didYouMean(meant && `#${meant}`)),
    fixes: offered.map(
      (slug): Fix =>
        // Only the way it is written differs, so there is nothing to choose.
        replacement(
          l10n.t("Link to #{0}", slug),
          slug.toLowerCase() === fragment.toLowerCase() ? "safe" : "unsafe",
          shiftSpan(fragmentPlace(url) ?? spanAt(0), urlSpan.start),
          slug,
          slug === meant,
        ),
    ),
  };
}
