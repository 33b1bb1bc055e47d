import { existsSync } from "node:fs";
import path from "node:path";
import { uriOfPath } from "./nodePaths.ts";

/**
 * The folder of the rules' pages, which comes with the program.
 * @param program The file of a built program.
 * @returns its URI; undefined where somebody has left it out.
 */
export function rulePagesBeside(program: string): string | undefined {
  const folder = path.resolve(path.dirname(program), "../docs/rules");
  return existsSync(folder) ? uriOfPath(folder) : undefined;
}
