import {
  type CancellationToken,
  Disposable,
  type ExtensionContext,
  LanguageModelTextPart,
  LanguageModelToolResult,
  l10n,
  lm,
} from "vscode";

/** Calls a tool; fails with what to do next. */
export type CallTool = (name: string, input: unknown, token: CancellationToken) => Promise<string>;

/** A tool as the manifest has it. */
interface ContributedTool {
  readonly name: string;
  readonly displayName: string;
  readonly tags: readonly string[];
}

/** What tools are tagged with that write files: they are called only once the user agrees. */
const WRITES = "writes";

/** Offers the manifest's tools to language models, where the editor has any. */
export function registerTools({ extension }: Pick<ExtensionContext, "extension">, call: CallTool): Disposable {
  if (!("registerTool" in lm)) return new Disposable(() => undefined);
  const contributed: readonly ContributedTool[] = extension.packageJSON.contributes.languageModelTools;
  return Disposable.from(
    ...contributed.map(({ name, displayName, tags }) =>
      lm.registerTool<object>(name, {
        invoke: async ({ input }, token) =>
          new LanguageModelToolResult([new LanguageModelTextPart(await call(name, input, token))]),
        prepareInvocation: ({ input }) => ({
          invocationMessage: displayName,
          ...(tags.includes(WRITES) && { confirmationMessages: { title: displayName, message: questionFor(input) } }),
        }),
      }),
    ),
  );
}

/** With what the model has given, as it is. */
function questionFor(input: object): string {
  return l10n.t("Perfdoc writes to files of the workspace, with this input: {0}", JSON.stringify(input));
}
