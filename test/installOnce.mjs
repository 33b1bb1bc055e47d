// Installs what package-lock.json names, unless that is what was installed last: `node test/installOnce.mjs`.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, writeFileSync } from "node:fs";

// A link leads to the packages of another work tree, and npm would empty that folder before it replaces the link.
const isShared = lstatSync("node_modules", { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
const STAMP = "node_modules/.perfdoc-installed";
const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
if (!isShared && (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== wanted)) {
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(STAMP, wanted);
}
