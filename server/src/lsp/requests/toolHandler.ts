import type { WorkspaceEdit } from "vscode-languageserver-protocol";
import type { ToolContext } from "../../core/tools/tool.ts";
import { type ToolCallResult, type ToolParams, toolRequest } from "../client/toolMessages.ts";
import { type Route, request } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";
import { fixEditOf } from "./convertEdits.ts";

/** Tools that a language model may call in an editor. */
export const toolRoute: Route = request(toolRequest, null, async (session, params) => {
  await session.whenReady();
  await session.idleTasks.readIndexNow();
  return called(session, params);
});

async function called(session: Session, { name, input }: ToolParams): Promise<ToolCallResult> {
  // Their schemas are made where they are needed first: an editor starts without them.
  const { callTool } = await import("../../core/tools/tools.ts");
  const edits: WorkspaceEdit[] = [];
  const result = await callTool(contextIn(session, edits), String(name), input);
  return result.kind === "refused" ? result : { kind: "answer", text: result.text, edit: edits[0] ?? null };
}

/** The workspace as the editor has it. The client writes what is to be written. */
function contextIn(session: Session, edits: WorkspaceEdit[]): ToolContext {
  const { workspace } = session.state;
  const pages = session.environment.rulePages;
  return {
    host: workspace.host,
    roots: workspace.folders.map(({ uri }) => uri),
    workspaceFor: async () => workspace,
    write: async (_, changes) => {
      edits.push(await fixEditOf(session, "", { edits: [], others: changes }, undefined));
      return undefined;
    },
    rulePage: async (id) => {
      const page = pages && (await workspace.host.readText(`${pages.before}${id}${pages.after}`));
      return page?.kind === "text" ? page.text : undefined;
    },
  };
}
