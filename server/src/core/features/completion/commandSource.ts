import * as l10n from "@vscode/l10n";
import { joinUri, relativePath } from "../../host/uri.ts";
import { plainInsert } from "../../template/tabStops.ts";
import type { Facts } from "../../workspace/facts/facts.ts";
import { packagesMeantIn } from "../../workspace/links/scriptPackages.ts";
import type { FeatureInput } from "../feature.ts";
import { type CompletionItem, type Cursor, replacing } from "./item.ts";

/** A command up to the name of the script that it runs. */
const RUNS_SCRIPT = /^(?:npm run|pnpm run|pnpm|yarn run|yarn|bun run)[ \t]+(?![ \t])([\w:.-]*)$/;
/** What stands in front of a command: a prompt, or another command. */
const BEFORE_COMMAND = /^[\s\S]*?(?:&&|\|\||[;|])(?=[^;|&]*$)/;

/** What tells the package manager by which scripts are run; npm where none of them is there. */
const RUNNERS: Readonly<Record<string, string>> = {
  "pnpm-lock.yaml": "pnpm",
  "yarn.lock": "yarn",
  "bun.lock": "bun run",
};

/** The scripts of the packages that the document may mean: whole commands, or the name behind `npm run`. */
export function completeCommands({ document, context }: FeatureInput, cursor: Cursor): readonly CompletionItem[] {
  const { facts } = context;
  if (!facts || facts.folder === undefined) return [];
  const before = BEFORE_COMMAND.exec(cursor.before)?.[0] ?? "";
  const command = /^[ \t]*(?:\$[ \t]+)?(?![ \t])([\s\S]*)$/.exec(cursor.before.slice(before.length))?.[1] ?? "";
  const script = RUNS_SCRIPT.exec(command)?.[1];
  if (script === undefined && !/^[a-z]*$/.test(command)) return [];
  const lead = script === undefined ? `${runnerIn(facts, facts.folder)} ` : "";
  const typed = script ?? command;
  const folder = facts.folder;
  const offered = new Set<string>();
  return (packagesMeantIn(document, facts)({ kind: "here" }) ?? []).flatMap(({ uri, scripts }) =>
    scripts.scripts.flatMap(({ name, command: runs }): readonly CompletionItem[] => {
      if (offered.has(name)) return [];
      offered.add(name);
      return [
        {
          label: lead + name,
          kind: "command",
          detail: relativePath(folder, uri) ?? "package.json",
          documentation: runs === "" ? l10n.t("The script {0}", name) : runs,
          span: replacing(cursor, cursor.before.length - typed.length, /^[\w:.-]*/),
          insert: plainInsert(lead + name),
        },
      ];
    }),
  );
}

function runnerIn({ kindOf }: Facts, folder: string): string {
  const lock = Object.keys(RUNNERS).find((name) => kindOf(joinUri(folder, name)) === "file");
  return (lock === undefined ? undefined : RUNNERS[lock]) ?? "npm run";
}
