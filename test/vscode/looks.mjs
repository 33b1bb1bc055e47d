// `npm run looks`: takes pictures of what a user sees in each kind of theme and at two widths, to be looked at by a person;
// keeps them in dist/screenshots/looks. `npm run looks -- dark 1024` takes those of one theme and width, with `oldest` in the oldest VS Code that is supported.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { launchBrowser } from "./host/browser.mjs";
import { addressOf, startHost, TEST_SETTINGS } from "./host/server.mjs";
import { workbench } from "./host/workbench.mjs";

const THEMES = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  "contrast-dark": "Default High Contrast",
  "contrast-light": "Default High Contrast Light",
};
const WIDTHS = [1440, 1024];
const WALKTHROUGH = [
  "Write a document",
  "Complete as you write",
  "Fix what is wrong",
  "See what is missing",
  "Look at the numbers",
];
const pictures = path.resolve("dist/screenshots/looks");
mkdirSync(pictures, { recursive: true });

const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.includes(String(name));
const anyOf = (names) => (names.some((name) => wanted.includes(String(name))) ? names.filter(isWanted) : names);

const browser = await launchBrowser();
for (const theme of anyOf(Object.keys(THEMES))) {
  const server = await startHost({
    host: wanted.includes("oldest") ? "oldest" : "newest",
    settings: {
      ...TEST_SETTINGS,
      "workbench.colorTheme": THEMES[theme],
      "markdown.preview.scrollEditorWithPreview": false,
    },
  });
  for (const width of anyOf(WIDTHS)) await takeAll(server, theme, width);
  await server.stop();
}
await browser.close();

async function takeAll(server, theme, width) {
  const parent = mkdtempSync(path.join(tmpdir(), "perfdoc-looks-"));
  const folder = path.join(parent, "shop");
  cpSync("examples", folder, { recursive: true });
  const file = path.join(folder, "docs/gateway/performance.md");
  writeFileSync(file, slow(readFileSync(file, "utf8")));
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.setDefaultTimeout(240_000);
  const take = (scene) => page.screenshot({ path: path.join(pictures, `${scene}-${theme}-${width}.png`) });
  await page.goto(addressOf(server, folder, process.cwd()));
  for (const scene of [
    problems,
    openPlaces,
    groups,
    lightBulb,
    completion,
    preview,
    previewOfTargets,
    dashboard,
    dashboardBelow,
  ]) {
    await scene(page);
    await take(scene.name);
  }
  for (const [index, title] of WALKTHROUGH.entries()) {
    await walkthrough(page, title);
    await take(`walkthrough-${index + 1}`);
  }
  await page.close();
  rmSync(parent, { recursive: true, force: true });
}

/** A day when the gateway was slow, and a section that got lost. */
function slow(text) {
  return text.replace("- **P95:** 3.8 ms", "- **P95:** 16.2 ms").slice(0, text.lastIndexOf("\n## "));
}

/** A document with what is wrong in it, in the text and in the panel. */
async function problems(page) {
  const { row, showSidebar, goTo, command, one } = workbench(page);
  await showSidebar();
  await row("Public Gateway, ").click();
  await one(".codelens-decoration:has-text('% complete')").waitFor();
  await goTo(74);
  await command("Problems: Focus on Problems View");
  await one(".markers-panel .monaco-list-row:has-text('percentile')")
    .or(one(".markers-panel .monaco-list-row"))
    .first()
    .waitFor();
}

/** The sidebar down to open places. */
async function openPlaces(page) {
  const { row, unfold, one } = workbench(page);
  await page.keyboard.press("Control+j");
  await one(".markers-panel").waitFor({ state: "hidden" });
  for (const name of [
    "Public Gateway",
    "Current State",
    "Performance Bottlenecks",
    "Bottleneck 2: Sweeping old clients",
  ])
    await unfold(row(name));
  await row("Impact, missing").waitFor();
  await row("Overview, ").locator(".monaco-tl-twistie").click();
  await row("Performance Targets, ").locator(".monaco-tl-twistie").click();
  await one('.monaco-list-row[aria-label*=", open, expected"]').click();
}

async function groups(page) {
  const { row, pick, command } = workbench(page);
  await pick("Perfdoc: Group Documents By", "Targets Missed");
  await command("Perfdoc: Show Related Documents");
  await row("Targets missed, ").waitFor();
}

async function lightBulb(page) {
  const { pick, command, showFixes } = workbench(page);
  await command("Perfdoc: Hide Related Documents");
  await pick("Perfdoc: Group Documents By", "Module");
  await showFixes(2, "s");
}

async function completion(page) {
  const { suggestBelow } = workbench(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Backspace");
  await suggestBelow(104);
  // What is said of the item that is chosen, beside the list.
  await page.keyboard.press("Control+Space");
  await page.waitForTimeout(500);
}

async function preview(page) {
  const { command, one } = workbench(page);
  await page.keyboard.press("Escape");
  await command("File: Revert File");
  await command("Markdown: Open Preview to the Side");
  await one('.tab[aria-label*="Preview performance.md"]').waitFor();
  await page.waitForTimeout(2_000);
}

/** A document with targets, some of them missed. */
async function previewOfTargets(page) {
  const { choose, command } = workbench(page);
  await command("View: Close All Editors");
  await choose("Control+p", "docs/search/performance.md", "search");
  await command("Markdown: Open Preview");
  await inWebview(page, ".perfdoc-head").waitFor();
  await inWebview(page, "svg.perfdoc-chart").first().scrollIntoViewIfNeeded();
  await page.waitForTimeout(1_000);
}

async function dashboard(page) {
  const { command } = workbench(page);
  await command("View: Close All Editors");
  await command("Perfdoc: Open Dashboard");
  await inWebview(page, "#dashboard h2").first().waitFor();
  await page.waitForTimeout(2_000);
}

async function dashboardBelow(page) {
  await inWebview(page, "#dashboard svg.bullet").first().scrollIntoViewIfNeeded();
  await page.waitForTimeout(1_000);
}

/** In the page that a webview shows: a frame in a frame. */
function inWebview(page, selector) {
  return page.frameLocator("iframe.webview.ready").first().frameLocator("#active-frame").locator(selector);
}

async function walkthrough(page, title) {
  const { command, one } = workbench(page);
  const step = one(`.getting-started-step:has-text("${title}")`);
  if (!(await step.isVisible())) {
    await command("View: Close All Editors");
    await command("Perfdoc: Get Started");
    await step.waitFor();
  }
  await step.click();
  await page.waitForTimeout(1_500);
}
