#!/usr/bin/env node
// A VS Code as `runTests` of @vscode/test-electron starts one: takes its arguments, runs the suite in an embedded
// VS Code, prints what the suite prints, and exits with its code.
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { launchBrowser } from "./browser.mjs";
import { addressOf, startHost, TEST_SETTINGS } from "./server.mjs";

const argument = (name) => process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
const extension = argument("extensionDevelopmentPath");
const suite = argument("extensionTestsPath");
const folder = process.argv.slice(2).find((one) => !one.startsWith("-")) ?? process.cwd();
const kind = argument("extensionDevelopmentKind");
const host = process.env.PERFDOC_VSCODE ?? "newest";
const language = process.env.PERFDOC_LANGUAGE;

const LONGEST_RUN = 600_000;

const server = await startHost({
  host,
  trust: process.env.PERFDOC_UNTRUSTED !== "1",
  settings: { ...TEST_SETTINGS, ...JSON.parse(process.env.PERFDOC_SETTINGS ?? "{}") },
  vsix: process.env.PERFDOC_VSIX,
});
const browser = await launchBrowser();
let code;
try {
  const page = await browser.newPage({
    viewport: { width: 1000, height: 700 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  // What a language pack would set: its own texts are the editor's alone, and extensions go by the language.
  if (language !== undefined)
    await page.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
  const pictures = path.resolve(
    import.meta.dirname,
    "../../../dist/screenshots",
    `${host}-${path.basename(suite, ".cjs")}`,
  );
  const picture = (name) => page.screenshot({ path: path.join(pictures, `${name}.png`) });
  const ended = new Promise((resolve) => page.exposeFunction("codeAutomationExit", (exit) => resolve(exit)));
  // The workbench tells much more; the suite's own lines begin like this.
  const isOfSuite = (args) => process.env.PERFDOC_VERBOSE === "1" || /^(?:✔|✖|ℹ|\d+ passed)/.test(String(args[0]));
  let failures = 0;
  await page.exposeFunction("codeAutomationLog", async (_, args) => {
    if (!isOfSuite(args)) return;
    console.log(...args);
    if (String(args[0]).startsWith("✖")) await picture(`failed-${++failures}`);
  });
  const payload = [["extensionTestsPath", path.resolve(suite)], ...(kind ? [["extensionDevelopmentKind", kind]] : [])];
  await page.goto(addressOf(server, path.resolve(folder), path.resolve(extension), payload));
  code = await Promise.race([ended, setTimeout(LONGEST_RUN, undefined, { ref: false })]);
  if (code === undefined) {
    await picture("timeout");
    console.error("The suite did not end in time; dist/screenshots shows where it stands.");
  }
} finally {
  await browser.close();
  await server.stop();
}
process.exit(code ?? 1);
