import type * as z from "zod/mini";
import type { Host } from "../host/host.ts";
import type { OtherFileEdit } from "../rules/rule.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { checkedInput } from "./checkedInput.ts";

/** What tools work on: they see no platform, and nothing beyond the roots. */
export interface ToolContext {
  readonly host: Host;
  /** The folders that paths count from and lead to, the first before the others. */
  readonly roots: readonly string[];
  /** The workspace with the folders of some places, read anew; with all folders below the roots if none are named. */
  workspaceFor(places: readonly string[]): Promise<Workspace>;
  /** Changes files as one unit, or says in one sentence why none was changed. */
  write(workspace: Workspace, changes: readonly OtherFileEdit[]): Promise<string | undefined>;
  /** The page of a rule; undefined where the pages are not there. */
  rulePage(id: string): Promise<string | undefined>;
}

/** What a tool answers: a record of its output's schema, and the same for a reader, a line each. */
export interface Answer<Output> {
  readonly content: Output;
  readonly lines: readonly string[];
}

/** What a tool does to files. None of them goes out of the workspace, and none runs anything. */
export type Effect =
  | "reads"
  /** It writes what can be had again by undoing it, and takes away nothing. */
  | "adds"
  | "changes";

type Content = Readonly<Record<string, unknown>>;

interface ToolOf<Input extends z.ZodMiniType, Output extends z.ZodMiniType> {
  /** The same for the protocol and in VS Code. */
  readonly name: `perfdoc_${string}`;
  /** An imperative, in title case. */
  readonly title: string;
  /** What it gives and when to use it, for a model. */
  readonly description: string;
  readonly effect: Effect;
  readonly input: Input;
  readonly output: Output;
}

/** A tool as whoever serves it has it: the input is not known to be right. */
export interface Tool extends ToolOf<z.ZodMiniType, z.ZodMiniType> {
  /** @throws Refusal where it can't do what it is asked for. */
  run(context: ToolContext, input: unknown): Promise<Answer<Content>>;
}

/** A tool as a value; `answer` is given what its input's schema lets through. */
export function defineTool<Input extends z.ZodMiniType, Output extends z.ZodMiniType<Content>>(
  tool: ToolOf<Input, Output> & {
    readonly answer: (context: ToolContext, input: z.output<Input>) => Promise<Answer<z.output<Output>>>;
  },
): Tool {
  const { answer, ...defined } = tool;
  return { ...defined, run: (context, input) => answer(context, checkedInput(tool.name, tool.input, input)) };
}
