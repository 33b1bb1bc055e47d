/** What a workspace folder's config says; every key has a default. */
export interface Settings {
  readonly docsRoot: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: Readonly<Record<string, "error" | "warning" | "information" | "hint" | "off">>;
  /** How far, in points, the declared completeness may be from the measured one. */
  readonly completenessTolerance: number;
  /** Days after which a document counts as stale. */
  readonly staleStubDays: number;
  readonly staleDraftDays: number;
  /** Globs of template files. */
  readonly templates: readonly string[];
  /** Folder of each module, by name. */
  readonly modules: Readonly<Record<string, string>>;
}
