// `npm run pictures`: takes the pictures of README.md in a real VS Code, light and dark, and keeps them in docs/pictures.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { insist, launchBrowser } from "./host/browser.mjs";
import { addressOf, startHost, TEST_SETTINGS } from "./host/server.mjs";

const THEMES = { light: "Default Light Modern", dark: "Default Dark Modern" };
const DOCUMENT = "docs/gateway/performance.md";
const [WIDTH, HEIGHT, TITLE_BAR] = [1060, 650, 30];
const clip = { x: 0, y: TITLE_BAR, width: WIDTH, height: HEIGHT - TITLE_BAR };
const pictures = path.resolve("docs/pictures");
mkdirSync(pictures, { recursive: true });

const browser = await launchBrowser();
for (const [name, theme] of Object.entries(THEMES)) await takeAll(name, theme);
await browser.close();

async function takeAll(name, theme) {
  const parent = mkdtempSync(path.join(tmpdir(), "perfdoc-pictures-"));
  const folder = path.join(parent, "shop");
  cpSync("examples", folder, { recursive: true });
  const file = path.join(folder, DOCUMENT);
  // A day when the gateway was slow.
  writeFileSync(file, readFileSync(file, "utf8").replace("- **P95:** 3.8 ms", "- **P95:** 6.2 ms"));
  const server = await startHost({
    settings: {
      ...TEST_SETTINGS,
      "workbench.colorTheme": theme,
      "editor.stickyScroll.enabled": false,
      "editor.suggest.showSnippets": false,
      "window.commandCenter": false,
    },
  });
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  page.setDefaultTimeout(60_000);
  await page.goto(addressOf(server, folder, process.cwd()));
  const take = (scene) => page.screenshot({ path: path.join(pictures, `${scene}-${name}.png`), clip });
  await overview(page);
  await take("overview");
  await fix(page);
  await take("fix");
  await completion(page);
  await take("completion");
  await page.close();
  await server.stop();
  rmSync(parent, { recursive: true, force: true });
}

/** The sidebar, and the document at a target that was missed. */
async function overview(page) {
  await page.locator('.activitybar [aria-label^="Performance Docs"]').first().click();
  await page.locator('.monaco-list-row[aria-label^="Public Gateway, "]').first().click();
  await page.locator(".codelens-decoration:has-text('% complete')").first().waitFor();
  await goTo(page, 79);
  await page.locator(".view-line:has-text('6.2')").getByText("6.2").first().hover();
  await page.locator(".monaco-hover:visible").first().waitFor();
}

/** What the light bulb offers where a value is wrong. */
async function fix(page) {
  await goTo(page, 2);
  await page.keyboard.press("End");
  await page.keyboard.type("s");
  // What is wrong in a line shows when it is left.
  await page.keyboard.press("ArrowDown");
  await page.locator(".squiggly-error").first().waitFor();
  await page.keyboard.press("ArrowUp");
  await insist(async (timeout) => {
    await page.keyboard.press("Control+.");
    await page.locator(".action-widget .monaco-list-row.action").first().waitFor({ timeout });
  });
}

/** What the bottleneck still lacks, where an author is writing it. */
async function completion(page) {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Backspace");
  await goTo(page, 104);
  // The first time, where the line is wrapped.
  await page.keyboard.press("End");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await insist(async (timeout) => {
    await page.keyboard.press("Control+Space");
    await page.locator(".suggest-widget.visible .monaco-list-row").first().waitFor({ timeout });
  });
}

async function goTo(page, line) {
  await insist(async (timeout) => {
    await page.keyboard.press("Control+g");
    await page.locator(".quick-input-widget input").first().fill(`:${line}`, { timeout });
    await page.keyboard.press("Enter");
    await page.locator(`.statusbar-item:has-text("Ln ${line},")`).waitFor({ timeout });
  });
}
