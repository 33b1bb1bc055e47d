/** A workspace without documents. */
const OTHERS = { "README.md": "# Tea\n", "docs/brewing.md": "# How tea is made\n\nIn three minutes.\n" };

/**
 * The runs in VS Code: which VS Code, what of the suite, and how it is started.
 * `documents`: what the workspace holds in place of the examples.
 * `isInstalled`: the packed extension is installed, where else the sources' is under development.
 * `isPacked`: what is packed is under development.
 */
export const RUNS = {
  newest: { host: "newest", suite: "all" },
  oldest: { host: "oldest", suite: "all" },
  web: { host: "newest", suite: "web", args: ["--extensionDevelopmentKind=web"], isPacked: true },
  untrusted: {
    host: "newest",
    suite: "untrusted",
    env: { PERFDOC_UNTRUSTED: "1" },
    settings: { "security.workspace.trust.startupPrompt": "never" },
  },
  german: { host: "newest", suite: "german", env: { PERFDOC_LANGUAGE: "de" } },
  others: { host: "newest", suite: "others", documents: OTHERS },
  "installed-newest": { host: "newest", suite: "installed", isInstalled: true },
  "installed-oldest": { host: "oldest", suite: "installed", isInstalled: true },
  start: { host: "newest", script: "test/vscode/startRun.mjs" },
  user: { host: "newest", script: "test/vscode/user.mjs" },
};
