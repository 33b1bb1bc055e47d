import * as l10n from "@vscode/l10n";
import { saidOfCode } from "../conformance/match/codePlaces.ts";
import { nameOf } from "../host/uri.ts";
import type { CodeLocation } from "../mentions/codeLocations.ts";
import { isSourceFile } from "../mentions/sourceFiles.ts";
import { didYouMean } from "../text/nearWords.ts";
import { shortened } from "../text/wording.ts";
import { unknown } from "../workspace/facts/facts.ts";
import { codeBases, codeTarget, moduleOf } from "../workspace/links/codePaths.ts";
import { defineRule, type Finding, replacement, type WorkspaceInput } from "./rule.ts";

export const codeSymbol = defineRule({
  scope: "workspace",
  meta: {
    id: "code-symbol",
    group: "code",
    severity: "information",
    appliesTo: "conforming",
    summary: "A location says that a name is in a file, and the file does not have it.",
    why: "Functions are renamed more often than files. The name is looked for as a word, in whatever case; only what stands right beside a path is.",
    isFixable: true,
  },
  check: (input) => {
    const { document, conformance, facts } = input;
    if (!conformance || facts.folder === undefined) return [];
    const { locations } = saidOfCode(document, conformance.match);
    if (locations.length === 0) return [];
    const bases = codeBases(document.uri, facts.folder, moduleOf(document, facts.modules())?.uri);
    return locations
      .filter(({ path, symbols }) => symbols.length > 0 && isSourceFile(path))
      .flatMap((location) => missingSymbols(location, bases, input));
  },
});

/** Names in a file that is not there are none of this rule's business. */
function missingSymbols(
  { path, symbols }: CodeLocation,
  bases: readonly string[],
  { document, facts }: WorkspaceInput,
): readonly Finding[] {
  const target = codeTarget(path, bases, document.uri, facts);
  if (target.kind !== "file") return [];
  return symbols.flatMap(({ name, span }): readonly Finding[] => {
    const found = facts.nameIn(target.uri, name);
    if (found === undefined || found === unknown || found.isThere) return [];
    const { meant } = found;
    const file = shortened(nameOf(target.uri), 50);
    return [
      {
        span,
        message: l10n.t('There is no "{0}" in {1}{2}', shortened(name, 50), file, didYouMean(meant && `"${meant}"`)),
        fixes: meant === undefined ? [] : [replacement(l10n.t("Change to {0}", meant), "unsafe", span, meant)],
      },
    ];
  });
}
