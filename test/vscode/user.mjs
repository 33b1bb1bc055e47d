// Drives VS Code as a user does, with mouse and keyboard, and keeps pictures in dist/screenshots.
// `node test/vscode/user.mjs [oldest|newest]`; ends with a line `N passed, N failed`.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { insist, launchBrowser } from "./host/browser.mjs";
import { addressOf, startHost, TEST_SETTINGS } from "./host/server.mjs";
import { workbench } from "./host/workbench.mjs";

const host = process.argv[2] === "oldest" ? "oldest" : "newest";
const pictures = path.resolve("dist/screenshots", host);
mkdirSync(pictures, { recursive: true });
const parent = mkdtempSync(path.join(tmpdir(), "perfdoc-user-"));
const folder = path.join(parent, "shop");
cpSync("examples", folder, { recursive: true });
for (const module of ["gateway", "ingest"]) lackLastSection(documentOf(module));
writeFileSync(
  documentOf("checkout"),
  readFileSync(documentOf("checkout"), "utf8").replace(/^last-synced: .*/m, "last-synced: 2026-01-20"),
);

/** The line of the heading that the results are below. */
const BENCHMARK = 247;

const server = await startHost({
  host,
  settings: {
    ...TEST_SETTINGS,
    "workbench.colorTheme": "Default Dark Modern",
    "explorer.compactFolders": false,
    // A view that takes the keyboard late would close the palette that was opened meanwhile.
    "workbench.quickOpen.closeOnFocusLost": false,
  },
});
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
// The window comes late on a busy machine; once it is there, nothing in it does.
page.setDefaultTimeout(240_000);
const { choose, chooseTheme, command, goTo, listed, one, pick, row, showFixes, showSidebar, status, unfold } =
  workbench(page);
const count = { passed: 0, failed: 0 };

await page.goto(addressOf(server, folder, process.cwd()));
await page.locator('.activitybar [aria-label^="Performance Docs"]').first().waitFor();
page.setDefaultTimeout(60_000);

await step("the sidebar lists documents by module, with scores", async () => {
  await page.locator('.activitybar [aria-label^="Performance Docs"]').first().click();
  // The first rows come with the server, which a busy machine starts late.
  await row("gateway, 1 document").waitFor({ timeout: 240_000 });
  await row("Public Gateway, ").waitFor();
});

await step("a document opens from the sidebar, with its problems and its score", async () => {
  await row("Public Gateway, ").click();
  await page.locator('.tab[aria-label*="performance.md"]').waitFor();
  await page.locator('.statusbar-item[id*="perfdoc"]').waitFor();
  await page.locator(".codelens-decoration:has-text('% complete')").first().waitFor();
});

await step("a document unfolds to its sections and open places, and one click goes there", async () => {
  const gateway = row("Public Gateway, ");
  if ((await gateway.getAttribute("aria-expanded")) === "false") await unfold(gateway);
  await unfoldFirst(3);
  await unfoldFirst(4);
  const slot = page.locator('.monaco-list-row[aria-label*=", open, expected"]').first();
  await slot.waitFor();
  await picture("unfolded");
  await slot.click();
  await page.locator('.statusbar-item:has-text("selected)")').waitFor();
});

await step("what is open in an item is listed below the item, with what is expected", async () => {
  for (const name of ["Current State", "Performance Bottlenecks", "Bottleneck 2: Sweeping old clients"]) {
    await unfold(row(name));
  }
  await row("Impact, missing, expected ").waitFor();
  await row("Mitigation, missing, expected ").waitFor();
});

await step(
  "the next open place is one command away, from the palette, the status bar, the lens and the sidebar",
  async () => {
    await goTo(1);
    await command("Perfdoc: Go to Next Open Place");
    const first = await placeAfter("Ln 1,");
    await status("expected").waitFor();
    await one('.statusbar-item[id*="perfdoc"]').click();
    const second = await placeAfter(first);
    await command("Perfdoc: Go to Previous Open Place");
    assert.equal(await placeAfter(second), first);
    await command("Perfdoc: Go to Previous Open Place");
    const last = await placeAfter(first);
    assert.ok(lineIn(last) > lineIn(second), `behind ${first} comes ${last}, and not the document's last place`);
    await goTo(17);
    const begun = await placeAfter(last);
    // A lens that is just being drawn anew takes no click.
    const clicked = await insist(async (timeout) => {
      if ((await placeOfCursor()) === begun)
        await one(".codelens-decoration a:has-text('places open')").click({ timeout });
      return placeAfter(begun, timeout);
    });
    assert.equal(clicked, first);
    await row("Public Gateway, ").hover();
    await row("Public Gateway, ").locator('[aria-label="Go to Next Open Place"]').click();
    assert.equal(await placeAfter(first), second);
  },
);

await step(
  "a click on an open place takes the keyboard there: what is typed replaces its placeholder alone",
  async () => {
    await unfold(row("Performance Metrics"));
    await unfold(row("Latency"));
    await row("Max observed, open").click();
    await status("(3 selected)").waitFor();
    await one(".monaco-editor.focused").waitFor();
    await page.keyboard.type("14 ms");
    await one(".view-line:has-text('14 ms')").waitFor();
    assert.match(await one(".view-line:has-text('14 ms')").textContent(), /Max.observed:/);
    await command("File: Revert File");
    await one(".view-line:has-text('Xms')").waitFor();
  },
);

await step("a missing section is added from its row", async () => {
  const missing = page.locator('.monaco-list-row[aria-level="3"][aria-label$=", missing"]').first();
  await missing.waitFor();
  const title = (await missing.getAttribute("aria-label")).split(",")[0];
  await insist(async (timeout) => {
    // The row may say only after a while that it is there.
    if (await missing.isVisible()) {
      await missing.hover({ timeout });
      await missing.locator('[aria-label="Add This Section"]').click({ timeout });
    }
    await row(`${title}, 0%`)
      .or(one(`.monaco-list-row[aria-label^="${title}"][aria-label*="complete"]`))
      .first()
      .waitFor({ timeout });
  });
});

await step("a missing section is inserted by a click on the light bulb's fix", async () => {
  await choose("Control+p", "docs/ingest/performance.md", "ingest");
  await page.locator('.breadcrumbs-control:has-text("ingest")').waitFor();
  await page.locator(".codelens-decoration:has-text('1 section missing')").first().waitFor();
  await insist(async (timeout) => {
    await command("Go to Next Problem (Error, Warning, Info)");
    await page.locator(".marker-widget:has-text('is missing')").waitFor({ timeout });
    await page
      .locator('.marker-widget [aria-label*="Quick Fix"], .marker-widget .quickfix')
      .first()
      .or(page.locator(".lightBulbWidget, .codicon-gutter-lightbulb").first())
      .first()
      .click({ timeout });
    await page.locator('.action-widget .monaco-list-row:has-text("Insert the section")').first().click({ timeout });
  });
  await page.locator(".codelens-decoration:has-text('section missing')").first().waitFor({ state: "hidden" });
  await command("File: Revert File");
});

await step("the light bulb offers a fix where a problem is", async () => {
  await showFixes(2, "x");
  await picture("light-bulb");
  await page.keyboard.press("Enter");
  await page.locator(".squiggly-error").first().waitFor({ state: "detached" });
});

await step("values of the frontmatter complete while typing", async () => {
  await goTo(2);
  await page.keyboard.press("Shift+End");
  await page.keyboard.type("status: ");
  const suggestions = page.locator(".suggest-widget.visible .monaco-list-row");
  await suggestions.first().waitFor();
  await picture("completion");
  await page.keyboard.press("Escape");
  await page.keyboard.type("draft");
});

await step("a new document is made in steps, with a way back, and opens at its first place", async () => {
  await command("Perfdoc: New Performance Doc");
  const input = page.locator(".quick-input-widget input").first();
  await listed("search").waitFor();
  await picture("new-module");
  await input.fill("billing");
  await page.keyboard.press("Enter");
  await titled("2/3");
  await page.locator('.quick-input-widget [aria-label^="Back"]').first().click();
  await titled("1/3");
  await input.fill("billing");
  await page.keyboard.press("Enter");
  await titled("2/3");
  assert.equal(await input.inputValue(), "Billing");
  await page.locator('.quick-input-widget:has-text("not a module of this workspace")').waitFor();
  await page.keyboard.press("Enter");
  await titled("3/3");
  assert.equal(await input.inputValue(), "docs/billing/performance.md");
  await input.fill("docs/search/performance.md");
  await page.locator('.quick-input-widget:has-text("already")').waitFor();
  await picture("new-exists");
  await input.fill("docs/billing/performance.md");
  await page.keyboard.press("Enter");
  await page.locator(".breadcrumbs-control:has-text('billing')").waitFor();
  await page.locator(".view-lines:has-text('Billing')").first().waitFor();
  await row("billing, 1 document").waitFor();
  assert.match(readFileSync(path.join(folder, "docs/billing/performance.md"), "utf8"), /module: billing/);
});

await step("the Markdown preview shows score and verdicts", async () => {
  await choose("Control+p", "docs/search/performance.md", "search");
  // The command is offered where Markdown is in front.
  await page.locator(".breadcrumbs-control:has-text('search')").waitFor();
  await command("Markdown: Open Preview to the Side");
  await inWebview(".perfdoc-head").waitFor();
  await inWebview(".perfdoc-mark").first().waitFor();
});

await step("the dashboard draws the documents, and a click opens one", async () => {
  // What is unsaved would be asked about.
  await command("File: Save All");
  await command("View: Close All Editors");
  await command("Perfdoc: Open Dashboard");
  const link = inWebview("#dashboard button:has-text('Public Gateway')").first();
  await link.waitFor();
  await picture("dashboard");
  await link.click();
  await page.locator(".breadcrumbs-control:has-text('gateway')").waitFor();
  await command("View: Close All Editors");
});

await step("the sidebar filters, and says so", async () => {
  await page.locator(".pane-header, .composite.title").first().hover();
  await command("Perfdoc: Filter Documents");
  await listed("").waitFor({ state: "hidden" });
  await page.locator(".quick-input-widget input").first().fill("search");
  await page.keyboard.press("Enter");
  await row("gateway").waitFor({ state: "detached" });
  await picture("filtered");
  await command("Perfdoc: Clear Filter");
  await row("gateway").waitFor();
});

await step("documents of related kinds are listed where that is wanted", async () => {
  const related = row("Public Gateway - Architecture");
  // Rows below the window's edge are not there for a page.
  await foldAll();
  for (const module of ["billing", "checkout", "gateway"]) await unfold(row(module));
  await related.waitFor({ state: "detached" });
  await command("Perfdoc: Show Related Documents");
  await related.waitFor();
  await picture("related");
  await command("Perfdoc: Hide Related Documents");
  await related.waitFor({ state: "detached" });
});

await step("the sidebar groups and sorts by what is overdue and by targets that are missed", async () => {
  await pick("Perfdoc: Group Documents By", "Overdue");
  await row("Overdue for a check, 1 document").waitFor();
  await picture("overdue");
  await pick("Perfdoc: Group Documents By", "Targets Missed");
  await row("Targets missed, 1 document").waitFor();
  await picture("targets");
  await pick("Perfdoc: Group Documents By", "Not at all");
  await pick("Perfdoc: Sort Documents By", "Last check against the code");
  await firstRowIs("Checkout, ");
  await pick("Perfdoc: Sort Documents By", "Targets missed");
  await firstRowIs("Public Gateway, ");
  await pick("Perfdoc: Sort Documents By", "Path");
});

await step("the sidebar groups by score", async () => {
  await command("Perfdoc: Group Documents By");
  await listed("Score").click();
  await row("Complete, 2 documents").waitFor();
});

await step("the walkthrough opens", async () => {
  await command("Perfdoc: Get Started");
  await page.locator(".getting-started-step, .step-list-container").first().waitFor();
});

await step("the status bar shows the score only where that is wanted", async () => {
  await row("Product Search, 100%").or(row("search")).first().waitFor();
  await choose("Control+p", "docs/search/performance.md", "search");
  const score = page.locator('.statusbar-item[id*="perfdoc"]:has-text("%")');
  await score.waitFor();
  const settings = path.join(folder, ".vscode/settings.json");
  mkdirSync(path.dirname(settings), { recursive: true });
  writeFileSync(settings, '{ "perfdoc.statusBar.enabled": false }');
  await score.waitFor({ state: "hidden" });
  writeFileSync(settings, "{}");
  await score.waitFor();
});

await step("a new document is among what File > New File offers", async () => {
  await command("Create: New File...");
  await listed("Performance Doc").waitFor();
  await page.keyboard.press("Escape");
});

await step("a report of an issue holds versions, and nothing of a document", async () => {
  await command("Perfdoc: Report Issue");
  const dialog = page.locator('.monaco-dialog-box:has-text("issues/new")');
  await dialog.waitFor();
  const asked = decodeURIComponent((await dialog.textContent()).replace(/\s/g, ""));
  assert.match(asked, /Extension version: \d/);
  assert.doesNotMatch(asked, /gateway|search|billing/i);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

await step("the light theme looks as good", async () => {
  await page.keyboard.press("Control+F4");
  await chooseTheme("Light Modern");
  await page.locator(".monaco-workbench.vs").waitFor();
  await row("Product Search, 100%").click();
  await page.locator(".view-lines:has-text('Product Search')").first().waitFor();
});

await step("the high contrast theme looks as good", async () => {
  await chooseTheme("Dark High Contrast");
  await page.locator(".monaco-workbench.hc-black").waitFor();
});

await step("results are imported once they were seen, and the lens says where they are from", async () => {
  write("packages/ingest/bench/feeds.json", hyperfine(77));
  await choose("Control+p", "docs/ingest/performance.md", "ingest");
  await insist(async (timeout) => {
    await command("Perfdoc: Import Benchmark Results…");
    await listed("bench/feeds.json").click({ timeout });
    await listed("Apply").waitFor({ timeout });
  });
  await one(".view-line:has-text('77 ms')").waitFor();
  await picture("import-preview");
  await listed("Apply").click();
  await goTo(BENCHMARK);
  await lens("Results of ").waitFor();
});

await step("a lens says that the file has other results by now, and takes them over", async () => {
  write("packages/ingest/bench/feeds.json", hyperfine(154));
  await lens("has other results: Latency (p50) 154 ms, 100% slower").waitFor();
  await picture("other-results");
  await one('.codelens-decoration a:has-text("Update")').click();
  await one(".view-line:has-text('154 ms')").waitFor();
  await lens("Results of ").waitFor();
});

await step("results that are pasted into a benchmark fill it in, and other text stays as it is", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await goTo(BENCHMARK + 1);
  await paste(hyperfine(308));
  await one(".view-line:has-text('308 ms')").waitFor();
  await picture("pasted-results");
  await paste("The latency was fine.");
  await one(".view-line:has-text('fine.')").waitFor();
  await command("File: Revert File");
});

await step("a folder without documents is welcomed with what to do", async () => {
  const empty = path.join(parent, "empty");
  mkdirSync(empty);
  await page.goto(addressOf(server, empty, process.cwd()));
  await showSidebar();
  const welcome = page.locator(".welcome-view-content, .viewpane .welcome-view");
  await welcome.filter({ hasText: "This workspace has no performance documents yet." }).first().waitFor();
  await welcome.getByRole("button", { name: "New Performance Doc" }).first().waitFor();
});

await step("a window without a folder is welcomed with how to open one", async () => {
  await page.goto(addressOf(server, undefined, process.cwd()));
  await showSidebar();
  const welcome = page.locator(".welcome-view-content, .viewpane .welcome-view");
  await welcome.filter({ hasText: "Performance documents of an open folder are listed here." }).first().waitFor();
  await welcome.getByRole("button", { name: "Open Folder" }).first().waitFor();
});

await browser.close();
await server.stop();
rmSync(parent, { recursive: true, force: true });
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed > 0 ? 1 : 0);

/** What hyperfine writes of runs that all took as long. */
function hyperfine(milliseconds) {
  const seconds = milliseconds / 1000;
  const times = Array.from({ length: 21 }, () => seconds);
  const result = { command: "tiles", mean: seconds, stddev: 0, median: seconds, min: seconds, max: seconds, times };
  return JSON.stringify({ results: [result] });
}

function write(name, text) {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

/** In the page that a webview shows: a frame in a frame. */
function inWebview(selector) {
  return page.frameLocator("iframe.webview.ready").first().frameLocator("#active-frame").locator(selector);
}

function lens(text) {
  return one(`.codelens-decoration:has-text("${text}")`);
}

async function paste(text) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+v");
}

function documentOf(module) {
  return path.join(folder, `docs/${module}/performance.md`);
}

/** Where the cursor is once it is elsewhere than it was, as the status bar says it. */
async function placeAfter(before, timeout = 60_000) {
  await selectionStatus().filter({ hasNotText: before }).waitFor({ timeout });
  return placeOfCursor();
}

function placeOfCursor() {
  return selectionStatus().textContent();
}

function selectionStatus() {
  return one("#status\\.editor\\.selection");
}

function lineIn(place) {
  return Number(/Ln (\d+)/.exec(place)?.[1]);
}

function firstRowIs(label) {
  return one(`.monaco-list-row[data-index="0"][aria-label^="${label}"]`).waitFor();
}

/** Leaves out the document's last section: there is something to add. */
function lackLastSection(file) {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.slice(0, text.lastIndexOf("\n## ")));
}

async function step(name, body) {
  try {
    await body();
    count.passed++;
    console.log(`✔ ${name}`);
    await picture(slug(name));
  } catch (error) {
    count.failed++;
    console.log(`✖ ${name}\n${error.message}`);
    await picture(`failed-${slug(name)}`);
    await page.keyboard.press("Escape");
  }
}

async function foldAll() {
  await page.locator('.pane-header, .composite.title:has-text("Performance Docs")').first().hover();
  await page.locator('.sidebar [aria-label^="Collapse All"]').first().click();
  await page.locator('.monaco-list-row[aria-level="2"]').first().waitFor({ state: "detached" });
}

/** Unfolds the first row of a level that has something open. */
function unfoldFirst(level) {
  const isOpen = '[aria-expanded="false"][aria-label*=" open"]:not([aria-label^="Frontmatter"])';
  return unfold(page.locator(`.monaco-list-row[aria-level="${level}"]${isOpen}`).first());
}

function slug(name) {
  return name
    .toLowerCase()
    .replace(/[^a-z]+/g, "-")
    .slice(0, 40);
}

async function picture(name) {
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

function titled(text) {
  return page.locator(`.quick-input-title:has-text("${text}")`).waitFor();
}
