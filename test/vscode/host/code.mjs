#!/usr/bin/env node
// A VS Code as `runTests` of @vscode/test-electron starts one: takes its arguments, runs the suite in an embedded
// VS Code, prints what the suite prints, and exits with its code.
import path from "node:path";
import { launchBrowser } from "./browser.mjs";
import { addressOf, startHost, TEST_SETTINGS } from "./server.mjs";

const argument = (name) => process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
const extension = argument("extensionDevelopmentPath");
const suite = argument("extensionTestsPath");
const folder = process.argv.slice(2).find((one) => !one.startsWith("-")) ?? process.cwd();
const kind = argument("extensionDevelopmentKind");
const host = process.env.PERFDOC_VSCODE ?? "newest";

const LONGEST_RUN = 300_000;

const server = await startHost({
  host,
  trust: process.env.PERFDOC_UNTRUSTED !== "1",
  settings: { ...TEST_SETTINGS, ...JSON.parse(process.env.PERFDOC_SETTINGS ?? "{}") },
  vsix: process.env.PERFDOC_VSIX,
});
const browser = await launchBrowser();
let code = 1;
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const ended = new Promise((resolve) => page.exposeFunction("codeAutomationExit", (exit) => resolve(exit)));
  // The workbench tells much more; the suite's own lines begin like this.
  const isOfSuite = (args) => process.env.PERFDOC_VERBOSE === "1" || /^(?:✔|✖|ℹ|\d+ passed)/.test(String(args[0]));
  await page.exposeFunction("codeAutomationLog", (_, args) => {
    if (isOfSuite(args)) console.log(...args);
  });
  const payload = [["extensionTestsPath", path.resolve(suite)], ...(kind ? [["extensionDevelopmentKind", kind]] : [])];
  await page.goto(addressOf(server, path.resolve(folder), path.resolve(extension), payload));
  const timeout = setTimeout(async () => {
    await page
      .screenshot({ path: `dist/screenshots/timeout-${path.basename(suite, ".cjs")}-${host}.png` })
      .catch(() => undefined);
    console.error("The suite did not end in time.");
    process.exit(1);
  }, LONGEST_RUN);
  code = await ended;
  clearTimeout(timeout);
} finally {
  await browser.close();
  await server.stop();
}
process.exit(code);
