import { commands, type Disposable, type ExtensionContext, env, l10n, Uri, window } from "vscode";

const PLACE = "/rules/";

/** What stands before a rule's id in the address that opens its page, in whichever VS Code this is. */
export function rulePagesUri({ extension }: ExtensionContext): string {
  return `${env.uriScheme}://${extension.id}${PLACE}`;
}

/** Opens the page of the rule that such an address names. */
export function handleRuleUris(): Disposable {
  return window.registerUriHandler({
    handleUri: ({ path }) =>
      path.startsWith(PLACE) ? commands.executeCommand("perfdoc.showRule", path.slice(PLACE.length)) : undefined,
  });
}

/** Shows the page of a rule as it came with the extension; without one that there is, asks which. */
export async function showRule({ extension, extensionUri }: ExtensionContext, wanted: unknown): Promise<void> {
  const rules = rulesIn(extension.packageJSON);
  const id = rules.some(({ label }) => label === wanted) ? wanted : (await pick(rules, wanted))?.label;
  if (typeof id !== "string") return;
  await commands.executeCommand("markdown.showPreview", Uri.joinPath(extensionUri, `docs/rules/${id}.md`));
}

interface Rule {
  readonly label: string;
  readonly detail: string;
}

function pick(rules: readonly Rule[], wanted: unknown): Thenable<Rule | undefined> {
  const placeHolder =
    typeof wanted === "string" ? l10n.t('There is no rule "{0}". Which one?', wanted) : l10n.t("Which rule?");
  return window.showQuickPick(rules, { title: l10n.t("Explain Rule"), placeHolder, matchOnDetail: true });
}

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
  };
}

interface Setting {
  readonly properties?: Readonly<Record<string, { readonly description: string }>>;
}

/** The rules are those that have a severity among the settings. */
function rulesIn({ contributes }: Manifest): readonly Rule[] {
  const setting = contributes.configuration.map(({ properties }) => properties["perfdoc.rules"]).find((one) => one);
  return Object.entries(setting?.properties ?? {}).map(([label, { description }]) => ({
    label,
    // A list shows Markdown as it is written.
    detail: description.replaceAll("`", ""),
  }));
}
