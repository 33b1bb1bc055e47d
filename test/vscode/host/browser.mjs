// The browser in which an embedded VS Code runs.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Launches Chromium with nothing that asks the network. */
export function launchBrowser() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((file) => existsSync(file));
  if (!executablePath)
    throw new Error("Chromium is not installed; expected it at /usr/bin/chromium (apt-get install chromium).");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * Does again what did not come through, as a user would on a busy machine: a dialog that just closed may still have
 * had the keyboard, a palette that just opened does not listen yet, a bulb may show before its fixes are there.
 */
export async function insist(body, attempts = 6) {
  try {
    return await body(5_000);
  } catch (error) {
    if (attempts === 1) throw error;
    return insist(body, attempts - 1);
  }
}
