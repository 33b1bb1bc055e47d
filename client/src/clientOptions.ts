import { type ConfigurationScope, type LogOutputChannel, Uri, type WorkspaceConfiguration, workspace } from "vscode";
import type { ConfigurationItem, LanguageClientOptions } from "vscode-languageclient";
import { EXAMPLE_SCHEME } from "./commands/openExample.ts";
import { folderWatcher } from "./folderWatcher.ts";

const SECTION = "perfdoc";

/**
 * How the client talks to the server.
 * @param rulePages What stands before a rule's id in the address of its page.
 */
export function clientOptions(outputChannel: LogOutputChannel, rulePages: string): LanguageClientOptions {
  return {
    documentSelector: documentSchemes().map((scheme) => ({ scheme, language: "markdown" })),
    // Asked anew by a server that is started again.
    initializationOptions: () => ({
      isVSCode: true,
      hasSnippets: true,
      showsRules: true,
      answersFileRequests: true,
      tellsCursor: true,
      isTrusted: workspace.isTrusted,
      rulePages,
    }),
    outputChannel,
    synchronize: { fileEvents: folderWatcher() },
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    // Searches and version control open many documents that nobody sees.
    textSynchronization: { delayOpenNotifications: true },
    middleware: {
      workspace: { configuration: ({ items }) => items.map((item) => configurationFor(item)) },
    },
  };
}

/** Where documents of a workspace can be; those that version control shows are of the past. */
export function documentSchemes(): readonly string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set(["file", "untitled", EXAMPLE_SCHEME, ...folders.map(({ uri }) => uri.scheme)])];
}

/** What the user has set; what nobody has set is left to the config file, and so is null. */
function configurationFor({ section, scopeUri }: ConfigurationItem): unknown {
  const scope: ConfigurationScope | null = scopeUri === undefined ? null : Uri.parse(scopeUri);
  if (section !== SECTION) return plain(workspace.getConfiguration(undefined, scope).get(section ?? ""));
  const configuration = workspace.getConfiguration(SECTION, scope);
  const keys = Object.keys(configuration).filter((key) => typeof configuration.get(key) !== "function");
  return Object.fromEntries(keys.map((key) => [key, isSet(configuration, key) ? plain(configuration.get(key)) : null]));
}

function isSet(configuration: WorkspaceConfiguration, key: string): boolean {
  const found = configuration.inspect(key);
  return [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].some((value) => value !== undefined);
}

/** The editor gives proxies, which can't be sent to a worker. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
