import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { DashboardData } from "../../server/src/core/dashboard/dashboardData.ts";
import { htmlReport } from "../../server/src/dashboard/htmlReport.tsx";
import { dashboardFixture, HOSTILE_TEXTS } from "../support/dashboardFixture.ts";
import { launchBrowser } from "../vscode/host/browser.mjs";

const script = readFileSync("dist/dashboard.js", "utf8");
const style = readFileSync("dist/dashboard.css", "utf8");
const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const SCREENSHOTS = path.resolve("dist/screenshots/dashboard");

const DATA = {
  empty: dashboardFixture({ documents: 0 }),
  one: dashboardFixture({ documents: 1, seed: 2 }),
  twelve: dashboardFixture({ documents: 12, seed: 4 }),
  hostile: dashboardFixture({ documents: 30, hostile: HOSTILE_TEXTS, seed: 8 }),
  thousand: dashboardFixture({ documents: 1000, numbers: 10, seed: 3 }),
} as const;
type Name = keyof typeof DATA;

const folder = mkdtempSync(path.join(tmpdir(), "perfdoc-dashboard-"));
let browser: Browser;

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const hashOf = (text: string) => createHash("sha256").update(text).digest("base64");
  for (const [name, data] of Object.entries(DATA))
    writeFileSync(path.join(folder, `${name}.html`), htmlReport({ data, base: "" }, { script, style, hashOf }));
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page of which everything is written down that it should not do. */
interface Watched {
  readonly page: Page;
  /** What was asked of a network, what the policy forbade, and what went wrong. */
  readonly amiss: readonly string[];
}

/** Opens a report from the disk, without a network. */
async function open(name: Name, options: BrowserContextOptions & { readonly hash?: string } = {}): Promise<Watched> {
  const { hash = "", ...rest } = options;
  const page = await pageWith(rest);
  await page.page.goto(`${pathToFileURL(path.join(folder, `${name}.html`))}${hash}`);
  return page;
}

async function pageWith(options: BrowserContextOptions): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options, offline: true });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const amiss: string[] = [];
  page.on("console", (message) => amiss.push(message.text()));
  page.on("pageerror", (error) => amiss.push(error.message));
  page.on("dialog", (dialog) => amiss.push(`a dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) amiss.push(request.url());
  });
  return { page, amiss };
}

async function closed({ page, amiss }: Watched): Promise<void> {
  await page.context().close();
  assert.deepEqual(amiss, []);
}

const count = (page: Page, selector: string) => page.locator(selector).count();
const shownCount = (page: Page) => page.getByRole("status").textContent();

describe("the report in a browser", () => {
  for (const name of ["empty", "one", "twelve", "hostile", "thousand"] as const) {
    test(`${name}: opens from a disk, asks for nothing, and its policy has nothing to forbid`, async () => {
      const watched = await open(name);
      assert.equal(await count(watched.page, "article"), DATA[name].documents.length);
      assert.equal(await watched.page.title(), DATA[name].title);
      await closed(watched);
    });
  }

  test("shows what the filters let through, says so, and keeps that in its address", async () => {
    const watched = await open("twelve");
    const { page } = watched;
    const { documents } = DATA.twelve;
    const expected = documents.filter(({ module }) => module === "checkout");
    await page.getByLabel("Module", { exact: true }).selectOption("checkout");
    assert.equal(await shownCount(page), `${expected.length} of 12 documents`);
    assert.deepEqual(
      await page.locator("article h3").allInnerTexts(),
      expected.map(({ title }) => title),
    );
    await page.getByLabel("Targets", { exact: true }).selectOption("missed");
    assert.equal(await count(page, "article .numbers .verdict:not(.missed)"), 0);
    assert.ok((await count(page, "article .numbers .verdict.missed")) > 0);
    assert.equal(new URL(page.url()).hash, "#module=checkout&show=missed");
    const before = await shownCount(page);
    await page.reload();
    assert.equal(await shownCount(page), before);
    assert.equal(await page.getByLabel("Module", { exact: true }).inputValue(), "checkout");
    await page.getByLabel("Search", { exact: true }).fill("no such words");
    assert.equal(await shownCount(page), "0 of 12 documents");
    await page.getByRole("button", { name: "Show all", exact: true }).click();
    assert.equal(await shownCount(page), "12 documents");
    assert.equal(new URL(page.url()).hash, "");
    await closed(watched);
  });

  test("opens with the filter of its address, and follows a new one", async () => {
    const watched = await open("twelve", { hash: "#text=Public+Gateway" });
    const gateways = DATA.twelve.documents.filter(({ title }) => title.startsWith("Public Gateway")).length;
    assert.equal(await shownCount(watched.page), `${gateways} of 12 documents`);
    await watched.page.evaluate("location.hash = '#show=met'");
    await watched.page.waitForFunction("document.querySelector('#filter-targets').value === 'met'");
    await watched.page.waitForFunction("!document.querySelector('input').value");
    await closed(watched);
  });

  test("leads from what needs attention to the documents concerned", async () => {
    const watched = await open("twelve");
    const { page } = watched;
    await page
      .getByRole("button", { name: /more: show all documents with one/ })
      .first()
      .click();
    assert.equal(await page.getByLabel("Targets", { exact: true }).inputValue(), "missed");
    assert.equal(await page.evaluate("document.activeElement.id"), "documents");
    await page.locator("table button.link").first().click();
    assert.equal(await page.getByLabel("Targets", { exact: true }).inputValue(), "all");
    await closed(watched);
  });

  test("is worked by keyboard alone, each stop is seen, and none holds the focus", async () => {
    const watched = await open("twelve");
    const { page } = watched;
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.textContent"), "Skip to the documents");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate("document.activeElement.id"), "documents");
    await page.keyboard.press("Tab");
    await page.keyboard.type("gateway");
    assert.match((await shownCount(page)) ?? "", /^\d of 12 documents$/);
    const stops = new Set<string>();
    for (let presses = 0; presses < 200; presses++) {
      await page.keyboard.press("Tab");
      const stop: string = await page.evaluate(STOP);
      if (stop === "") break;
      stops.add(stop);
    }
    assert.equal(await page.evaluate(STOP), "", "the focus leaves the page at its end");
    assert.deepEqual(
      [...stops].filter((stop) => stop.endsWith("unseen")),
      [],
    );
    for (const kind of ["SELECT", "BUTTON", "A", "a", "SUMMARY", "SECTION"])
      assert.ok(
        [...stops].some((stop) => stop.startsWith(`${kind} `)),
        kind,
      );
    await page.locator(".drawn summary").first().focus();
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("table.history").first().isVisible());
    await closed(watched);
  });

  test("draws of a thousand documents those that are near, and the others when they come near", async () => {
    const watched = await open("thousand");
    const { page } = watched;
    const paint: number = await page.evaluate(
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0",
    );
    console.log(`1,000 documents: first contentful paint after ${Math.round(paint)} ms`);
    assert.ok((await count(page, "table.numbers")) < 100);
    const last = page.locator("article").last();
    assert.equal(await last.locator("table").count(), 0);
    await last.scrollIntoViewIfNeeded();
    await last.locator("table.numbers").waitFor();
    assert.ok((await count(page, "table.numbers")) < 200);
    await page.getByLabel("Search", { exact: true }).fill("Checkout 27");
    await page.locator("article .numbers tbody tr").first().waitFor();
    await closed(watched);
  });

  test("is printed whole, without what only a screen is for", async () => {
    const watched = await open("thousand", { hash: "#module=billing" });
    const { page } = watched;
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    const billing = DATA.thousand.documents.filter(({ module }) => module === "billing");
    await page.waitForFunction(`document.querySelectorAll('table.numbers').length === ${billing.length}`);
    assert.ok(!(await page.getByLabel("Search", { exact: true }).isVisible()));
    assert.ok(await page.getByText(`${billing.length} of`).last().isVisible(), "it says that it is a part");
    await closed(watched);
  });

  test("can be read without scripts", async () => {
    const watched = await open("twelve", { javaScriptEnabled: false });
    assert.equal(await count(watched.page, "table.numbers"), 12);
    assert.ok(await watched.page.locator(".bullet").first().isVisible());
    await closed(watched);
  });
});

/** What has the focus, and whether it can be seen that it has; empty beyond the page. */
const STOP = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const of = (element) => getComputedStyle(element);
  const box = at.querySelector?.(".box");
  const isSeen = of(at).outlineStyle !== "none" || (box && of(box).strokeWidth === "3px");
  return at.tagName + " " + at.textContent.slice(0, 20) + " " + (isSeen ? "seen" : "unseen");
})()`;

describe("the report for everybody", () => {
  const looks: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["high contrast", { forcedColors: "active" }],
    ["narrow", { viewport: { width: 480, height: 900 } }],
  ];
  for (const [look, options] of looks) {
    for (const name of ["empty", "one", "twelve", "hostile"] as const)
      test(`${name}, ${look}: has no barrier that axe knows`, () => assertNoBarrier(name, options));
  }
  test("thousand: has no barrier that axe knows", () => assertNoBarrier("thousand", {}));

  test("has its headings in order, and its landmarks", async () => {
    const watched = await open("twelve");
    const levels: readonly number[] = await watched.page.evaluate(
      "[...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]))",
    );
    assert.equal(levels[0], 1);
    for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1);
    for (const role of ["banner", "main", "navigation", "search"] as const)
      assert.equal(await watched.page.getByRole(role).count(), 1, role);
    await closed(watched);
  });
});

async function assertNoBarrier(name: Name, options: BrowserContextOptions): Promise<void> {
  // The policy forbids what is brought in from outside.
  const { page } = await open(name, { ...options, bypassCSP: true });
  await page.addScriptTag({ content: axe });
  const found: readonly string[] = await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => id + ": " + html.slice(0, 200) + " " + failureSummary)))`,
  );
  await page.context().close();
  assert.deepEqual(found, []);
}

describe("the dashboard in a webview", () => {
  const GERMAN: Readonly<Record<string, string>> = JSON.parse(readFileSync("l10n/bundle.l10n.de.json", "utf8"));

  /** A page as an editor makes it, whose messages are kept. */
  async function webview(kind: string): Promise<Watched> {
    const watched = await pageWith({});
    const { page } = watched;
    await page.addInitScript(`
      globalThis.sent = [];
      globalThis.acquireVsCodeApi = () => ({
        postMessage: (message) => sent.push(message),
        getState: () => globalThis.kept,
        setState: (state) => { globalThis.kept = state; },
      });`);
    const file = path.join(folder, "webview.html");
    writeFileSync(
      file,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Dashboard</title><style>${style}</style></head>
       <body class="${kind}"><div id="dashboard"></div><script>${script}</script></body></html>`,
    );
    await page.goto(String(pathToFileURL(file)));
    return watched;
  }

  const show = (page: Page, data: DashboardData, texts?: Readonly<Record<string, string>>) =>
    page.evaluate((message) => postMessage(message, "*"), { type: "dashboard", data, ...(texts && { texts }) });

  test("says that it listens, draws what it is sent, and asks for places to be opened", async () => {
    const watched = await webview("vscode-dark");
    const { page } = watched;
    assert.deepEqual(await page.evaluate("sent"), [{ type: "ready" }]);
    await show(page, DATA.twelve);
    await page.locator("article").first().waitFor();
    assert.equal(await page.locator("article a[href]").count(), 0);
    const [first] = DATA.twelve.documents;
    await page.locator("article tbody th button").first().click();
    assert.deepEqual(await page.evaluate("sent.at(-1)"), {
      type: "open",
      path: first?.path,
      line: first?.numbers[0]?.line,
    });
    const node = page.locator(".graph [role=link]").first();
    await node.focus();
    await page.keyboard.press("Enter");
    const message: { readonly type: string; readonly line: number } = await page.evaluate("sent.at(-1)");
    assert.deepEqual([message.type, message.line], ["open", 1]);
    await closed(watched);
  });

  test("keeps its filter when new data come, and remembers it", async () => {
    const watched = await webview("vscode-light");
    const { page } = watched;
    await show(page, DATA.twelve);
    await page.getByLabel("Search", { exact: true }).fill("gateway");
    assert.equal(await page.evaluate("kept"), "text=gateway");
    await show(page, DATA.hostile);
    await page.waitForFunction("document.querySelector('[role=status]').textContent.includes('of 30')");
    assert.equal(await page.getByLabel("Search", { exact: true }).inputValue(), "gateway");
    await closed(watched);
  });

  test("speaks German where the editor does", async () => {
    const watched = await webview("vscode-high-contrast");
    const { page } = watched;
    await show(page, DATA.twelve, GERMAN);
    await page.getByRole("heading", { name: "Handlungsbedarf" }).waitFor();
    assert.equal(await shownCount(page), "12 Dokumente");
    await closed(watched);
  });

  test("does not hear what is no dashboard", async () => {
    const watched = await webview("vscode-dark");
    const { page } = watched;
    await page.evaluate("postMessage({ type: 'dashboard', data: null }, '*'); postMessage('x', '*');");
    await show(page, DATA.one);
    await page.locator("article").first().waitFor();
    await closed(watched);
  });
});

test("pictures of it are taken, for a person to look at", async () => {
  const looks: readonly (readonly [Name, string, BrowserContextOptions])[] = [
    ["twelve", "light-1440", { viewport: { width: 1440, height: 1000 } }],
    ["twelve", "dark-1440", { viewport: { width: 1440, height: 1000 }, colorScheme: "dark" }],
    ["twelve", "contrast-1024", { viewport: { width: 1024, height: 1000 }, forcedColors: "active" }],
    ["twelve", "light-480", { viewport: { width: 480, height: 1000 } }],
    ["empty", "light-1024", { viewport: { width: 1024, height: 600 } }],
    ["one", "dark-1024", { viewport: { width: 1024, height: 1000 }, colorScheme: "dark" }],
    ["thousand", "light-1440", { viewport: { width: 1440, height: 1000 } }],
  ];
  for (const [name, look, options] of looks) {
    const watched = await open(name, options);
    await watched.page.screenshot({ path: path.join(SCREENSHOTS, `${name}-${look}.png`) });
    for (const part of ["documents", "dependencies"]) {
      if ((await watched.page.locator(`h2#${part}`).count()) === 0) continue;
      await watched.page.evaluate(`document.getElementById("${part}").scrollIntoView({ behavior: "instant" })`);
      await watched.page.screenshot({ path: path.join(SCREENSHOTS, `${name}-${look}-${part}.png`) });
    }
    await closed(watched);
  }
});
