import type { Connection } from "vscode-languageserver";
import { RULE_IDS } from "../../core/check/allRules.ts";
import { type ConfigOptions, settingsFromEditor } from "../../core/workspace/settings/config.ts";
import type { Client } from "./client.ts";
import { rulesOfEditor, VALIDATION_SECTION } from "./editorValidation.ts";
import { type FeatureSwitches, withSwitches } from "./featureSwitches.ts";
import type { Log } from "./log.ts";

const SECTION = "perfdoc";
const NO_RULES: ReadonlySet<string> = new Set();

/** What the editor's user has set: it goes before the config files. */
export class EditorSettings {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #log: Log;
  /** The last that was sent, by clients that can't be asked. */
  #sent: unknown;
  #switches: FeatureSwitches;
  /** The rules that the editor itself checks, outside of all folders and then for each of them. */
  #checkedByEditor: ReadonlyMap<string | undefined, ReadonlySet<string>> = new Map();

  constructor(connection: Connection, client: Client, log: Log) {
    this.#connection = connection;
    this.#client = client;
    this.#log = log;
    this.#sent = client.settings;
    this.#switches = withSwitches(client.switches, featuresIn(client.settings));
  }

  get switches(): FeatureSwitches {
    return this.#switches;
  }

  /** The rules whose findings the editor shows by itself in the open documents of a folder, or of none. */
  checkedByEditor(folder: string | undefined): ReadonlySet<string> {
    return this.#checkedByEditor.get(folder) ?? NO_RULES;
  }

  /** Takes over what a client sends with the news that its settings changed. */
  take(settings: unknown): void {
    const own = valueIn(settings, SECTION);
    if (own !== undefined) this.#sent = own;
  }

  /** What holds outside of all folders, with the switches, and then for each of the folders. */
  async read(folders: readonly string[]): Promise<readonly [ConfigOptions, ...ConfigOptions[]]> {
    const [loose, ...others] = await this.#plain(folders);
    this.#switches = withSwitches(this.#client.switches, featuresIn(loose));
    await this.#readValidation(folders);
    return [this.#options(loose), ...folders.map((_, index) => this.#options(others[index]))];
  }

  async #plain(folders: readonly string[]): Promise<readonly unknown[]> {
    if (!this.#client.asksConfiguration) return [this.#sent, ...folders.map(() => this.#sent)];
    return this.#ask(SECTION, folders);
  }

  async #readValidation(folders: readonly string[]): Promise<void> {
    if (!this.#client.isVSCode || !this.#client.asksConfiguration) return;
    const found = await this.#ask(VALIDATION_SECTION, folders);
    const places = [undefined, ...folders];
    this.#checkedByEditor = new Map(places.map((place, index) => [place, rulesOfEditor(found[index])]));
  }

  /** What is set outside of all folders, and for each of them. */
  async #ask(section: string, folders: readonly string[]): Promise<readonly unknown[]> {
    const items = [{ section }, ...folders.map((scopeUri) => ({ scopeUri, section }))];
    try {
      const answer: unknown = await this.#connection.workspace.getConfiguration(items);
      return Array.isArray(answer) ? answer : [];
    } catch (error) {
      this.#log.once("The editor gave no settings", error);
      return [];
    }
  }

  #options(plain: unknown): ConfigOptions {
    if (typeof plain !== "object" || plain === null) return { ruleIds: RULE_IDS };
    // An editor sends `null` for what nobody has set.
    const set = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null && value !== undefined));
    const { settings, problems } = settingsFromEditor(set, RULE_IDS);
    for (const problem of problems) this.#log.info(`A setting of the editor is left out. ${problem}`);
    return { ruleIds: RULE_IDS, overrides: settings };
  }
}

function featuresIn(plain: unknown): unknown {
  return valueIn(plain, "features");
}

function valueIn(plain: unknown, key: string): unknown {
  return typeof plain === "object" && plain !== null && key in plain
    ? Object.entries(plain).find(([name]) => name === key)?.[1]
    : undefined;
}
