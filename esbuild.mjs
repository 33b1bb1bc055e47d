// Builds every program into dist/: `node esbuild.mjs [--watch] [--production]`.
import { chmod, copyFile } from "node:fs/promises";
import * as esbuild from "esbuild";
import { compiledTemplate } from "./server/generate/compiledTemplate.mjs";

const isProduction = process.argv.includes("--production");

/** Templates are text inside the bundle, so that a web worker needs no disk. */
const common = {
  bundle: true,
  format: "esm",
  target: "es2022",
  loader: { ".md": "text" },
  alias: {
    "js-yaml": "./server/src/core/frontmatter/grayMatterYaml.ts",
    // What Node would get is CommonJS, of which nothing can be left out.
    yaml: "./node_modules/yaml/browser/dist/index.js",
    // What Node would get asks for its parts in a way that no bundler sees.
    "jsonc-parser": "./node_modules/jsonc-parser/lib/esm/main.js",
    // What Node would get is CommonJS that asks for the file system; texts come in as an argument.
    "@vscode/l10n": "./node_modules/@vscode/l10n/dist/browser.js",
    "@modelcontextprotocol/server/_shims": "./server/src/mcp/protocolShims.ts",
  },
  minify: isProduction,
  sourcemap: !isProduction,
  legalComments: "none",
  logLevel: "warning",
  // gray-matter's engines hold an `eval` that is never reached: server/src/core/frontmatter/frontmatter.ts replaces them.
  logOverride: { "direct-eval": "silent" },
};

/** What all bundles share. */
export const shared = { ...common, plugins: [compiledTemplate(common)] };

/** Some dependencies are CommonJS and ask for Node's modules with `require`: for bundles that are modules themselves. */
export const nodeBanner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

/** What runs on Node: an entry that is small, and the program behind it, which it runs from V8's code cache. */
const nodePrograms = [
  { entries: { cli: "server/src/cli/start.ts" }, banner: { js: "#!/usr/bin/env node" } },
  { entries: { server: "server/src/lsp/node/start.node.ts" } },
  { entries: { cliProgram: "server/src/cli/main.ts", serverProgram: "server/src/lsp/node/main.node.ts" } },
  // What both load beside the program to serve an agent.
  { entries: { mcpServer: "server/src/mcp/serveTools.ts" } },
].map(({ entries, banner }) => ({
  ...shared,
  supported: { "dynamic-import": false },
  plugins: [...shared.plugins, besideEntry("./serveTools.ts", "./mcpServer.cjs")],
  platform: "node",
  format: "cjs",
  entryPoints: entries,
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  ...(banner && { banner }),
}));

/**
 * The dashboard as a page runs it, small since the report holds it whole: the script that draws, and its style.
 */
const dashboardProgram = {
  ...common,
  platform: "browser",
  format: "iife",
  entryPoints: ["browser.tsx", "dashboard.css"].map((file) => ({
    in: `server/src/dashboard/${file}`,
    out: "dashboard",
  })),
  outdir: "dist",
  minify: true,
  sourcemap: false,
};

/** Those that the command line needs. */
export const commandLinePrograms = [
  ...nodePrograms.flatMap(({ entryPoints: { cli, cliProgram, mcpServer }, ...program }) => {
    const entryPoints = { ...(cli && { cli }), ...(cliProgram && { cliProgram }), ...(mcpServer && { mcpServer }) };
    return Object.keys(entryPoints).length > 0 ? [{ ...program, entryPoints }] : [];
  }),
  dashboardProgram,
];

/** VS Code loads CommonJS. The entry is small: it fetches the client, which is a file of its own, when activation is over. */
const extensionPrograms = [
  {
    ...shared,
    platform: "node",
    format: "cjs",
    external: ["vscode"],
    entryPoints: { extension: "client/src/extension.ts", client: "client/src/client.ts" },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    supported: { "dynamic-import": false },
    plugins: [besideEntry("./client.ts", "./client.cjs")],
  },
  {
    ...shared,
    platform: "browser",
    format: "cjs",
    external: ["vscode"],
    entryPoints: { "extension.browser": "client/src/extension.browser.ts" },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
  },
];

/** Leaves an import to run time, as that of a file beside the entry. */
function besideEntry(module, path) {
  return {
    name: "beside-entry",
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, (found) =>
        found.kind === "dynamic-import" && found.path === module ? { path, external: true } : undefined,
      );
    },
  };
}

export const programs = [
  ...nodePrograms,
  {
    ...shared,
    platform: "browser",
    // A worker is loaded as a classic script, and has no DOM.
    format: "iife",
    conditions: ["worker"],
    entryPoints: { "server.browser": "server/src/lsp/main.browser.ts" },
    outdir: "dist",
    // gray-matter asks for Node's `fs` and `Buffer`, for functions that are never called here.
    alias: { ...shared.alias, fs: "./server/src/lsp/browserFs.ts" },
    inject: ["./server/src/lsp/browserBuffer.ts"],
  },
  dashboardProgram,
  ...extensionPrograms,
];

if (import.meta.filename === process.argv[1]) {
  if (process.argv.includes("--watch")) {
    for (const program of programs) await (await esbuild.context(program)).watch();
  } else {
    await Promise.all(programs.map((program) => esbuild.build(program)));
    await chmod("dist/cli.cjs", 0o755);
    // VS Code before 1.101 looks for the entry of a web extension under a name that ends in `.js`.
    await copyFile("dist/extension.browser.cjs", "dist/extension.browser.cjs.js");
  }
}
