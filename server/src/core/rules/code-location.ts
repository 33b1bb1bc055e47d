import * as l10n from "@vscode/l10n";
import { type SaidOfCode, saidOfCode } from "../conformance/match/codePlaces.ts";
import { destinationsIn } from "../document/links.ts";
import { isInside, nameOf, relativePath } from "../host/uri.ts";
import type { CodeLocation } from "../mentions/codeLocations.ts";
import { isSourceFile } from "../mentions/sourceFiles.ts";
import { tokensIn } from "../template/valueKinds.ts";
import { type Span, textOf } from "../text/span.ts";
import { countOf, shortened } from "../text/wording.ts";
import { unknown } from "../workspace/facts/facts.ts";
import { codeBases, codeTarget, isMade, mayBeAbove, moduleOf } from "../workspace/links/codePaths.ts";
import { globBase } from "../workspace/settings/globs.ts";
import { defineRule, type Finding, type Fix, replacement, type WorkspaceInput } from "./rule.ts";

export const codeLocation = defineRule({
  scope: "workspace",
  meta: {
    id: "code-location",
    group: "code",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A location names a file that is not there or has fewer lines, or a glob matches no file.",
    why: "Code moves and documents stay behind. Locations count from the module's folder, the workspace folder or the document's own.",
    isFixable: true,
    yieldsTo: ["benchmark-results-missing"],
  },
  check: (input) => {
    const { document, conformance, facts } = input;
    if (!conformance || facts.folder === undefined) return [];
    const { isInOne, locations } = saidOfCode(document, conformance.match);
    const bases = codeBases(document.uri, facts.folder, moduleOf(document, facts.modules())?.uri);
    return [...locations.flatMap((location) => findingsFor(location, bases, input)), ...linesOfLinks(input, isInOne)];
  },
});

function findingsFor(location: CodeLocation, bases: readonly string[], input: WorkspaceInput): readonly Finding[] {
  const { document, facts } = input;
  if (tokensIn(textOf(document.text, location.span)).length > 0) return [];
  if (location.isGlob) return globFindings(location, bases, input);
  const target = codeTarget(location.path, bases, document.uri, facts);
  switch (target.kind) {
    case "file":
      return linesFinding(location, target.uri, input);
    case "nowhere":
      return missingFile(location, target.uris, bases, input);
    default:
      return [];
  }
}

function linesFinding({ path, lines }: CodeLocation, uri: string, input: WorkspaceInput): readonly Finding[] {
  const { facts } = input;
  const count = lines === undefined ? undefined : facts.lineCount(uri);
  if (lines === undefined || count === undefined || count === unknown || lines.last <= count) return [];
  const asked =
    lines.first === lines.last ? l10n.t("line {0}", lines.first) : l10n.t("lines {0} to {1}", lines.first, lines.last);
  return [
    {
      span: lines.span,
      message: l10n.t("{0} has {1}; expected {2} to be there.", shortened(path, 50), countOf(count, "line"), asked),
    },
  ];
}

/** Only what is certain is told: a file's name with its ending, in a folder, that could be nowhere else. */
function missingFile(
  { path, pathSpan, lines }: CodeLocation,
  uris: readonly string[],
  bases: readonly string[],
  input: WorkspaceInput,
): readonly Finding[] {
  const { document, facts } = input;
  const [meant] = uris;
  const isInFolder = path.includes("/");
  if (meant === undefined || !isSourceFile(path) || path.startsWith("/") || isMade(path)) return [];
  if (!(isInFolder || lines) || mayBeAbove(path, bases, document.uri, facts)) return [];
  const similar = facts.similarFiles(meant);
  if (similar === unknown) return [];
  const sameName = similar.filter((uri) => nameOf(uri).toLowerCase() === nameOf(meant).toLowerCase());
  // A name alone is enough for a reader where such a file is somewhere, and so is a path below some folder where
  // nothing says which folder the document is about.
  const mayBeMeant = (uri: string) => `/${relativePath(facts.folder ?? "", uri)}`.endsWith(`/${plainPath(path)}`);
  if ((!isInFolder || !knowsModule(input)) && sameName.some(mayBeMeant)) return [];
  return [
    {
      span: pathSpan,
      message: l10n.t(
        'There is no file "{0}"; expected a path from the module\'s folder or the workspace folder.',
        shortened(path, 50),
      ),
      fixes: similar
        .filter((uri) => isSourceFile(nameOf(uri)))
        .slice(0, MOST_FIXES)
        .flatMap((uri, index) => fixesTo(uri, index === 0, pathSpan, meant, input)),
    },
  ];
}

function knowsModule({ document, facts }: WorkspaceInput): boolean {
  return moduleOf(document, facts.modules()) !== undefined;
}

function plainPath(path: string): string {
  return path.replace(/^\.\//, "");
}

/** How many files a fix is offered for. */
const MOST_FIXES = 3;

/** The same place in another spelling is the one that is meant; any other file, of its name or nearly, is for the author to choose. */
function fixesTo(
  uri: string,
  isPreferred: boolean,
  span: Span,
  meant: string,
  { document, facts }: WorkspaceInput,
): readonly Fix[] {
  const module = moduleOf(document, facts.modules())?.uri;
  const isFromModule = module !== undefined && isInside(module, meant) && isInside(module, uri);
  const path = relativePath(isFromModule ? module : (facts.folder ?? ""), uri);
  if (path === undefined) return [];
  const isSame = uri.toLowerCase() === meant.toLowerCase();
  return [replacement(l10n.t("Change to {0}", path), isSame ? "safe" : "unsafe", span, path, isPreferred)];
}

/** A folder that version control leaves out is not looked through, so nothing is said of it. */
function globFindings(
  { path, span }: CodeLocation,
  bases: readonly string[],
  input: WorkspaceInput,
): readonly Finding[] {
  const { document, facts } = input;
  // Brackets may be a folder's name, `app/[id]`, as well as a pattern.
  if (isMade(path) || path.startsWith("/") || /[[\]()!]/.test(path) || mayBeAbove(path, bases, document.uri, facts))
    return [];
  const inside = bases.filter((base) => facts.folder !== undefined && isInside(facts.folder, base));
  const globs = [plainPath(path), ...(knowsModule(input) ? [] : [`**/${plainPath(path)}`])];
  for (const [base, glob] of inside.flatMap((one) => globs.map((two) => [one, two] as const))) {
    const files = facts.filesMatching(base, glob);
    if (files === undefined || files === unknown || files.length > 0) return [];
  }
  const start = codeTarget(globBase(path) || ".", bases, document.uri, facts);
  if (start.kind === "unknown" || start.kind === "elsewhere") return [];
  if (start.kind === "folder") {
    const known = facts.filesMatching(start.uri, "**");
    if (known === undefined || known === unknown || known.length === 0) return [];
  }
  return [
    { span, message: l10n.t('No file matches "{0}"; expected a glob that names at least one.', shortened(path, 50)) },
  ];
}

/** `[queue.ts](../src/queue.ts#L31)`: that the file is there is another rule's business. */
function linesOfLinks(
  { document, facts, targetOf }: WorkspaceInput,
  isInOne: SaidOfCode["isInOne"],
): readonly Finding[] {
  return destinationsIn(document)
    .filter(({ span }) => isInOne(span))
    .flatMap(({ url, urlSpan }): readonly Finding[] => {
      const target = targetOf(url);
      if (target.kind !== "place" || facts.kindOf(target.uri) !== "file") return [];
      const line = target.lines?.first ?? 0;
      const count = line > 0 && isSourceFile(nameOf(target.uri)) ? facts.lineCount(target.uri) : undefined;
      if (count === undefined || count === unknown || line <= count) return [];
      const asked = l10n.t("line {0}", line);
      const name = shortened(nameOf(target.uri), 50);
      const message = l10n.t("{0} has {1}; expected {2} to be there.", name, countOf(count, "line"), asked);
      return [{ span: urlSpan, message }];
    });
}
