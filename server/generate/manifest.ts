import type { RuleMeta } from "../src/core/rules/rule.ts";
import type { ToolListing } from "../src/core/tools/toolList.ts";
import { SETTING_KEYS, SETTINGS } from "../src/core/workspace/settings/settings.ts";

/** The titles of the parts of the editor's settings that are generated. */
const DOCUMENTS = "%settings.documents%";
const FEATURES = "%settings.features%";

/** What a feature that can be switched is, in a sentence. */
export interface SwitchableFeature {
  readonly name: string;
  readonly isOn: boolean;
}

/** What each feature's switch is about; a feature without a line here gets its name. */
const FEATURE_TEXTS: Readonly<Record<string, string>> = {
  documentSymbols: "Headings and frontmatter keys in the outline.",
  workspaceSymbols: "Headings of all documents in the search for symbols.",
  folding: "Folding of sections.",
  selectionRanges: "Expanding and shrinking the selection.",
  documentLinks: "Links to paths that can be followed.",
  codeLinks: "Locations that open the file at its line, and commands that open their script in the `package.json`.",
  linkCompletion: "Completion of paths and anchors in links.",
  headingRename: "Renaming a heading with its entry in the table of contents and every link to it.",
  definition: "Going to what a path, an anchor or a reference leads to.",
  references: "Finding the references to a heading or document.",
  highlights: "Highlighting of what belongs to the place of the cursor.",
  inlayHints: "The computed change behind a stated improvement.",
  codeLens: "The score and the missing sections above a document's title.",
  semanticTokens: "Colours for open places and measured values.",
  workspaceDiagnostics: "Problems of documents that are not open.",
};

/** The manifest's text with its generated settings, their texts by key; everything else in it stays as it is. */
export function withSettings(
  manifest: string,
  rules: readonly RuleMeta[],
  features: readonly SwitchableFeature[],
  tools: readonly ToolListing[],
): string {
  const plain: Manifest = JSON.parse(manifest);
  const parts: Readonly<Record<string, object>> = {
    [DOCUMENTS]: documentSettings(rules),
    [FEATURES]: featureSettings(features),
  };
  const configuration = plain.contributes.configuration.map((part) => ({
    ...part,
    properties: parts[part.title] ?? part.properties,
  }));
  const contributes = { ...plain.contributes, configuration, languageModelTools: tools.map(contributedTool) };
  const changed = { ...plain, contributes };
  return `${JSON.stringify(changed, undefined, 2)}\n`;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly { readonly title: string; readonly properties: object }[];
  };
}

/**
 * The manifest's texts in English, in its own order: those of generated settings from where these are defined, all others
 * as they are.
 * @param manifest As `withSettings` gives it.
 * @param texts The file as it is.
 */
export function manifestTexts(
  manifest: string,
  texts: string,
  rules: readonly RuleMeta[],
  features: readonly SwitchableFeature[],
  tools: readonly ToolListing[],
): string {
  const known: Readonly<Record<string, string>> = {
    ...JSON.parse(texts),
    ...Object.fromEntries(rules.map(({ id, summary }) => [ruleKey(id), summary])),
    ...Object.fromEntries(SETTING_KEYS.map((key) => [settingKey(key), SETTINGS[key].description])),
    ...Object.fromEntries(features.map(({ name }) => [featureKey(name), FEATURE_TEXTS[name] ?? name])),
    ...Object.fromEntries(tools.map(({ name, title }) => [toolKey(name), title])),
  };
  const keys = new Set([...manifest.matchAll(/"%([\w.-]+)%"/g)].map(([, key = ""]) => key));
  const entries = [...keys].flatMap((key) => (known[key] === undefined ? [] : [[key, known[key]]]));
  return `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`;
}

const settingKey = (name: string) => `setting.${name}`;
const featureKey = (name: string) => settingKey(`features.${name}`);
const toolKey = (name: string) => `tool.${name.replace(/^perfdoc_/, "")}`;
const ruleKey = (id: string) => `rule.${id}`;

/** A tool as VS Code offers it to language models. What it is tagged with tells the client whether it writes. */
function contributedTool({ name, description, effect, inputSchema }: ToolListing): object {
  return {
    name,
    toolReferenceName: name,
    displayName: `%${toolKey(name)}%`,
    modelDescription: description,
    canBeReferencedInPrompt: true,
    tags: ["perfdoc", ...(effect === "reads" ? [] : ["writes"])],
    inputSchema,
  };
}

/** The settings of config files, for a whole workspace or one of its folders. */
function documentSettings(rules: readonly RuleMeta[]): object {
  const withKeys = rules.map((rule) => ({ ...rule, summary: `%${ruleKey(rule.id)}%` }));
  return Object.fromEntries(
    SETTING_KEYS.map((key, index) => {
      const { kind, default: value } = SETTINGS[key];
      const shared = { scope: "resource", order: index + 1, default: value };
      return [`perfdoc.${key}`, { ...kind.schema(withKeys), ...shared, markdownDescription: `%${settingKey(key)}%` }];
    }),
  );
}

/** Switches for what VS Code may give already. */
function featureSettings(features: readonly SwitchableFeature[]): object {
  return Object.fromEntries(
    features.map(({ name, isOn }, index) => {
      const markdownDescription = `%${featureKey(name)}%`;
      return [
        `perfdoc.features.${name}`,
        { type: "boolean", default: isOn, scope: "window", order: index + 1, markdownDescription },
      ];
    }),
  );
}
