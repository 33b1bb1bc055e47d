/** The bundle of the sources' own language: each text stands for itself. */
export function englishBundle(texts: readonly string[]): string {
  return print(Object.fromEntries(texts.map((text) => [text, text])));
}

/** A bundle in the order of the English one, without texts that are gone; those that are new are left to who translates. */
export function sortedBundle(bundle: string, keys: readonly string[]): string {
  const translated: Readonly<Record<string, string>> = JSON.parse(bundle);
  return print(
    Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(translated, key) ? [[key, translated[key]]] : []))),
  );
}

function print(bundle: object): string {
  return `${JSON.stringify(bundle, undefined, 2)}\n`;
}
