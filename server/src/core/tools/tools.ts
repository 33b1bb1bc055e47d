import { Refusal } from "../tasks/refusal.ts";
import { printable } from "../text/printable.ts";
import { shortened } from "../text/wording.ts";
import { benchCheck } from "./benchCheck.ts";
import { benchImport } from "./benchImport.ts";
import { checkDocumentTool } from "./checkDocumentTool.ts";
import { explain } from "./explain.ts";
import { applyFix, proposeFixes } from "./fixTools.ts";
import { listDocuments } from "./listDocuments.ts";
import { newDocument } from "./newDocumentTool.ts";
import { numbers } from "./numbersTool.ts";
import { openPlaces } from "./openPlacesTool.ts";
import type { Tool, ToolContext } from "./tool.ts";

/** What agents can do with documents, in the order in which they are listed. */
export const tools: readonly Tool[] = [
  listDocuments,
  checkDocumentTool,
  openPlaces,
  explain,
  numbers,
  proposeFixes,
  applyFix,
  newDocument,
  benchImport,
  benchCheck,
];

type Content = Readonly<Record<string, unknown>>;

/** What came of calling a tool. */
export type ToolResult =
  /** `text`: the content for a reader. */
  | { readonly kind: "answer"; readonly content: Content; readonly text: string }
  /** `text`: why nothing was done, and what to do next. */
  | { readonly kind: "refused"; readonly text: string };

/** Calls a tool by its name, with what whoever calls it has given. */
export async function callTool(context: ToolContext, name: string, input: unknown): Promise<ToolResult> {
  const tool = tools.find((one) => one.name === name);
  const known = tools.map((one) => one.name).join(", ");
  if (!tool) return { kind: "refused", text: `There is no tool "${shortened(printable(name))}"; expected ${known}.` };
  try {
    const { content, lines } = await tool.run(context, input);
    return {
      kind: "answer",
      content,
      text: lines
        .flatMap((line) => line.split("\n"))
        .map(shownLine)
        .join("\n"),
    };
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", text: printable(error.message) };
    throw error;
  }
}

/** With its tabs. */
function shownLine(line: string): string {
  return line.replace(/\r$/, "").split("\t").map(printable).join("\t");
}
