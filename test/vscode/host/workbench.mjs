// What a user does in VS Code's window, with mouse and keyboard.
import { insist } from "./browser.mjs";

/** The window on a page: its rows, its palette, its views. */
export function workbench(page) {
  const one = (selector) => page.locator(selector).first();
  /** A row of the sidebar, by how it begins to a screen reader. */
  const row = (label) => one(`.monaco-list-row[aria-label^="${label}"]`);
  /** A row of the list below the palette's input. */
  const listed = (label) => one(`.quick-input-list .monaco-list-row[aria-label*="${label}"]`);
  const status = (text) => one(`.statusbar-item:has-text("${text}")`);

  async function typeAndClick(text, label, timeout) {
    await one(".quick-input-widget .quick-input-box input").fill(text, { timeout });
    await listed(label).click({ timeout });
  }

  /** Opens the palette with a key, types into it and clicks the row that it finds. */
  const choose = (key, text, label) =>
    insist(async (timeout) => {
      await page.keyboard.press(key);
      await typeAndClick(text, label, timeout);
    });

  const command = (name) => choose("F1", `>${name}`, name);

  /** Runs a command that asks for one of a few. */
  const pick = (name, label) =>
    insist(async (timeout) => {
      await command(name);
      await listed(label).click({ timeout });
    });

  const chooseTheme = (name) =>
    insist(async (timeout) => {
      await command("Preferences: Color Theme");
      // Before the list of themes is there, the input is still the palette's.
      await listed("Modern").waitFor({ timeout });
      await typeAndClick(name, name, timeout);
    });

  /** Puts the cursor at a line's start. */
  const goTo = (line) =>
    insist(async (timeout) => {
      await page.keyboard.press("Control+g");
      await one(".quick-input-widget .quick-input-box input").fill(`:${line}`, { timeout });
      await page.keyboard.press("Enter");
      await status(`Ln ${line},`).waitFor({ timeout });
    });

  const showSidebar = () => one('.activitybar [aria-label^="Performance Docs"]').click();

  /** By its arrow: a click on the row goes to its place, and may take the keyboard along. */
  const unfold = (found) => found.locator(".monaco-tl-twistie").click();

  /** Shows what the light bulb offers at a line's end, once something wrong is typed there. */
  async function showFixes(line, typed) {
    await goTo(line);
    await page.keyboard.press("End");
    await page.keyboard.type(typed);
    // What is wrong in a line shows when it is left.
    await page.keyboard.press("ArrowDown");
    await one(".squiggly-error").waitFor();
    await page.keyboard.press("ArrowUp");
    await insist(async (timeout) => {
      await page.keyboard.press("Control+.");
      await one(".action-widget .monaco-list-row.action").waitFor({ timeout });
    });
  }

  /** Shows what is suggested on a new line below one. */
  async function suggestBelow(line) {
    await goTo(line);
    // The first time, where the line is wrapped.
    await page.keyboard.press("End");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await insist(async (timeout) => {
      await page.keyboard.press("Control+Space");
      await one(".suggest-widget.visible .monaco-list-row").waitFor({ timeout });
    });
  }

  return {
    one,
    row,
    listed,
    status,
    choose,
    command,
    pick,
    chooseTheme,
    goTo,
    showSidebar,
    unfold,
    showFixes,
    suggestBelow,
  };
}
