import { RequestType, type WorkspaceEdit } from "vscode-languageserver-protocol";

/** What goes between Perfdoc's own client and the server for tools that a language model may call. */

export interface ToolParams {
  readonly name: string;
  /** As the model gave it. */
  readonly input: unknown;
}

export type ToolCallResult =
  | {
      readonly kind: "answer";
      readonly text: string;
      /** What the tool would write; null where it writes nothing. */
      readonly edit: WorkspaceEdit | null;
    }
  /** `text`: why nothing was done, and what to do next. */
  | { readonly kind: "refused"; readonly text: string };

/** Client to server, when a model calls a tool: documents count as the editor has them. */
export const toolRequest = new RequestType<ToolParams, ToolCallResult | null, void>("perfdoc/tool");
