import { readFileSync } from "node:fs";

export const readme = readFileSync("README.md", "utf8");

/** The README's fenced blocks of one language, in order, without their fences. */
export function fencesOf(language: string): readonly string[] {
  return [...readme.matchAll(/^```(\S+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, body = ""]) =>
    name === language ? [body] : [],
  );
}
