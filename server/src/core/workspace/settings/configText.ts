import { stringify } from "yaml";
import { EXTENDS, OVERRIDES } from "./configFile.ts";
import { SETTING_KEYS, SETTINGS, type SettingKey } from "./settings.ts";

/** A config in YAML: what was chosen, and everything else as a comment with its default, so that a reader sees what there is. */
export function configText(chosen: Readonly<Partial<Record<SettingKey, unknown>>>): string {
  const entries = SETTING_KEYS.map((key) => {
    const { description, default: usual } = SETTINGS[key];
    const isChosen = Object.hasOwn(chosen, key);
    const written = stringify(
      { [key]: isChosen ? chosen[key] : usual },
      { flowCollectionPadding: false, collectionStyle: "flow", lineWidth: 0 },
    )
      .trim()
      .replace(/^\{(.*)\}$/s, "$1");
    return `# ${description}\n${isChosen ? "" : "# "}${written}\n`;
  });
  return `# What Perfdoc checks here; perfdoc config shows what holds, perfdoc rules what may be set under "rules".\n\n${[commented(EXTENDS.description, "extends: []"), ...entries, commented(OVERRIDES.description, EXAMPLE)].join("\n")}`;
}

const EXAMPLE = 'overrides: [{ files: ["docs/archive/**"], rules: { stale-sync: off } }]';

function commented(description: string, line: string): string {
  return `# ${description}\n# ${line}\n`;
}
