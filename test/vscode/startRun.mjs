// Starts what `npm start` starts where there is no `code`, and looks at it as a user does; the picture is kept in
// dist/screenshots/start. Ends with a line `N passed, N failed`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { launchBrowser } from "./host/browser.mjs";

const pictures = path.resolve("dist/screenshots/start");
mkdirSync(pictures, { recursive: true });
const program = spawn(process.execPath, ["test/vscode/start.mjs", "--embedded"], {
  stdio: ["ignore", "pipe", "inherit"],
});
let printed = "";
const address = await new Promise((resolve, reject) => {
  program.once("exit", () => reject(new Error(`It ended:\n${printed}`)));
  program.stdout.on("data", (text) => {
    printed += text;
    const found = /http:\/\/\S+\n/.exec(printed);
    if (found) resolve(found[0].trim());
  });
});
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.setDefaultTimeout(60_000);
let failed = 0;
try {
  await page.goto(address);
  await page.locator('.monaco-list-row[aria-label^="Public Gateway, "].selected').waitFor();
  await page.locator('.tab[aria-label*="Preview performance.md"]').waitFor();
  await page.locator(".codelens-decoration:has-text('% complete')").waitFor();
  // The editor has the keyboard: what is typed goes into the copy.
  await page.locator('.statusbar-item[id*="perfdoc"]:has-text("%")').waitFor();
  const [, folder] = /copied to (.*): change/.exec(printed);
  const before = readFileSync("examples/docs/gateway/performance.md", "utf8");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nTyped by a test.\n");
  await page.keyboard.press("Control+s");
  const copy = path.join(folder, "docs/gateway/performance.md");
  while (!readFileSync(copy, "utf8").includes("Typed by a test.")) await page.waitForTimeout(100);
  if (readFileSync("examples/docs/gateway/performance.md", "utf8") !== before)
    throw new Error("A tracked file changed.");
  await page.keyboard.press("Control+Home");
  await page.screenshot({ path: path.join(pictures, "start.png") });
  program.kill("SIGINT");
  await once(program, "exit");
  if (existsSync(folder)) throw new Error("The copy of the examples is still there.");
  console.log("✔ `npm start` shows the sidebar, the document in progress and its preview, on a copy of the examples");
} catch (error) {
  failed++;
  console.log(`✖ \`npm start\` shows the sidebar, the document in progress and its preview\n${error.message}`);
  await page.screenshot({ path: path.join(pictures, "failed.png") });
  program.kill("SIGINT");
}
await browser.close();
console.log(`${1 - failed} passed, ${failed} failed`);
process.exitCode = failed;
