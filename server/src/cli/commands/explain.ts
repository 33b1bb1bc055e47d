import { allRules, RULE_IDS } from "../../core/check/allRules.ts";
import { joinUri } from "../../core/host/uri.ts";
import { suggestion } from "../../core/text/nearWords.ts";
import { rulePagesBeside } from "../../node/rulePages.ts";
import { EXPLAIN_OPTIONS } from "../terminal/options.ts";
import { parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";

/** `perfdoc explain`: prints the pages of rules, or all rules with what they find. */
export async function explain(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { positionals: ids } = parseOptions(args, EXPLAIN_OPTIONS);
  const unknown = ids.find((id) => !RULE_IDS.includes(id));
  if (unknown !== undefined) throw new UsageError(`There is no rule "${unknown}"${suggestion(unknown, RULE_IDS)}`);
  if (ids.length === 0) {
    const width = Math.max(...RULE_IDS.map((id) => id.length));
    for (const { id, summary } of allRules) terminal.say(`${id.padEnd(width)}  ${summary}`);
  }
  for (const id of ids) terminal.out(await pageOf(terminal, id));
  return 0;
}

/** @throws UsageError where the page did not come with the program. */
async function pageOf({ host, program }: Terminal, id: string): Promise<string> {
  const folder = program === undefined ? undefined : rulePagesBeside(program);
  const page = folder === undefined ? undefined : await host.readText(joinUri(folder, `${id}.md`));
  if (page?.kind === "text") return page.text;
  throw new UsageError(`The page of "${id}" can't be read. ${page?.message ?? "It is not where the program is kept."}`);
}
