// Builds every program into dist/: `node esbuild.mjs [--watch] [--production]`.
import { chmod } from "node:fs/promises";
import * as esbuild from "esbuild";

const isProduction = process.argv.includes("--production");

/** What all bundles share. Templates are text inside the bundle, so that a web worker needs no disk. */
export const shared = {
  bundle: true,
  format: "esm",
  target: "es2022",
  loader: { ".md": "text" },
  minify: isProduction,
  sourcemap: !isProduction,
  legalComments: "none",
  logLevel: "warning",
  // gray-matter's engines hold an `eval` that is never reached: server/src/document/frontmatter.ts replaces them.
  logOverride: { "direct-eval": "silent" },
};

/** Some dependencies are CommonJS and ask for Node's modules with `require`. */
export const nodeBanner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

const programs = [
  {
    ...shared,
    platform: "node",
    entryPoints: { cli: "server/src/cli/main.ts" },
    outdir: "dist",
    banner: { js: `#!/usr/bin/env node\n${nodeBanner.js}` },
  },
  {
    ...shared,
    platform: "node",
    entryPoints: { server: "server/src/protocol/main.node.ts" },
    outdir: "dist",
    banner: nodeBanner,
  },
  {
    ...shared,
    platform: "browser",
    // A worker is loaded as a classic script.
    format: "iife",
    entryPoints: { "server.browser": "server/src/protocol/main.browser.ts" },
    outdir: "dist",
    // gray-matter asks for Node's `fs` and `Buffer`, for functions that are never called here.
    alias: { fs: "./server/src/protocol/browserShims.ts" },
    inject: ["./server/src/protocol/browserShims.ts"],
  },
];

if (import.meta.filename === process.argv[1]) {
  if (process.argv.includes("--watch")) {
    for (const program of programs) await (await esbuild.context(program)).watch();
  } else {
    await Promise.all(programs.map((program) => esbuild.build(program)));
    await chmod("dist/cli.js", 0o755);
  }
}
