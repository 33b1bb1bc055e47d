// Documents as authors have them, made from the template: filled in, no two alike, and the same on every run.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const TEMPLATE = readFileSync("server/templates/performance.md", "utf8");
const WORDS = "cache index shard queue lookup parser buffer flush scan merge batch write read hash tree page".split(
  " ",
);
const MODULES = 50;

/**
 * The text of the document with a number.
 * @param repeats How often its sections come again, each time under titles of their own: 20 make some 8,300 lines.
 */
export function documentText(number, count = 1, repeats = 1) {
  const random = randomFrom(number + 1);
  const word = () => WORDS[Math.floor(random() * WORDS.length)];
  const text = TEMPLATE.replace("stub | draft | current | needs-review | archived", "draft")
    .replace("{module-name}", moduleOf(number))
    .replace("created: YYYY-MM-DD", `created: 2026-0${1 + (number % 9)}-14`)
    .replace("updated: YYYY-MM-DD", `updated: 2026-10-1${number % 10}`)
    .replace("never | YYYY-MM-DD", "never")
    .replace("completeness: 0", `completeness: ${Math.floor(random() * 101)}`)
    .replace("path/to/related-doc.md", `../${moduleOf(number + 1)}/performance-${(number + 1) % count}.md`)
    .replace("path/to/dependency-doc.md", `../${moduleOf(number + 2)}/performance-${(number + 2) % count}.md`)
    .replace("{System/Feature Name}", `${word()} ${word()} ${number}`)
    .replace(/\bDescription\b/g, () => `${word()} the ${word()} before the ${word()}`)
    .replace(
      /\b[XY](?= ?(?:ms|MB|%|req|items|concurrent|seconds|bytes|operations))/g,
      () => `${1 + Math.floor(random() * 900)}`,
    )
    .replace(/\{Name\}/g, () => `${word()} ${word()}`);
  const body = text.slice(text.indexOf("\n## Overview"));
  const further = Array.from({ length: repeats - 1 }, (_, index) => body.replace(/^## .*$/gm, `$& ${index + 2}`));
  return `${text}${further.join("")}\nSee the [runbook].\n\n[runbook]: https://example.com/runbook\n`;
}

function moduleOf(number) {
  return `module${number % MODULES}`;
}

/** Writes a workspace of documents; gives the path of the first one. */
export function writeWorkspace(folder, count, repeats = 1) {
  for (let number = 0; number < count; number++) {
    const file = pathOf(folder, number);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, documentText(number, count, repeats));
  }
  return pathOf(folder, 0);
}

function pathOf(folder, number) {
  return path.join(folder, "docs", moduleOf(number), `performance-${number}.md`);
}

/** A generator of numbers from 0 to 1 (mulberry32), so that every run has the same documents. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Places to type at, each with a line that is like it in every document. */
export const PLACES = {
  paragraph: (lines) => lines.findIndex((line, index) => index > lines.length / 2 && /^[A-Za-z]{3}/.test(line)),
  frontmatter: (lines) => lines.findIndex((line) => line.startsWith("module:")),
  fence: (lines) => lines.findIndex((line, index) => index > lines.length / 2 && line.startsWith("// Code")),
  heading: (lines) => lines.findIndex((line, index) => index > lines.length / 2 && line.startsWith("#### ")),
  "link definition": (lines) => lines.findIndex((line) => line.startsWith("[runbook]:")),
};

const times = (count, lineOf) => Array.from({ length: count }, (_, index) => lineOf(index)).join("");
const prose = (index) =>
  `Line ${index} says that \`work\` takes ${index} ms, see [above](#overview).\n${index % 5 === 4 ? "\n" : ""}`;
const row = (index) => `| Latency ${index} | ${index} ms | < ${index + 5} ms |\n`;
const inSection = (text) => documentText(0).replace(/^## Monitoring$/m, `$&\n\n${text}`);

/** Documents that are not cut into short sections, each with the line that is typed in. */
export const SHAPED = {
  "a section of 5,000 lines": { text: inSection(times(5_000, prose)), line: /^Line 2501 / },
  "a table of 2,000 rows": {
    text: inSection(`| Metric | Value | Target |\n| --- | --- | --- |\n${times(2_000, row)}`),
    line: /^\| Latency 1000 /,
  },
  "a list of 2,000 items": {
    text: inSection(times(2_000, (at) => `- Request ${at}: ${at} ms\n`)),
    line: /^- Request 1000:/,
  },
  "a fence of 2,000 lines": {
    text: inSection(`\`\`\`bash\n${times(2_000, (at) => `echo ${at} && make\n`)}\`\`\`\n`),
    line: /^echo 1000 /,
  },
};

/** A document that is none of ours. */
export const FOREIGN = {
  text: `# Handbook\n\n${times(500, (at) => `## Part ${at}\n\n${times(15, prose)}`)}`,
  line: /^## Part 250$/,
};

/** Writes one of these; gives its path. */
export function writeShaped(folder, text) {
  const file = pathOf(folder, 0);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const pick = (random, list) => list[Math.floor(random() * list.length)];

/** What pages of a handbook are made of, as people write and generators export it. */
const PIECES = [
  (say) => `## ${say(3)}\n\n${say(90)}.\n\n`,
  // A paragraph on one long line, with links and bare addresses.
  (say, random) =>
    `${times(40, () => `${say(12)}, see [${say(2)}](../${pick(random, WORDS)}/index.md#${pick(random, WORDS)}) and https://example.com/${pick(random, WORDS)}. `)}\n\n`,
  (say, random) =>
    `| ${say(1)} | Owner | ${say(2)} |\n| --- | :---: | ---: |\n${times(80, (at) => `| [${say(2)}](#${at}) | @${pick(random, WORDS)} | \`${at}\` ${say(4)} |\n`)}\n`,
  (say) =>
    times(30, (at) => `${"  ".repeat(at % 4)}${at % 3 === 0 ? "1." : "-"} **${say(2)}**: ${say(14)}\n`).concat("\n"),
  (say) => times(20, (at) => `- [${at % 2 === 0 ? " " : "x"}] ${say(6)} <!-- ${say(2)} -->\n`).concat("\n"),
  (say, random) =>
    `<details>\n<summary>${say(3)}</summary>\n<table>\n${times(20, () => `<tr><td align="center">${say(3)}</td><td><a href="https://example.com/${pick(random, WORDS)}">${say(2)}</a></td></tr>\n`)}</table>\n</details>\n\n`,
  (say) => `\`\`\`yaml\n${times(25, (at) => `key${at}: ${say(3)}\n`)}\`\`\`\n\n`,
  (_, random) =>
    `<img src="data:image/png;base64,${times(600, () => pick(random, [..."abcdefghijklmnopqrstuvwxyz0123456789+/"]))}">\n\n`,
  (say) => `> ${say(30)}\n>\n> - ${say(8)}\n> - ${say(8)}\n\n***\n\n`,
];

/**
 * Writes a repository whose documents are all foreign, in the manner of a large community's handbook: many short
 * pages and a few very long ones, half of them with frontmatter of their own, some about performance.
 */
export function writeForeignRepository(folder, count = 1_000, bytes = 10_000_000) {
  const random = randomFrom(7);
  const say = (words) => times(words, () => `${pick(random, WORDS)} `).trimEnd();
  const sizes = Array.from({ length: count }, () => random() ** 3);
  const scale = bytes / sizes.reduce((sum, size) => sum + size, 0);
  for (const [number, size] of sizes.entries()) {
    const title = number % 50 === 0 ? `Performance ${say(1)}s` : say(3);
    const head =
      number % 2 === 0 ? `---\ntitle: ${title}\nweight: ${number}\ntags: [${say(1)}, ${say(1)}]\n---\n\n` : "";
    let text = `${head}# ${title}\n\n${say(20)}.\n\n`;
    while (text.length < size * scale) text += pick(random, PIECES)(say, random);
    const file = path.join(folder, "docs", moduleOf(number), `page-${number}.md`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
