import { withoutHistory } from "../../core/host/withoutHistory.ts";
import { applyEdits } from "../../core/text/textEdit.ts";
import { normalised } from "../../core/text/wording.ts";
import { type AdoptedKey, adoptDocument } from "../../core/workspace/adoptDocument.ts";
import { adoptionContextOf, placeRefusal } from "../../core/workspace/adoptionContext.ts";
import type { AdoptionWishes } from "../../core/workspace/adoptionValues.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import { findTargets } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { ADOPT_OPTIONS } from "../terminal/options.ts";
import { dayOf, nonEmpty, parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";
import { carryOut } from "./carryOut.ts";

/** `perfdoc adopt`: gives Markdown files our frontmatter, shows it, and touches nothing else in them. */
export async function adopt(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, ADOPT_OPTIONS);
  if (positionals.length === 0) throw new UsageError("No file was given; expected perfdoc adopt FILE….");
  const wishes: AdoptionWishes = {
    module: nonEmpty(values.module, "--module"),
    category: nonEmpty(values.category, "--category"),
    status: nonEmpty(values.status, "--status"),
    created: dayOf(values.created, "--created"),
    updated: dayOf(values.updated, "--updated"),
  };
  const { named, matched, folders } = await findTargets(terminal.host, terminal.cwd, positionals);
  const [folder] = folders;
  if (folder !== undefined) {
    throw new UsageError(`"${pathFrom(terminal.cwd, folder)}" is a folder; expected the files to be adopted.`);
  }
  const host = values["no-git"] ? withoutHistory(terminal.host) : terminal.host;
  const files = [...named, ...matched];
  const workspace = await workspaceOf({ ...terminal, host }, files, { config: values.config });
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  let exitCode: ExitCode = 0;
  for (const uri of files) {
    if (!(await adoptFile({ ...terminal, host }, workspace, uri, wishes, values["dry-run"] ?? false))) exitCode = 2;
  }
  return exitCode;
}

/** False if the file was refused, or could not be written. */
async function adoptFile(
  terminal: Terminal,
  workspace: Workspace,
  uri: string,
  wishes: AdoptionWishes,
  isDryRun: boolean,
): Promise<boolean> {
  const path = pathFrom(terminal.cwd, uri);
  const say = (message: string) => terminal.complain(`${path}: ${message}`);
  const place = placeRefusal(workspace, uri);
  const read = place === undefined ? await workspace.read(uri) : { kind: "refused" as const, message: place };
  if (read.kind !== "document") {
    say(read.message);
    return false;
  }
  const { document } = read;
  const adoption = adoptDocument(document, await adoptionContextOf(workspace, uri), wishes);
  if (adoption.kind === "refused") {
    say(adoption.message);
    return false;
  }
  if (adoption.kind === "ours") {
    say("This is a performance document already; nothing was changed.");
    return true;
  }
  const after = applyEdits(document.text, [adoption.edit]);
  const isWritten = await carryOut(
    terminal,
    workspace,
    { uri, before: document.text, after, lines: adoption.keys.map(lineFor) },
    isDryRun,
  );
  if (!workspace.isIncluded(uri))
    say("The config does not include this file, so a check of its folder passes it over.");
  return isWritten;
}

function lineFor({ key, value, source }: AdoptedKey): string {
  const written = `${key}: ${normalised(value)}`;
  return source === undefined ? written : `${written}  (${source})`;
}
