import { readFileSync } from "node:fs";

/** The languages besides English. */
export const LANGUAGES = ["de"];

/**
 * The manifest as VS Code shows it in a language: with texts in place of their keys, `%key%`.
 * @param language English if none is given.
 */
export function localisedManifest(language) {
  const english = textsIn("package.nls.json");
  const texts = language === undefined ? english : { ...english, ...textsIn(`package.nls.${language}.json`) };
  return JSON.parse(readFileSync("package.json", "utf8"), (_, value) =>
    typeof value === "string" ? (texts[/^%(.+)%$/.exec(value)?.[1]] ?? value) : value,
  );
}

function textsIn(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
