import { window } from "vscode";
import type { BaseLanguageClient, CodeAction } from "vscode-languageclient";
import { actionsFor, applyAction } from "../serverActions.ts";
import { documentUri, isTreeNode } from "./target.ts";

const MISSING_SECTION = "section-missing";
const MISSING: readonly string[] = [MISSING_SECTION, "subsection-missing"];

/** Adds every section that a document lacks, in the template's order. */
export async function insertMissingSections(client: BaseLanguageClient, argument: unknown): Promise<void> {
  const uri = documentUri(argument);
  if (!uri) return;
  const { document } = await window.showTextDocument(uri);
  const offered = (await actionsFor(client, document, "quickfix")).filter((action) => fixes(action, [MISSING_SECTION]));
  // Where several are missing, the action that adds them all is the one that names none.
  const action = offered.find(({ title }) => !title.endsWith('"')) ?? offered[0];
  if (action) await applyAction(client, action);
  else window.setStatusBarMessage("This document lacks no section.", 5_000);
}

/** Adds the section of a row, with tab stops. */
export async function addSection(client: BaseLanguageClient, node: unknown): Promise<void> {
  if (!isTreeNode(node) || node.kind !== "section") return;
  const uri = documentUri(node);
  if (!uri) return;
  const { document } = await window.showTextDocument(uri);
  const offered = await actionsFor(client, document, "quickfix");
  const action = offered.find((one) => fixes(one, MISSING) && one.title.endsWith(`"${node.section.title}"`));
  if (action) await applyAction(client, action);
}

function fixes({ diagnostics = [] }: CodeAction, rules: readonly string[]): boolean {
  return diagnostics.some(({ code }) => rules.some((rule) => rule === code));
}
