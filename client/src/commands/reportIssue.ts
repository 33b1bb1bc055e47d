import { commands, type ExtensionContext, version } from "vscode";
import { issueText } from "./issueText.ts";

/** Opens the editor's form for issues, with versions and nothing of any document. */
export async function reportIssue({ extension }: ExtensionContext): Promise<void> {
  const issueBody = issueText(versionIn(extension.packageJSON), version);
  await commands.executeCommand("workbench.action.openIssueReporter", { extensionId: extension.id, issueBody });
}

function versionIn(manifest: unknown): string {
  const hasVersion = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return hasVersion ? String(manifest.version) : "";
}
