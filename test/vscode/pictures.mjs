// `npm run pictures`: takes the pictures of README.md in a real VS Code and of a report, light and dark, and keeps them in
// docs/pictures. `npm run pictures dashboard` takes those of the report alone.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launchBrowser } from "./host/browser.mjs";
import { addressOf, startHost, TEST_SETTINGS } from "./host/server.mjs";
import { workbench } from "./host/workbench.mjs";

const THEMES = { light: "Default Light Modern", dark: "Default Dark Modern" };
const DOCUMENT = "docs/gateway/performance.md";
/** The P95 of the gateway in milliseconds, by the day it was committed. */
const MEASURED = { "2026-05-01": "5.4", "2026-06-20": "4.6", "2026-08-02": "4.1", "2026-09-15": "3.8" };
const [WIDTH, HEIGHT, TITLE_BAR] = [1200, 700, 30];
const clip = { x: 0, y: TITLE_BAR, width: WIDTH, height: HEIGHT - TITLE_BAR };
const pictures = path.resolve("docs/pictures");
mkdirSync(pictures, { recursive: true });

const browser = await launchBrowser();
const isReportAlone = process.argv.includes("dashboard");
for (const [name, theme] of Object.entries(THEMES)) {
  if (!isReportAlone) await takeAll(name, theme);
  await takeReport(name);
}
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

/** The report of a repository in which the gateway got faster from commit to commit, and then slow. */
async function takeReport(name) {
  const folder = mkdtempSync(path.join(tmpdir(), "perfdoc-pictures-"));
  cpSync("examples", folder, { recursive: true });
  const file = path.join(folder, DOCUMENT);
  const text = readFileSync(file, "utf8");
  const put = (p95) => writeFileSync(file, text.replace("- **P95:** 3.8 ms", `- **P95:** ${p95} ms`));
  const git = (day, ...args) => {
    const dates = { GIT_AUTHOR_DATE: `${day}T10:00:00Z`, GIT_COMMITTER_DATE: `${day}T10:00:00Z` };
    const who = ["-c", "user.name=Perfdoc", "-c", "user.email=perfdoc@example.org"];
    execFileSync("git", [...who, ...args], { cwd: folder, env: { ...process.env, ...dates } });
  };
  git("2026-05-01", "init", "--quiet");
  for (const [day, p95] of Object.entries(MEASURED)) {
    put(p95);
    git(day, "add", "--all");
    git(day, "commit", "--quiet", "--message", "Measured");
  }
  put("6.2");
  const report = path.join(folder, "report.html");
  execFileSync(process.execPath, [path.resolve("dist/cli.cjs"), "report", "--format", "html", "-o", report], {
    cwd: folder,
  });
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, colorScheme: name });
  await page.goto(`${pathToFileURL(report)}#module=gateway&text=${encodeURIComponent(DOCUMENT)}`);
  await page.evaluate('document.getElementById("documents").scrollIntoView({ behavior: "instant" })');
  await page.screenshot({ path: path.join(pictures, `dashboard-${name}.png`) });
  await page.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The sidebar, down to what is open, and the document at a target that was missed. */
async function overview(page) {
  const { one, row, showSidebar, unfold, goTo } = workbench(page);
  await showSidebar();
  await row("Public Gateway, ").click();
  for (const name of ["Public Gateway", "Current State", "Performance Bottlenecks", "Bottleneck 2"])
    await unfold(row(name));
  await row("Impact, missing").waitFor();
  await one(".codelens-decoration:has-text('% complete')").waitFor();
  await goTo(78);
  await one(".view-line:has-text('6.2')").getByText("6.2").first().hover();
  await one(".monaco-hover:visible").waitFor();
}

/** What the light bulb offers where a value is wrong. */
async function fix(page) {
  await workbench(page).showFixes(2, "s");
}

/** What the bottleneck still lacks, where an author is writing it. */
async function completion(page) {
  const { suggestBelow } = workbench(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Backspace");
  await suggestBelow(104);
}
