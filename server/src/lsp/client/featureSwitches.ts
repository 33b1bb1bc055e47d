/** Features that an editor may have already, so that they would show twice. */
export interface FeatureSwitches {
  readonly documentSymbols: boolean;
  readonly workspaceSymbols: boolean;
  readonly folding: boolean;
  readonly selectionRanges: boolean;
  readonly documentLinks: boolean;
  /** Locations and commands that lead to the code. */
  readonly codeLinks: boolean;
  /** Completion of paths and anchors in links of the body. */
  readonly linkCompletion: boolean;
  readonly headingRename: boolean;
  readonly definition: boolean;
  readonly references: boolean;
  readonly highlights: boolean;
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
  readonly semanticTokens: boolean;
  readonly workspaceDiagnostics: boolean;
}

export type FeatureName = keyof FeatureSwitches;

const EVERYTHING: FeatureSwitches = {
  documentSymbols: true,
  workspaceSymbols: true,
  folding: true,
  selectionRanges: true,
  documentLinks: true,
  codeLinks: true,
  linkCompletion: true,
  headingRename: true,
  definition: true,
  references: true,
  highlights: true,
  codeLens: true,
  inlayHints: true,
  semanticTokens: true,
  workspaceDiagnostics: true,
};

/**
 * Without what VS Code's own Markdown support gives; paths of the frontmatter are followed by ours alone. Of renames it asks
 * one provider, and its own last: ours, which takes the table of contents along.
 */
const BESIDE_VSCODE: FeatureSwitches = {
  ...EVERYTHING,
  documentSymbols: false,
  workspaceSymbols: false,
  folding: false,
  selectionRanges: false,
  documentLinks: false,
  linkCompletion: false,
};

/** What is on by default. */
export function defaultSwitches(isVSCode: boolean): FeatureSwitches {
  return isVSCode ? BESIDE_VSCODE : EVERYTHING;
}

/** The switches with those that a plain object sets; whatever else it holds is left alone. */
export function withSwitches(switches: FeatureSwitches, plain: unknown): FeatureSwitches {
  if (typeof plain !== "object" || plain === null) return switches;
  const given = Object.entries(plain).filter(([name, value]) => name in EVERYTHING && typeof value === "boolean");
  return { ...switches, ...Object.fromEntries(given) };
}
