import { readFileSync } from "node:fs";

export const readme = readFileSync("README.md", "utf8");

/** The README's fenced blocks of one language, in order, without their fences. */
export function fencesOf(language: string): readonly string[] {
  return [...readme.matchAll(/^```(\S+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, body = ""]) =>
    name === language ? [body] : [],
  );
}

/** Every command that the README shows: lines of shell blocks, what is typed at a prompt, and words in backticks. */
export function readmeCommands(): readonly string[] {
  const typed = fencesOf("text").flatMap((block) =>
    [...block.matchAll(/^\$ (.+)$/gm)].map(([, command = ""]) => command),
  );
  const lines = fencesOf("bash").flatMap((block) => block.split("\n"));
  const prose = readme.replace(/^```\S+\n[\s\S]*?^```$/gm, "");
  const inBackticks = [...prose.matchAll(/`((?:perfdoc|npm|npx|code) [^`]+)`/g)].map(([, command = ""]) => command);
  const all = [...lines, ...typed, ...inBackticks].map((line) => line.replace(/\s+# .*$/, "").trim());
  return [...new Set(all)].filter((command) => command !== "");
}
