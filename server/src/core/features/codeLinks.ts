import * as l10n from "@vscode/l10n";
import { resultsLinksIn } from "../conformance/benchmarks/resultsLink.ts";
import { nameOf } from "../host/uri.ts";
import { type CodeLocation, codeLocationsIn } from "../mentions/codeLocations.ts";
import { containsSpan, type Span, spanAt } from "../text/span.ts";
import { codeBases, codeTarget, moduleOf } from "../workspace/links/codePaths.ts";
import { scriptCallsIn } from "../workspace/links/documentCommands.ts";
import { packagesMeantIn, scriptIn } from "../workspace/links/scriptPackages.ts";
import type { DocumentLink, FeatureInput } from "./feature.ts";

/** Where something in a document leads in the code. */
export interface CodeLink {
  readonly span: Span;
  readonly uri: string;
  /** Lines and columns count from 1; undefined for a whole file. */
  readonly lines: { readonly first: number; readonly last: number } | undefined;
  readonly column: number | undefined;
  readonly tooltip: string;
}

/** The code links in the form of any others. The fragment is VS Code's: `#L42`, `#L42,7`, `#L10-L20`. */
export function codeLinks(input: FeatureInput): readonly DocumentLink[] {
  return codeLinksIn(input).map(({ span, uri, lines, column, tooltip }) => {
    const from = lines && (column === undefined ? `L${lines.first}` : `L${lines.first},${column}`);
    const to = lines && lines.last > lines.first ? `-L${lines.last}` : "";
    return { span, target: from === undefined ? uri : `${uri}#${from}${to}`, tooltip, place: undefined };
  });
}

/** Where the path or script at an offset leads. */
export function codeDefinition(input: FeatureInput, offset: number): CodeLink | undefined {
  return codeLinksIn(input).find(({ span }) => containsSpan(span, spanAt(offset)));
}

/** Every path of code, or of results, that leads to a file, and every script that a command runs, in the order of the text. */
function codeLinksIn({ document, checked, context: { facts } }: FeatureInput): readonly CodeLink[] {
  if (checked.kind === "foreign" || !facts) return [];
  const bases = codeBases(document.uri, facts.folder, moduleOf(document, facts.modules())?.uri);
  const locations = codeLocationsIn(document).flatMap((location): readonly CodeLink[] => {
    const target = location.isGlob ? undefined : codeTarget(location.path, bases, document.uri, facts);
    return target?.kind === "file" ? [linkOf(location, target.uri)] : [];
  });
  const known = new Set(locations.map(({ span }) => span.start));
  const results = resultsLinksIn(document).flatMap(({ kind, path, pathSpan }): readonly CodeLink[] => {
    if (kind !== "path" || known.has(pathSpan.start)) return [];
    const target = codeTarget(path, bases, document.uri, facts);
    return target.kind === "file" ? [linkOf({ span: pathSpan, lines: undefined, column: undefined }, target.uri)] : [];
  });
  const packagesMeant = packagesMeantIn(document, facts);
  const scripts = scriptCallsIn(document, checked.conformance?.match).flatMap((call): readonly CodeLink[] => {
    const found = scriptIn(packagesMeant(call.where) ?? [], call.script.text);
    if (!found) return [];
    const { uri, script } = found;
    const lines = { first: script.line, last: script.line };
    return [{ span: call.script.span, uri, lines, column: undefined, tooltip: `${nameOf(uri)} › ${script.name}` }];
  });
  return [...locations, ...results, ...scripts].sort((a, b) => a.span.start - b.span.start);
}

function linkOf({ span, lines, column }: Pick<CodeLocation, "span" | "lines" | "column">, uri: string): CodeLink {
  const name = nameOf(uri);
  return { span, uri, lines, column, tooltip: lines ? l10n.t("{0}, line {1}", name, lines.first) : name };
}
