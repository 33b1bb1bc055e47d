/** What of VS Code's API the sidebar's rows are made with, for tests outside of it. */
import { URI } from "vscode-uri";

export * as l10n from "@vscode/l10n";

export const Uri = URI;

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;

export class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;

  constructor(label: string, collapsibleState: number) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export class ThemeIcon {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export class MarkdownString {
  value = "";

  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
}

export class Range {}

export class Disposable {
  readonly dispose: () => void;

  constructor(dispose: () => void) {
    this.dispose = dispose;
  }

  static from(...all: readonly Disposable[]): Disposable {
    return new Disposable(() => {
      for (const one of all) one.dispose();
    });
  }
}

export class EventEmitter<Event> extends Disposable {
  readonly #listeners: ((event: Event) => void)[] = [];

  constructor() {
    super(() => this.#listeners.splice(0));
  }

  readonly event = (listener: (event: Event) => void): Disposable => {
    this.#listeners.push(listener);
    return new Disposable(() => undefined);
  };

  fire(event: Event): void {
    for (const listener of this.#listeners) listener(event);
  }
}

export class McpStdioServerDefinition {
  readonly label: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly version: string;

  constructor(
    label: string,
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    version: string,
  ) {
    this.label = label;
    this.command = command;
    this.args = args;
    this.env = env;
    this.version = version;
  }
}

interface McpServerDefinitionProvider {
  readonly onDidChangeMcpServerDefinitions: (listener: () => void) => Disposable;
  provideMcpServerDefinitions(): readonly McpStdioServerDefinition[];
}

/** Takes what is registered; undefined as in a VS Code that knows no such servers. */
export const lm: {
  registerMcpServerDefinitionProvider: ((id: string, provider: McpServerDefinitionProvider) => Disposable) | undefined;
} = { registerMcpServerDefinitionProvider: undefined };

const foldersChange = new EventEmitter<void>();
const trustGrant = new EventEmitter<void>();

/** A window, which tests arrange. */
export const workspace: {
  workspaceFolders: readonly { readonly name: string; readonly uri: URI }[] | undefined;
  isTrusted: boolean;
  readonly onDidChangeWorkspaceFolders: EventEmitter<void>["event"];
  readonly onDidGrantWorkspaceTrust: EventEmitter<void>["event"];
} = {
  workspaceFolders: undefined,
  isTrusted: true,
  onDidChangeWorkspaceFolders: foldersChange.event,
  onDidGrantWorkspaceTrust: trustGrant.event,
};

/** What happens in the window. */
export const happens = { foldersChange: () => foldersChange.fire(), trustGrant: () => trustGrant.fire() };
