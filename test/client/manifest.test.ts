import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { COMMANDS } from "../../client/src/commandNames.ts";
import { CONFIG_NAMES } from "../../server/src/core/workspace/settings/configChain.ts";
import { LANGUAGES, localisedManifest } from "../support/manifestTexts.mjs";

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly files: readonly string[];
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly category: string;
      readonly enablement?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
    readonly viewsWelcome: readonly { readonly contents: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

interface Setting {
  readonly markdownDescription: string;
  readonly scope: string;
  readonly order: number;
}

interface Step {
  readonly description: string;
  readonly media: { readonly svg?: string; readonly markdown?: string; readonly altText?: string };
  readonly completionEvents: readonly string[];
}

const manifest: Manifest = localisedManifest();
const { commands, menus, configuration, viewsWelcome, walkthroughs } = manifest.contributes;
const names: readonly string[] = COMMANDS.map((name) => `perfdoc.${name}`);

describe("the manifest", () => {
  test("contributes the commands that the client has, under one category", () => {
    assert.deepEqual(commands.map(({ command }) => command).sort(), [...names].sort());
    assert.ok(commands.every(({ category }) => category === "Perfdoc"));
  });

  test("has only its own commands in menus, and hides those that need a row", () => {
    const inMenus = Object.values(menus).flat();
    assert.deepEqual(
      inMenus.filter(({ command }) => !names.includes(command)),
      [],
    );
    const hidden = menus.commandPalette?.filter(({ when }) => when === "false").map(({ command }) => command);
    assert.ok(hidden?.includes("perfdoc.documents.addSection"));
  });

  test("activates with Markdown, an address or a panel of its own, and where a config or the name of a file speaks of documents", () => {
    const [names, globs] = [
      ["perfdoc.config.yaml", "perfdoc.config.yml", "perfdoc.config.json", ".perfdoc/templates"],
      ["**/*[Pp]erformance*.md", "**/PERFORMANCE*.md", "**/performance/*.md"],
    ];
    const contained = [...names, ...globs].map((pattern) => `workspaceContains:${pattern}`);
    assert.deepEqual(manifest.activationEvents, [
      "onLanguage:markdown",
      "onUri",
      "onWebviewPanel:perfdoc.dashboard",
      ...contained,
    ]);
    for (const name of CONFIG_NAMES) assert.ok(names.includes(name));
  });

  test("disables what the palette hides for the sake of the window, be it by a key that a user has bound", () => {
    const enablement = new Map(manifest.contributes.commands.map((one) => [one.command, one.enablement ?? ""]));
    const ofWindow = (menus.commandPalette ?? []).filter(({ when = "" }) =>
      /workspaceFolder|perfdoc\.is|shows/.test(when),
    );
    assert.ok(ofWindow.length > 5);
    for (const { command, when = "" } of ofWindow) {
      const condition = enablement.get(command);
      assert.ok(condition && when.split(" && ").includes(condition), command);
    }
  });

  test("binds no keys and changes nobody's defaults", () => {
    for (const point of ["keybindings", "configurationDefaults"])
      assert.ok(!Object.hasOwn(manifest.contributes, point));
  });

  test("says of each setting what it is for, in what scope and in which order", () => {
    for (const [name, setting] of configuration.flatMap(({ properties }) => Object.entries(properties))) {
      assert.match(name, /^perfdoc\./);
      assert.match(setting.markdownDescription, /^[A-Z].*\.$/, name);
      assert.ok(setting.scope === "resource" || setting.scope === "window", name);
      assert.ok(Number.isInteger(setting.order), name);
    }
  });

  test("links only commands that exist", () => {
    const texts = [
      ...viewsWelcome.map(({ contents }) => contents),
      ...walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => description)),
    ];
    const linked = texts.flatMap((text) =>
      [...text.matchAll(/\(command:(perfdoc\.[\w.]+)/g)].map((match) => match[1] ?? ""),
    );
    assert.deepEqual(
      linked.filter((name) => !names.includes(name) && name !== "perfdoc.documents.focus"),
      [],
    );
  });

  for (const language of [undefined, ...LANGUAGES]) {
    const { walkthroughs }: Manifest["contributes"] = localisedManifest(language).contributes;
    test(`has a walkthrough whose steps show and complete, in ${language ?? "English"}`, () => {
      for (const { media, completionEvents } of walkthroughs.flatMap(({ steps }) => steps)) {
        assert.ok(existsSync(media.svg ?? media.markdown ?? ""));
        assert.ok(media.markdown || media.altText);
        assert.ok(completionEvents.length > 0);
      }
    });
  }
});

describe("the client", () => {
  const sources = readdirSync("client/src", { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );

  /** What the server, or the dashboard, exchanges with the client, and the geometry of a chart that both draw. */
  const OF_SERVER =
    /^server\/src\/(?:lsp\/client\/(?:messages|\w+Messages)|dashboard\/(?:webviewMessages|charts\/bulletGeometry))\.ts$/;

  test("imports what describes messages of the server, and no code but a chart's geometry; has no long files", () => {
    for (const name of sources) {
      const text = readFileSync(path.join("client/src", name), "utf8");
      const imported = [...text.matchAll(/from "(\.[^"]+)"/g)].map((match) =>
        path.posix.join("client/src", path.posix.dirname(name), match[1] ?? ""),
      );
      const ofServer = imported.filter((file) => file.startsWith("server/"));
      assert.ok(
        ofServer.every((file) => OF_SERVER.test(file)),
        name,
      );
      assert.ok(text.split("\n").length <= 301, name);
    }
  });

  test("has an entry of less than 20 KB", { skip: !existsSync("dist/extension.cjs") }, () => {
    assert.ok(readFileSync("dist/extension.cjs").byteLength < 20 * 1024);
  });
});

test("the client hears each message at one place: whoever listens second takes it from the first", () => {
  const heard = readdirSync("client/src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [
      ...readFileSync(path.join("client/src", name), "utf8").matchAll(/\.on(?:Notification|Request)\((\w+)/g),
    ])
    .map(([, type]) => type);
  assert.ok(heard.length > 1);
  assert.deepEqual(heard.toSorted(), [...new Set(heard)].toSorted());
});
