import * as l10n from "@vscode/l10n";
import german from "../../../../l10n/bundle.l10n.de.json";

/** What stands for the English texts of the sources, by language. */
const BUNDLES = { en: {}, de: german } as const;

export type Language = keyof typeof BUNDLES;

/** The language for an editor's locale, such as `de`, `de-AT` or `de_CH.UTF-8`; English for one that is unknown or not said. */
export function languageOf(locale: unknown): Language {
  const wanted = typeof locale === "string" ? /^[a-z]{2,3}(?![a-z])/i.exec(locale)?.[0].toLowerCase() : undefined;
  return wanted !== undefined && isLanguage(wanted) ? wanted : "en";
}

function isLanguage(name: string): name is Language {
  return Object.hasOwn(BUNDLES, name);
}

/**
 * Has all messages of this process be in a language from now on, until it is told of another. A process serves one editor;
 * of several sessions in one, the language of the one that began last holds for all.
 */
export function speak(language: Language): void {
  l10n.config({ contents: BUNDLES[language] });
}
