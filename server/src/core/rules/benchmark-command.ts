import * as l10n from "@vscode/l10n";
import { joinUri, parentUri, relativePath } from "../host/uri.ts";
import type { ScriptCall } from "../mentions/scriptCalls.ts";
import { byNearness, nearest, suggestion } from "../text/nearWords.ts";
import { containmentTest } from "../text/span.ts";
import { allOf, shortened } from "../text/wording.ts";
import type { Facts } from "../workspace/facts/facts.ts";
import { isPartOfMore } from "../workspace/links/codePaths.ts";
import { keptCommands, scriptCallsIn } from "../workspace/links/documentCommands.ts";
import {
  type PackagesMeant,
  packagesMeantIn,
  type ScriptPackage,
  scriptIn,
} from "../workspace/links/scriptPackages.ts";
import { defineRule, type Finding, replacement } from "./rule.ts";

export const benchmarkCommand = defineRule({
  scope: "workspace",
  meta: {
    id: "benchmark-command",
    group: "code",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A command of pnpm, npm, yarn or bun runs a script that its `package.json` does not have.",
    why: "A benchmark that can't be run as it is described is not run at all. A script counts as found in the package that the command names, in the module's or in the workspace folder's.",
    isFixable: true,
  },
  check: ({ document, conformance, facts }) => {
    if (!conformance) return [];
    const isStub = document.frontmatter.entries.some(({ key, value }) => key === "status" && value.text === "stub");
    // What the template brought along says nothing until somebody has begun to write.
    const isKept = containmentTest(isStub ? keptCommands(conformance.match) : []);
    const packagesMeant = packagesMeantIn(document, facts);
    return scriptCallsIn(document, conformance.match)
      .filter(({ script }) => !isKept(script.span))
      .flatMap((call) => findingFor(call, packagesMeant, facts) ?? []);
  },
});

function findingFor(call: ScriptCall, packagesMeant: PackagesMeant, facts: Facts): Finding | undefined {
  const { script, where } = call;
  const packages = packagesMeant(where);
  if (packages === undefined || scriptIn(packages, script.text)) return undefined;
  // Scripts of a repository's root are run from any of its packages.
  if (where.kind === "here" && isPartOfMore(facts)) return undefined;
  const names = [...new Set(packages.flatMap(({ scripts }) => scripts.scripts.map(({ name }) => name)))];
  if (!call.isSurelyScript && !mustBeScript(script.text, names, packages, facts)) return undefined;
  return {
    span: script.span,
    message: l10n.t(
      'There is no script "{0}" in {1}{2}',
      shortened(script.text, 40),
      placesOf(packages, facts),
      suggestion(script.text, names),
    ),
    fixes: similarScripts(script.text, names).map((name, index) =>
      replacement(l10n.t('Change to "{0}"', name), "unsafe", script.span, name, index === 0),
    ),
  };
}

/**
 * A bare word may be a program of a dependency. It is meant as a script if it has a colon, as no program has, if it
 * speaks of benchmarks, or if it is one letter away from a script; and never if such a program is installed.
 */
function mustBeScript(
  word: string,
  names: readonly string[],
  packages: readonly ScriptPackage[],
  facts: Facts,
): boolean {
  const [closest] = byNearness(word, names);
  const isMeant = word.includes(":") || /^bench(?:mark)?s?(?:$|[-.])/.test(word) || isOneLetterOff(word, closest);
  return (
    isMeant &&
    packages.every(({ uri }) => facts.kindOf(joinUri(parentUri(uri), `node_modules/.bin/${word}`)) === "missing")
  );
}

const SHORTEST_COMPARED = 6;

/** Of words that begin alike: `jest` is no misspelled `test`. */
function isOneLetterOff(word: string, script: string | undefined): boolean {
  if (script === undefined || word.length < SHORTEST_COMPARED || word[0] !== script[0]) return false;
  let same = 0;
  while (same < word.length && word[same] === script[same]) same++;
  const rest = word.slice(same);
  const restOfScript = script.slice(same);
  return rest.slice(1) === restOfScript.slice(1) || rest.slice(1) === restOfScript || rest === restOfScript.slice(1);
}

/** How many scripts a fix is offered for. */
const MOST_FIXES = 3;

function similarScripts(word: string, names: readonly string[]): readonly string[] {
  return byNearness(word, names)
    .filter((name) => nearest(word, [name]) !== undefined)
    .slice(0, MOST_FIXES);
}

/** How many packages a message names. */
const MOST_NAMED = 2;

function placesOf(packages: readonly ScriptPackage[], { folder }: Facts): string {
  const paths = packages.map(({ uri }) => relativePath(folder ?? "", uri) ?? uri);
  if (paths.length > MOST_NAMED) return l10n.t("any of the {0} packages", paths.length);
  return allOf(paths);
}
