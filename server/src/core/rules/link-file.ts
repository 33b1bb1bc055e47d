import * as l10n from "@vscode/l10n";
import { destinationsIn, type PlacedDestination } from "../document/links.ts";
import { parentUri, relativePath } from "../host/uri.ts";
import { pathPartOf } from "../markdown/linkUrl.ts";
import { shortened } from "../text/wording.ts";
import { unknown } from "../workspace/facts/facts.ts";
import { writtenUrlPath } from "../workspace/links/writtenPaths.ts";
import { defineRule, type Finding, type Fix, replacement, type WorkspaceInput } from "./rule.ts";

export const linkFile = defineRule({
  scope: "workspace",
  meta: {
    id: "link-file",
    group: "links",
    severity: "error",
    appliesTo: "related",
    summary: "A link to a file leads nowhere.",
    why: "Files move and are renamed; a link that stayed behind helps nobody.",
    isFixable: true,
    yieldsTo: ["benchmark-results-missing"],
  },
  check: (input) => {
    const { document, conformance, targetOf } = input;
    return destinationsIn(document).flatMap((link) => {
      // What the template brought along and nobody looked at is told as such.
      if (conformance?.template.linkTargets.includes(link.url)) return [];
      const target = targetOf(link.url);
      return target.kind === "nowhere" ? [findingFor(link, target.uri, input)] : [];
    });
  },
});

/** How many files a fix is offered for. */
const MOST_FIXES = 3;

function findingFor(link: PlacedDestination, uri: string, { document, facts }: WorkspaceInput): Finding {
  const similar = facts.similarFiles(uri);
  const path = pathPartOf(link.url);
  const suffix = link.url.slice(path.length);
  const paths = (similar === unknown ? [] : similar.slice(0, MOST_FIXES)).flatMap(
    (file) => relativePath(parentUri(document.uri), file) ?? [],
  );
  return {
    span: link.urlSpan,
    message: l10n.t('"{0}" leads to no file; expected a path that exists.', shortened(path)),
    fixes: paths.map(
      (file, index): Fix =>
        replacement(
          l10n.t("Link to {0}", file),
          "unsafe",
          link.urlSpan,
          writtenUrlPath(file, link.place) + suffix,
          index === 0,
        ),
    ),
  };
}
