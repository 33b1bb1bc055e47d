import path from "node:path";
import { relativePath } from "../../core/host/uri.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The formats that a service reads which knows files by their paths in the repository, wherever the job ran in it. */
const READ_BY_SERVICES: ReadonlySet<string> = new Set(["github", "gitlab"]);

/** How a format is to write paths that count from the working directory: from the checkout of the CI job, for such a service. */
export function pathsFor(
  format: string,
  { cwd, checkout }: Pick<Terminal, "cwd" | "checkout">,
): (path: string) => string {
  const folder = checkout === undefined ? undefined : relativePath(checkout, cwd);
  if (!READ_BY_SERVICES.has(format) || folder === undefined || /^\.\.(?:\/|$)/.test(folder)) return (path) => path;
  return (plain) => path.posix.join(folder, plain);
}
