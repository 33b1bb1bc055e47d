import type manifest from "../../package.json";

/** The languages besides English. */
export declare const LANGUAGES: readonly string[];

/** The manifest as VS Code shows it in a language: with texts in place of their keys. */
export declare function localisedManifest(language?: string): typeof manifest;
