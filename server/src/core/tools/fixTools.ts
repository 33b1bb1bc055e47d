import * as z from "zod/mini";
import { Refusal } from "../tasks/refusal.ts";
import { suggestion } from "../text/nearWords.ts";
import { shortened } from "../text/wording.ts";
import { documentNamed, pathInput, pathOutput } from "./checkedDocument.ts";
import { pathTo } from "./namedPlace.ts";
import { ruleNamed } from "./namedRule.ts";
import { pageInput, pageOf, pageOutput } from "./paging.ts";
import { changesOf, diffOf, type ProposedFix, proposedFixes, versionOfIds } from "./proposedFixes.ts";
import { defineTool } from "./tool.ts";

const USUAL = 10;
/** So many characters the diffs of an answer have together; what is cut off is in the file once a fix is applied. */
const LONGEST_DIFFS = 6_000;

const row = z.object({
  id: z.string().check(z.describe("For perfdoc_apply_fix; good until the document changes.")),
  title: z.string(),
  rule: z.optional(z.string()),
  safety: z
    .enum(["safe", "adds", "unsafe"])
    .check(
      z.describe(
        "safe: repairs what is written; adds: writes the template's text or a likely fact, to be looked at; unsafe: only an author can tell whether it is meant.",
      ),
    ),
  line: z.int(),
  message: z.string().check(z.describe("The finding that it fixes.")),
  diff: z.string(),
});

export const proposeFixes = defineTool({
  name: "perfdoc_propose_fixes",
  title: "Propose Fixes",
  description:
    "Lists the fixes of a document's findings, each with an id and what it would change as a unified diff. Changes nothing; perfdoc_apply_fix applies one by its id.",
  effect: "reads",
  input: z.strictObject({
    path: pathInput,
    rule: z.optional(z.string().check(z.describe("Only the fixes of this rule's findings."))),
    ...pageInput(USUAL),
  }),
  output: z.object({ path: pathOutput, fixes: z.array(row), ...pageOutput }),
  answer: async (context, { path: named, rule, ...asked }) => {
    if (rule !== undefined) ruleNamed(rule);
    const found = await documentNamed(context, named);
    const all = proposedFixes(found).filter((fix) => rule === undefined || fix.rule === rule);
    const page = pageOf(all, asked, { usual: USUAL, version: versionOfIds(found) });
    const room = Math.floor(LONGEST_DIFFS / Math.max(1, page.rows.length));
    const fixes: z.output<typeof row>[] = [];
    for (const fix of page.rows) {
      const diff = await diffOf(context, found, await changesOf(context, found, fix));
      const { id, title, safety, line, message } = fix;
      const own = fix.rule === undefined ? {} : { rule: fix.rule };
      fixes.push({ id, title, ...own, safety, line, message, diff: cut(diff, room) });
    }
    const none = all.length === 0 ? [`No fix is offered; perfdoc_check says what is left, to be written by hand.`] : [];
    return {
      content: { path: found.path, fixes, ...page.place },
      lines: [...none, ...fixes.flatMap(linesFor), ...page.lines],
    };
  },
});

function linesFor({ id, title, safety, line, message, diff }: z.output<typeof row>): readonly string[] {
  return [`fix "${id}" (${safety}), line ${line}: ${title}. ${message}`, ...diff.trimEnd().split("\n")];
}

function cut(diff: string, room: number): string {
  return diff.length > room ? `${diff.slice(0, room)}\n… (a smaller limit shows more of each)\n` : diff;
}

export const applyFix = defineTool({
  name: "perfdoc_apply_fix",
  title: "Apply Fix",
  description:
    "Applies one fix that perfdoc_propose_fixes has listed, and writes the files. Nothing is written if the document has changed since it was listed.",
  effect: "changes",
  input: z.strictObject({
    path: pathInput,
    fix: z.string().check(z.describe("The id of the fix, as perfdoc_propose_fixes gives it.")),
  }),
  output: z.object({
    path: pathOutput,
    title: z.string(),
    files: z.array(z.string()).check(z.describe("The files that were written.")),
    diff: z.string(),
  }),
  answer: async (context, { path: named, fix: id }) => {
    const found = await documentNamed(context, named);
    const fix = fixCalled(id, proposedFixes(found), versionOfIds(found));
    const changes = await changesOf(context, found, fix);
    if (changes.length === 0)
      throw new Refusal(`"${fix.title}" changes nothing in the workspace; choose another fix, or write it by hand.`);
    const diff = cut(await diffOf(context, found, changes), LONGEST_DIFFS);
    const failure = await context.write(found.workspace, changes);
    if (failure !== undefined) throw new Refusal(failure);
    const files = [...new Set(changes.map(({ uri }) => pathTo(context, uri)))];
    const content = { path: found.path, title: fix.title, files, diff };
    return { content, lines: [`${fix.title}: wrote ${files.join(", ")}`, ...diff.trimEnd().split("\n")] };
  },
});

function fixCalled(id: string, all: readonly ProposedFix[], version: string): ProposedFix {
  const found = all.find((fix) => fix.id === id);
  if (found) return found;
  const isOfOtherText = !id.endsWith(`-${version}`);
  if (isOfOtherText && /-\w{10}$/.test(id))
    throw new Refusal("The document has changed since the fix was listed; call perfdoc_propose_fixes again.");
  const near = suggestion(
    id,
    all.map((fix) => fix.id),
  );
  throw new Refusal(
    `There is no fix "${shortened(id)}"${near === "." ? "; perfdoc_propose_fixes lists those there are." : near}`,
  );
}
