import { joinUri } from "../../core/host/uri.ts";
import { originsOf, ruleOriginsOf, type SettingOrigin } from "../../core/workspace/settings/settingOrigins.ts";
import { SETTING_KEYS } from "../../core/workspace/settings/settings.ts";
import { uriFrom } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { jsonText } from "../formats/jsonText.ts";
import { plainTable } from "../formats/textTable.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { CONFIG_OPTIONS, RULES_FORMATS } from "../terminal/options.ts";
import { choiceOf, parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";

const OF_RULES = "rules.";

/** `perfdoc config`: the settings that hold for a file or folder, each with where it comes from. */
export async function config(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, CONFIG_OPTIONS);
  const [path = ".", ...others] = positionals;
  if (others.length > 0) throw new UsageError(`${positionals.length} paths were given; expected one.`);
  const format = choiceOf(values.format, RULES_FORMATS, "--format") ?? "table";
  const { host, cwd } = terminal;
  const asked = uriFrom(cwd, path);
  const place = (await host.stat(asked))?.kind === "folder" ? joinUri(asked, "document.md") : asked;
  const workspace = await workspaceOf(terminal, [place], { config: values.config });
  const isBroken = reportConfigProblems(terminal, workspace.folders);
  const folder = workspace.folderOf(place);
  if (!folder) throw new UsageError("There is no workspace folder here.");
  const said = originsOf(folder.layersAt(place), folder.config, folder.options);
  const settings = folder.settingsAt(place);
  const rows: readonly Row[] = SETTING_KEYS.map((key) => ({
    key,
    value: settings[key],
    origin: (said.get(key) ?? []).map((origin) => originText(origin, cwd)).join(", "),
  }));
  const ruleOrigins = ruleOriginsOf(folder.layersAt(place), folder.config);
  const ofRules: readonly Row[] = Object.entries(settings.rules).map(([id, severity]) => ({
    key: `${OF_RULES}${id}`,
    value: severity,
    origin: originText(ruleOrigins.get(id) ?? { kind: "editor" }, cwd),
  }));
  const plain = Object.fromEntries(rows.map(({ key, ...rest }) => [key, rest]));
  const origins = Object.fromEntries(ofRules.map(({ key, origin }) => [key.slice(OF_RULES.length), origin]));
  terminal.out(
    format === "json"
      ? jsonText({
          version: 1,
          folder: pathFrom(cwd, folder.uri),
          settings: { ...plain, rules: { ...plain.rules, origins } },
        })
      : plainTable({
          header: ["Setting", "Value", "From"],
          textColumns: 3,
          rows: rows
            .flatMap((row) => (row.key === "rules" && ofRules.length > 0 ? ofRules : [row]))
            .map(({ key, value, origin }) => [key, JSON.stringify(value), origin]),
        }),
  );
  return isBroken ? 2 : 0;
}

interface Row {
  readonly key: string;
  readonly value: unknown;
  readonly origin: string;
}

/** "base.yaml", "perfdoc.config.yaml overrides[1]", "default". */
function originText(origin: SettingOrigin, cwd: string): string {
  if (origin.kind !== "file") return origin.kind;
  const override = origin.override === undefined ? "" : ` overrides[${origin.override}]`;
  return `${pathFrom(cwd, origin.uri)}${override}`;
}
