import { RULE_IDS } from "../../core/check/allRules.ts";
import { joinUri } from "../../core/host/uri.ts";
import { CONFIG_NAMES } from "../../core/workspace/settings/configChain.ts";
import { readConfigFile } from "../../core/workspace/settings/configFile.ts";
import { configText } from "../../core/workspace/settings/configText.ts";
import { SETTINGS } from "../../core/workspace/settings/settings.ts";
import { writeInWorkspace } from "../../core/workspace/writeInWorkspace.ts";
import { workspaceOf } from "../checking/workspaceOf.ts";
import { INIT_OPTIONS } from "../terminal/options.ts";
import { nonEmpty, parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";

/** `perfdoc init`: writes a config with every setting and what it means, after asking where nobody has said. */
export async function init(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, INIT_OPTIONS);
  if (positionals.length > 0)
    throw new UsageError("perfdoc init takes no paths; it writes a config into the working directory.");
  const { host, cwd, ask } = terminal;
  const [name] = CONFIG_NAMES;
  const uri = joinUri(cwd, name);
  const there = await configThere(terminal);
  if (there !== undefined && !values.force)
    throw new UsageError(`${there} is there already; --force writes another one.`);
  const answered = async (question: string, given: string | undefined, usual: string) =>
    given ?? (ask ? (await ask(`${question} (${usual}) `)).trim() || usual : usual);
  const usualRoot = SETTINGS.docsRoot.default;
  const docsRoot = await answered(
    "Which folder holds the documents?",
    nonEmpty(values["docs-root"], "--docs-root"),
    usualRoot,
  );
  // Whoever names no folder is not to have fewer documents checked than without a config.
  const usualGlobs = docsRoot === usualRoot ? SETTINGS.include.default : [`${docsRoot}/**/*.md`];
  const globs = await answered("Which files are checked?", nonEmpty(values.include, "--include"), usualGlobs.join(","));
  const include = globsIn(globs);
  if (include.length === 0)
    throw new UsageError(`${name} was not written. No file would be checked; expected a glob such as "docs/**/*.md".`);
  const text = configText({ docsRoot, include });
  const [problem] = readConfigFile(uri, text, RULE_IDS).problems;
  if (problem) throw new UsageError(`${name} was not written. ${problem.message}`);
  const workspace = await workspaceOf(terminal, [joinUri(cwd, "document.md")], { noConfig: true });
  const before = await host.readText(uri);
  const expected = before.kind === "text" ? { kind: "text" as const, text: before.text } : { kind: "nothing" as const };
  const result = await writeInWorkspace(workspace, uri, text, expected);
  if (result.kind !== "written") throw new UsageError(`${name} was not written. ${result.message}`);
  terminal.say(name);
  return 0;
}

/** The globs of a list; a comma in braces is one's own. */
function globsIn(list: string): readonly string[] {
  const globs = [""];
  let depth = 0;
  for (const character of list) {
    if (character === "{") depth++;
    if (character === "}") depth--;
    if (character === "," && depth <= 0) globs.push("");
    else globs.push(`${globs.pop()}${character}`);
  }
  return globs.map((glob) => glob.trim()).filter((glob) => glob !== "");
}

async function configThere({ host, cwd }: Terminal): Promise<string | undefined> {
  for (const name of CONFIG_NAMES) if (await host.stat(joinUri(cwd, name))) return name;
  return undefined;
}
