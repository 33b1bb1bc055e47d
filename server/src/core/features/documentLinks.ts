import { nameOf } from "../host/uri.ts";
import { linesIn } from "../markdown/linkUrl.ts";
import type { Reference, Target } from "../workspace/facts/documentReferences.ts";
import { headingAt, isTop, type LinkedDocuments } from "../workspace/links/linkedDocuments.ts";
import { type DocumentLink, type FeatureInput, linkedIn } from "./feature.ts";

/** Every link, image, definition and path of the frontmatter that leads somewhere, in the order of the text. */
export function documentLinks(input: FeatureInput): readonly DocumentLink[] {
  if (input.checked.kind === "foreign") return [];
  const linked = linkedIn(input);
  return linked.own.links.flatMap((reference) => {
    const target = linked.targetOf(reference);
    return target ? internalLink(reference, target, linked) : externalLink(reference);
  });
}

function internalLink(
  { urlSpan }: Reference,
  { uri, fragment }: Target,
  linked: LinkedDocuments,
): readonly DocumentLink[] {
  const summary = linked.all.find((one) => one.uri === uri);
  const heading = summary && !isTop(fragment) ? headingAt(summary, fragment) : undefined;
  const name = uri === linked.own.uri ? "" : nameOf(uri);
  const tooltip = [name, heading?.text ?? (isTop(fragment) ? "" : `#${fragment}`)].filter((part) => part !== "");
  return [
    {
      span: urlSpan,
      target: fragment ? `${uri}#${lineFragment(fragment) ?? encodeURIComponent(fragment)}` : uri,
      tooltip: tooltip.join(" › ") || nameOf(uri),
      place: heading && { uri, span: heading.textSpan },
    },
  ];
}

/** Lines as VS Code has them, without columns. */
function lineFragment(fragment: string): string | undefined {
  const lines = linesIn(fragment);
  return lines && `L${lines.first}${lines.last > lines.first ? `-L${lines.last}` : ""}`;
}

/** No other scheme is opened from a document: some run what they name. */
const OPENED = /^(?:https?|mailto):/i;

function externalLink({ url, urlSpan }: Reference): readonly DocumentLink[] {
  return OPENED.test(url) ? [{ span: urlSpan, target: url, tooltip: url, place: undefined }] : [];
}
