import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The built script and style of the dashboard. */
export interface DashboardFiles {
  readonly script: string;
  readonly style: string;
}

/**
 * Those that come with the program.
 * @param program The file of a built program.
 * @returns undefined where somebody has left them out.
 */
export function dashboardBeside(program: string): DashboardFiles | undefined {
  const read = (name: string) => readFileSync(path.join(path.dirname(program), name), "utf8");
  try {
    return { script: read("dashboard.js"), style: read("dashboard.css") };
  } catch {
    return undefined;
  }
}

/** The SHA-256 of a text in base64, as content security policies name it. */
export function hashForPolicy(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
