import { slug } from "github-slugger";
import type { PerfDocument } from "../../core/document/perfDocument.ts";
import { entryOf } from "../../core/frontmatter/frontmatterModel.ts";
import { joinUri, nameOf } from "../../core/host/uri.ts";
import { compileTemplate } from "../../core/template/compile.ts";
import { templateFrom } from "../../core/template/fromDocument.ts";
import type { Templates } from "../../core/template/templates.ts";
import { writeInWorkspace } from "../../core/workspace/writeInWorkspace.ts";
import { uriFrom } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { TEMPLATE_OPTIONS } from "../terminal/options.ts";
import { parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";

/** `perfdoc template`: writes a template that asks for what a document has, and prints where. */
export async function template(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, TEMPLATE_OPTIONS);
  if (values.from === undefined) throw new UsageError("No document was given; expected --from FILE.");
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" stands alone; expected --from in front of it.`);
  const { cwd } = terminal;
  const source = uriFrom(cwd, values.from);
  const workspace = await workspaceOf(terminal, [source], { config: values.config });
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  const read = await workspace.read(source);
  if (read.kind !== "document") throw new UsageError(`"${values.from}" can't be read. ${read.message}`);
  refuseChapters(values.from, read.document);
  const { templates } = workspace.placeContextOf(source);
  const category = categoryFor(values.category, read.document, templates);
  const folder = workspace.folderOf(source)?.uri ?? cwd;
  const uri =
    values.out === undefined ? joinUri(folder, `.perfdoc/templates/${category}.md`) : uriFrom(cwd, values.out);
  const text = templateFrom(read.document, category, templates.builtIn);
  const [problem] = compileTemplate(uri, text).problems;
  if (problem) throw new UsageError(`"${values.from}" gives no template. ${problem.message}`);
  const result = await writeInWorkspace(workspace, uri, text, { kind: values.force ? "anything" : "nothing" });
  const path = pathFrom(cwd, uri);
  if (result.kind !== "written") {
    const hint = result.kind === "conflict" ? " Choose another --out or --category, or overwrite it with --force." : "";
    throw new UsageError(`${path} was not written. ${result.message}${hint}`);
  }
  terminal.say(path);
  return 0;
}

/**
 * The category that was asked for, else the document's own where no template has it, else one by its file's name.
 * @throws UsageError for what no file can be called.
 */
function categoryFor(
  wanted: string | undefined,
  { uri, frontmatter }: PerfDocument,
  { byCategory }: Templates,
): string {
  if (wanted !== undefined) {
    if (!/^[a-z0-9][\w-]*$/i.test(wanted)) {
      throw new UsageError(`--category is "${wanted}"; expected letters, digits and hyphens.`);
    }
    return wanted;
  }
  const own = slug(entryOf(frontmatter, "category")?.value.text ?? "");
  const category = own !== "" && !byCategory.has(own) ? own : slug(nameOf(uri).replace(/\.[^.]*$/, ""));
  if (byCategory.has(category)) {
    throw new UsageError(
      `The category "${category}" has a template already; expected --category NAME for another one.`,
    );
  }
  return category === "" ? "own" : category;
}

/**
 * What is below a second heading of level 1 would be left out without a word.
 * @throws UsageError for a document with more than a title at that level.
 */
function refuseChapters(path: string, { outline }: PerfDocument): void {
  const count = outline.titles.levels.filter((level) => level === 1).length;
  if (count < 2) return;
  throw new UsageError(`"${path}" gives no template. It has ${count} headings of level 1; expected only the title.`);
}
