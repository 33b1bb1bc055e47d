/** What VS Code has from 1.101 on, and so what may not be there: no more of it than is used. */
declare module "vscode" {
  /** How a server is started that speaks on standard input and output. */
  export class McpStdioServerDefinition {
    constructor(
      label: string,
      command: string,
      args: readonly string[],
      env: Readonly<Record<string, string>>,
      version: string,
    );
  }

  export interface McpServerDefinitionProvider {
    readonly onDidChangeMcpServerDefinitions: Event<void>;
    provideMcpServerDefinitions(): readonly McpStdioServerDefinition[];
  }

  export namespace lm {
    export const registerMcpServerDefinitionProvider:
      | ((id: string, provider: McpServerDefinitionProvider) => Disposable)
      | undefined;
  }
}
