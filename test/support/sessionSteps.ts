import { fc, isHunt } from "./property.ts";
import { anEditShape, type EditShape, realTexts } from "./randomEdits.ts";
import { capacityTemplate } from "./smallTemplate.ts";

/** What a session is from its beginning on. */
export interface SessionShape {
  readonly encoding: "utf-8" | "utf-16";
  /** The client asks for diagnostics. */
  readonly pulls: boolean;
  readonly isVSCode: boolean;
  readonly folders: readonly string[];
}

/** Something that happens in an editor or beside it; documents count among those that are open by then. */
export type Step =
  | { readonly kind: "edit"; readonly document: number; readonly shapes: readonly EditShape[] }
  | { readonly kind: "whole"; readonly document: number; readonly text: string }
  | { readonly kind: "undo"; readonly document: number; readonly steps: number }
  | { readonly kind: "lineEnds"; readonly document: number; readonly end: "\n" | "\r\n" | "\r" }
  /** A file without a text is opened as it is on the disk. */
  | { readonly kind: "open"; readonly file: string; readonly text?: string }
  | { readonly kind: "close"; readonly document: number }
  | { readonly kind: "ask"; readonly document: number; readonly question: number; readonly at: number }
  | { readonly kind: "write"; readonly file: string; readonly text: string }
  | { readonly kind: "remove"; readonly file: string }
  | { readonly kind: "move"; readonly file: string; readonly to: string }
  | { readonly kind: "settings"; readonly settings: unknown }
  | { readonly kind: "folders"; readonly folders: readonly string[] }
  | { readonly kind: "idle" };

/** What happens between two looks, and where to look. */
export interface Round {
  readonly steps: readonly Step[];
  readonly looksAt: "open documents" | "everything";
  readonly ats: readonly number[];
}

const DOCUMENTS = [
  "one/docs/search/performance.md",
  "one/docs/search/architecture.md",
  "one/docs/gateway/performance.md",
  "one/docs/gateway/observability.md",
  "one/docs/ingest/performance.md",
  "one/docs/new/performance.md",
  "one/docs/notes.md",
  "two/docs/dispatch/performance.md",
  "two/docs/dispatch/architecture.md",
  "elsewhere/performance.md",
] as const;

const FOLDERS_OF_DOCUMENTS = ["one/docs/search", "one/docs/moved", "two/docs/dispatch"] as const;

const CODE = [
  "one/packages/search/src/ranking.ts",
  "one/packages/search/src/query.bench.ts",
  "one/packages/gateway/src/router.ts",
  "two/internal/queue/worker.go",
] as const;

const FOLDERS: readonly (readonly string[])[] = [
  ["one"],
  ["one", "two"],
  ["two", "one"],
  ["."],
  ["one", "one/docs", "two"],
];

const CONFIGS: readonly string[] = [
  "docsRoot: docs\n",
  'docsRoot: docs\ninclude: ["docs/**/*.md"]\nrules:\n  placeholder: off\n',
  'include: ["docs/search/**", "docs/new/*.md"]\nrules:\n  section-missing: hint\n  related-mutual: warning\n',
  'exclude: ["docs/gateway/**"]\ncompletenessTolerance: 0\n',
  'requiredSections: ["Overview", "Monitoring"]\nmodules:\n  search: packages/gateway\n',
  "docsRoot: documentation\n",
];

const SETTINGS: readonly unknown[] = [
  null,
  { rules: { placeholder: "error", "link-fragment": "off" } },
  { completenessTolerance: 100 },
  { docsRoot: "docs", include: ["docs/**/performance.md"] },
  { features: { codeLens: false, inlayHints: false } },
];

const aCategory = fc.constantFrom("capacity", "performance", "architecture");
const aTemplate = aCategory.map((category) => capacityTemplate.replace("category: capacity", `category: ${category}`));
const aRealText = fc.constantFrom(...realTexts.filter((text) => text.length < 16_000));
const document = fc.nat(5);

const anEdit: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant("edit" as const),
  document,
  shapes: fc.array(anEditShape, { minLength: 1, maxLength: 6, size: "max" }),
});

const anotherEdit: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("whole" as const), document, text: aRealText }),
  fc.record({ kind: fc.constant("undo" as const), document, steps: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant("undo" as const), document, steps: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant("lineEnds" as const), document, end: fc.constantFrom("\n", "\r\n", "\r") }),
);

const anAsk: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("ask" as const), document, question: fc.nat(30), at: fc.nat(9_999) }),
  fc.constant({ kind: "idle" as const }),
);

const anOpening: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("open" as const), file: fc.constantFrom(...DOCUMENTS) }),
  fc.record({ kind: fc.constant("open" as const), file: fc.constantFrom(...DOCUMENTS), text: aRealText }),
  fc.record({ kind: fc.constant("close" as const), document }),
);

const onDisk: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), file: fc.constantFrom(...DOCUMENTS), text: aRealText }),
  fc.record({ kind: fc.constant("write" as const), file: fc.constantFrom(...CODE), text: aRealText }),
  fc.record({
    kind: fc.constant("remove" as const),
    file: fc.constantFrom(...DOCUMENTS, ...FOLDERS_OF_DOCUMENTS, ...CODE),
  }),
  fc.record({
    kind: fc.constant("move" as const),
    file: fc.constantFrom(...DOCUMENTS, ...CODE),
    to: fc.constantFrom(...DOCUMENTS),
  }),
  fc.record({
    kind: fc.constant("move" as const),
    file: fc.constantFrom(...FOLDERS_OF_DOCUMENTS),
    to: fc.constantFrom(...FOLDERS_OF_DOCUMENTS),
  }),
);

const aChangeOfRules: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("write" as const),
    file: fc.constantFrom("one/perfdoc.config.yaml", "two/perfdoc.config.yaml"),
    text: fc.constantFrom(...CONFIGS),
  }),
  fc.record({
    kind: fc.constant("remove" as const),
    file: fc.constantFrom("one/perfdoc.config.yaml", "one/package.json"),
  }),
  fc.record({
    kind: fc.constant("write" as const),
    file: fc.constantFrom("one/.perfdoc/templates/own.md", "two/.perfdoc/templates/own.md"),
    text: aTemplate,
  }),
  fc.record({ kind: fc.constant("remove" as const), file: fc.constantFrom("one/.perfdoc/templates/own.md") }),
  fc.record({
    kind: fc.constant("write" as const),
    file: fc.constantFrom("one/packages/new/package.json", "one/packages/search/package.json"),
    text: fc.constantFrom('{ "name": "new", "scripts": { "bench": "x" } }', '{ "name": "search", "scripts": {} }'),
  }),
  fc.record({
    kind: fc.constant("write" as const),
    file: fc.constantFrom("one/.gitignore", "one/docs/.gitignore"),
    text: fc.constantFrom("ingest\n", "*.bench.ts\n", ""),
  }),
  fc.record({ kind: fc.constant("settings" as const), settings: fc.constantFrom(...SETTINGS) }),
  fc.record({ kind: fc.constant("folders" as const), folders: fc.constantFrom(...FOLDERS) }),
);

const aStep = fc.oneof(
  { weight: 60, arbitrary: anEdit },
  { weight: 6, arbitrary: anotherEdit },
  { weight: 12, arbitrary: anAsk },
  { weight: 5, arbitrary: anOpening },
  { weight: 4, arbitrary: onDisk },
  { weight: 3, arbitrary: aChangeOfRules },
);

export const aSessionShape: fc.Arbitrary<SessionShape> = fc.record({
  encoding: fc.constantFrom("utf-8", "utf-16"),
  pulls: fc.boolean(),
  isVSCode: fc.boolean(),
  folders: fc.constantFrom(...FOLDERS),
});

export const aRound: fc.Arbitrary<Round> = fc.record({
  steps: fc.array(aStep, { minLength: 1, maxLength: isHunt ? 120 : 30, size: "max" }),
  looksAt: fc.oneof(
    { weight: 3, arbitrary: fc.constant("open documents" as const) },
    { weight: 1, arbitrary: fc.constant("everything" as const) },
  ),
  ats: fc.array(fc.nat(9_999), { minLength: 2, maxLength: 4 }),
});

/** What is open from the beginning on. */
export const OPENED: readonly Step[] = [
  { kind: "open", file: "one/docs/search/performance.md" },
  { kind: "open", file: "one/docs/gateway/performance.md" },
  { kind: "open", file: "two/docs/dispatch/performance.md" },
  { kind: "open", file: "one/docs/notes.md", text: "# Notes\n\nSee [search](search/performance.md#overview).\n" },
];
