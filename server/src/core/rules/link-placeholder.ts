import * as l10n from "@vscode/l10n";
import { isOpenDestination } from "../conformance/score/openBesides.ts";
import { destinationsIn } from "../document/links.ts";
import { shortened } from "../text/wording.ts";
import { originOf, resolveLink } from "../workspace/facts/paths.ts";
import { defineRule, type WorkspaceInput } from "./rule.ts";

export const linkPlaceholder = defineRule({
  scope: "workspace",
  meta: {
    id: "link-placeholder",
    group: "links",
    severity: { stub: "hint", draft: "hint", current: "warning" },
    appliesTo: "related",
    summary: "A link is still the template's: it has a word in place of a target, or a target that is not there.",
    why: "The template only shows where a link belongs.",
    isFixable: false,
    yieldsTo: ["placeholder"],
  },
  check: (input) =>
    destinationsIn(input.document)
      .filter(({ url }) => isPlaceholder(url, input))
      .map(({ url, urlSpan }) => ({
        span: urlSpan,
        message: l10n.t(
          '"{0}" is still the template\'s; expected the address of a page or file that exists.',
          shortened(url),
        ),
      })),
});

function isPlaceholder(url: string, { document, conformance, facts, settings }: WorkspaceInput): boolean {
  const isFromTemplate = conformance?.template.linkTargets.includes(url) ?? false;
  if (!isFromTemplate && !isOpenDestination(url)) return false;
  // "url" may be a page's route, but hardly is.
  const destination = resolveLink(url, settings.docsRoot, originOf(document.uri, facts));
  return destination.kind === "place" && destination.places.every(({ uri }) => facts.kindOf(uri) === "missing");
}
