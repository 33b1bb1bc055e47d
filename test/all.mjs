// `npm test`: everything that is checked, one after the other, and what came of it in one last line.
import { spawn } from "node:child_process";
import { countIn, endWith, sumOf } from "./count.mjs";

/** Scripts of package.json; those that do not count are one test each. */
const STEPS = [
  { script: "typecheck", counts: false },
  { script: "lint", counts: false },
  { script: "build", counts: false },
  { script: "test:node", counts: true },
  { script: "test:vscode", counts: true },
];

const counts = [];
for (const { script, counts: doesCount } of STEPS) {
  const { code, printed } = await run(script);
  if (doesCount) counts.push(countIn(printed));
  else counts.push(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  const { failed } = counts.at(-1);
  // A step may also end badly behind a good count.
  if (code !== 0 && failed === 0) counts.push({ passed: 0, failed: 1 });
}
endWith(sumOf(counts));

/** Runs a script, and shows what it prints as it comes. */
function run(script) {
  const isWindows = process.platform === "win32";
  const child = spawn("npm", ["run", "--silent", script], { stdio: ["ignore", "pipe", "inherit"], shell: isWindows });
  let printed = "";
  child.stdout.on("data", (text) => {
    printed += text;
    process.stdout.write(text);
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, printed })));
}
