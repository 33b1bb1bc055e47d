import * as z from "zod/mini";
import { type CheckedDocument, checkDocument } from "../check/check.ts";
import { openDocument, type PerfDocument } from "../document/perfDocument.ts";
import { DOCUMENT_LIMIT, tooLarge } from "../host/host.ts";
import { joinUri } from "../host/uri.ts";
import type { Conformance } from "../rules/rule.ts";
import { Refusal } from "../tasks/refusal.ts";
import { shortened } from "../text/wording.ts";
import type { DocumentContext } from "../workspace/documentContext.ts";
import { withFacts } from "../workspace/withFacts.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { pathTo, placeNamed } from "./namedPlace.ts";
import type { ToolContext } from "./tool.ts";

/** Which document a tool is asked about. */
export const pathInput = z
  .string()
  .check(z.describe("The document, as a path from the workspace's folder: docs/search/performance.md"));

export const pathOutput = z.string().check(z.describe("From the workspace's folder."));

/** A document with what is found in it. */
export interface DocumentAtHand {
  readonly workspace: Workspace;
  readonly document: PerfDocument;
  readonly checked: CheckedDocument;
  readonly context: DocumentContext;
  /** From the workspace's folder. */
  readonly path: string;
}

/** A document that has a template. */
export interface ConformingDocument extends DocumentAtHand {
  readonly conformance: Conformance;
}

/**
 * The document that a path names.
 * @throws Refusal where there is none of ours that can be read.
 */
export async function documentNamed(context: ToolContext, named: string): Promise<DocumentAtHand> {
  const uri = await placeNamed(context, named);
  const workspace = await context.workspaceFor([uri]);
  const path = pathTo(context, uri);
  if (workspace.isTemplate(uri)) throw new Refusal(`"${shortened(path)}" is a template; expected a document.`);
  const read = await workspace.read(uri);
  if (read.kind === "missing")
    throw new Refusal(`There is no file "${shortened(path)}"; perfdoc_list_documents names those there are.`);
  if (read.kind !== "document") throw new Refusal(`"${shortened(path)}" can't be read. ${read.message}`);
  return checked(workspace, read.document, path);
}

/**
 * The document that a path names, if it has a template.
 * @throws Refusal where it has none.
 */
export async function conformingNamed(context: ToolContext, named: string): Promise<ConformingDocument> {
  const found = await documentNamed(context, named);
  const { conformance } = found.checked;
  if (conformance) return { ...found, conformance };
  throw new Refusal(
    `"${shortened(found.path)}" has a category without a template, so nothing is expected of it; perfdoc_check says what is wrong in it.`,
  );
}

/**
 * A text as the document that it may become.
 * @param named Where it is to lie; in the workspace's folder if nothing is said.
 * @throws Refusal for one that is none of ours.
 */
export async function documentOfText(
  context: ToolContext,
  text: string,
  named: string | undefined,
): Promise<DocumentAtHand> {
  if (text.length > DOCUMENT_LIMIT)
    throw new Refusal(`${tooLarge(text.length, DOCUMENT_LIMIT).message.replace("file", "text")}`);
  const uri = named === undefined ? joinUri(context.roots[0] ?? "", "text.md") : await placeNamed(context, named);
  const workspace = await context.workspaceFor([uri]);
  return checked(workspace, openDocument(uri, text), named === undefined ? "text" : pathTo(context, uri));
}

async function checked(workspace: Workspace, document: PerfDocument, path: string): Promise<DocumentAtHand> {
  const found = await withFacts(workspace, document.uri, (context) => ({
    context,
    checked: checkDocument(document, context),
  }));
  if (found.checked.kind === "foreign")
    throw new Refusal(
      `"${shortened(path)}" is no performance document; expected frontmatter with a category, as perfdoc_new_document writes it.`,
    );
  return { workspace, document, path, ...found };
}
