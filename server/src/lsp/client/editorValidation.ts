/** The section of VS Code's settings about its own check of links in Markdown. */
export const VALIDATION_SECTION = "markdown.validate";

/** What VS Code checks as well, by the setting for that; it shows where a link is broken, as these rules do. */
const CHECKED_TOO = [
  { setting: "fileLinks.enabled", rules: ["link-file"] },
  { setting: "fileLinks.markdownFragmentLinks", rules: ["link-file-fragment"] },
  { setting: "fragmentLinks.enabled", rules: ["link-fragment", "toc-anchor", "toc-entry-stale"] },
  { setting: "referenceLinks.enabled", rules: ["reference-undefined"] },
] as const;

const NOTHING: ReadonlySet<string> = new Set();

/**
 * The rules that are quiet in open documents, since VS Code reports the same.
 * @param validation What its user has set, as an object of objects.
 */
export function rulesOfEditor(validation: unknown): ReadonlySet<string> {
  if (valueAt(validation, "enabled") !== true) return NOTHING;
  const isOn = (setting: string): boolean => {
    const value = valueAt(validation, setting);
    return value === "inherit" ? isOn("fragmentLinks.enabled") : typeof value === "string" && value !== "ignore";
  };
  return new Set(CHECKED_TOO.flatMap(({ setting, rules }) => (isOn(setting) ? rules : [])));
}

function valueAt(plain: unknown, path: string): unknown {
  let value = plain;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name === key)?.[1];
  }
  return value;
}
