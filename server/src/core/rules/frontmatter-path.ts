import * as l10n from "@vscode/l10n";
import { listsAreWhole } from "../conformance/match/misspelledKeys.ts";
import { removeItem, soundEntries } from "../frontmatter/frontmatterEdits.ts";
import type { FrontmatterEntry, FrontmatterValue } from "../frontmatter/frontmatterModel.ts";
import { scalarStyleOf } from "../frontmatter/yamlText.ts";
import { nameOf } from "../host/uri.ts";
import { tokensIn } from "../template/valueKinds.ts";
import { nearest } from "../text/nearWords.ts";
import { shortened } from "../text/wording.ts";
import { unknown } from "../workspace/facts/facts.ts";
import { isMarkdownFile } from "../workspace/foreignFiles.ts";
import { type PathTarget, pathFrom, pathTarget } from "../workspace/links/documentPaths.ts";
import { writtenScalarPath } from "../workspace/links/writtenPaths.ts";
import { newDocumentText, placeForNew } from "../workspace/newDocument.ts";
import { defineRule, type Finding, type Fix, type FixSafety, fixOf, type WorkspaceInput } from "./rule.ts";

export const frontmatterPath = defineRule({
  scope: "workspace",
  meta: {
    id: "frontmatter-path",
    group: "frontmatter",
    severity: "warning",
    appliesTo: "related",
    summary:
      "A path in `related` or `dependencies` leads nowhere, leads to the document itself, stands twice, or is still the template's.",
    why: "These lists are how people and tools get from one document to the next. Paths count from the document's folder, the docs root or the workspace folder.",
    isFixable: true,
  },
  check: (input) => {
    const { document, keys } = input;
    const lists = new Set(keys.filter(({ kind }) => kind.kind === "paths").map(({ key }) => key));
    return soundEntries(document.frontmatter)
      .filter(({ key }) => lists.has(key))
      .flatMap((entry) => listFindings(entry, input));
  },
});

/** A member of a list, and where it leads. */
interface Member {
  readonly entry: FrontmatterEntry;
  readonly index: number;
  readonly item: FrontmatterValue;
  readonly target: Exclude<PathTarget, { readonly kind: "unknown" }>;
}

function listFindings(entry: FrontmatterEntry, input: WorkspaceInput): readonly Finding[] {
  const { document, keys, settings, facts } = input;
  // Where one of the lists lost its key, its paths stand in the other.
  const mayRepeat = !listsAreWhole(document.frontmatter, keys);
  const seen = new Set<string>();
  return entry.value.items.flatMap((item, index): readonly Finding[] => {
    if (item.kind !== "text") return [];
    const target = pathTarget(item.text, document.uri, settings.docsRoot, facts);
    if (target.kind === "unknown") return [];
    const member: Member = { entry, index, item, target };
    if (target.kind !== "place") return deadEnd(member, input);
    const isSecond = seen.has(target.uri);
    seen.add(target.uri);
    if (isSecond && target.uri !== document.uri) return mayRepeat ? [] : [twice(member, input)];
    return foundPlace(member, target.uri, input);
  });
}

/** `path/to/related-doc.md`, or any `{…}`: no path that an author would keep. */
function isPlaceholder(path: string): boolean {
  return tokensIn(path).some((token) => token.startsWith("{") || token === "path/to/");
}

function deadEnd(member: Member, input: WorkspaceInput): readonly Finding[] {
  const { entry, item, target } = member;
  const path = shortened(item.text, 40);
  if (isPlaceholder(item.text)) {
    const message = l10n.t("The path `{0}` is still the template's; expected a document's path or no entry.", path);
    return [needless(member, message, input)];
  }
  if (target.kind === "nowhere") return [nowhere(member, target.uris, input)];
  if (path !== "") return [];
  return [needless(member, l10n.t('An entry of "{0}" is empty; expected a document\'s path.', entry.key), input)];
}

function foundPlace(member: Member, uri: string, input: WorkspaceInput): readonly Finding[] {
  const { entry, item } = member;
  if (uri === input.document.uri) {
    const message = l10n.t('This path in "{0}" leads to the document itself; expected another document.', entry.key);
    return [needless(member, message, input)];
  }
  return item.text.includes("\\") ? [backslash(item, input)] : [];
}

function twice(member: Member, input: WorkspaceInput): Finding {
  const { entry, item } = member;
  const message = l10n.t('"{0}" stands twice in "{1}"; expected it once.', shortened(item.text, 40), entry.key);
  return { ...needless(member, message, input), tags: ["unnecessary"] };
}

function needless(member: Member, message: string, input: WorkspaceInput): Finding {
  return { span: member.item.span, message, fixes: [removal(member, input)] };
}

function backslash(item: FrontmatterValue, input: WorkspaceInput): Finding {
  const path = item.text.replaceAll("\\", "/");
  return {
    span: item.span,
    message: l10n.t('The path "{0}" uses `\\`; expected `/`, which works everywhere.', shortened(item.text, 40)),
    fixes: [pathReplacement(item, path, input, { safety: "safe", isPreferred: true })],
  };
}

function nowhere(member: Member, uris: readonly string[], input: WorkspaceInput): Finding {
  const { item } = member;
  const found = similarDocuments(member, uris, input);
  const isOnlyOne = found.filter(({ isSure }) => isSure).length === 1;
  const isWindows = item.text.includes("\\");
  const replacements = found.map(({ path, isSure }, index) =>
    pathReplacement(item, path, input, { safety: isSure && isOnlyOne ? "safe" : "unsafe", isPreferred: index === 0 }),
  );
  return {
    span: item.span,
    message: isWindows
      ? l10n.t('"{0}" leads to no file, nor does it with `/`; expected a document\'s path.', shortened(item.text, 50))
      : l10n.t('"{0}" leads to no file; expected a document\'s path.', shortened(item.text, 50)),
    fixes: [...replacements, ...creation(uris, replacements.length === 0, input), removal(member, input, "unsafe")],
  };
}

interface SimilarDocument {
  readonly path: string;
  /** True if its name is the one asked for, but for case or a missing `.md`: it moved, or was named carelessly. */
  readonly isSure: boolean;
}

/** How many files a fix is offered for. */
const MOST_FIXES = 3;

/** Files of nearly the same name that the list does not hold yet, the nearest first. */
function similarDocuments(
  { entry, item }: Member,
  uris: readonly string[],
  { document, settings, facts }: WorkspaceInput,
): readonly SimilarDocument[] {
  const [meant] = uris;
  const similar = meant === undefined ? [] : facts.similarFiles(meant);
  if (meant === undefined || similar === unknown) return [];
  const listed = new Set([document.uri]);
  for (const { text } of entry.value.items) {
    const target = pathTarget(text, document.uri, settings.docsRoot, facts);
    if (target.kind === "place") listed.add(target.uri);
  }
  const name = nameOf(meant);
  return similar
    .filter((uri) => !listed.has(uri) && isMarkdownFile(uri) && isNear(name, nameOf(uri)))
    .slice(0, MOST_FIXES)
    .flatMap((uri) => {
      const path = pathFrom(document.uri, uri);
      if (path === undefined) return [];
      const written = item.text.startsWith("./") && !path.startsWith("../") ? `./${path}` : path;
      return [{ path: written, isSure: isSameName(name, nameOf(uri)) }];
    });
}

function isSameName(name: string, candidate: string): boolean {
  return [name, `${name}.md`].some((one) => one.toLowerCase() === candidate.toLowerCase());
}

function isNear(name: string, candidate: string): boolean {
  return isSameName(name, candidate) || nearest(name, [candidate]) !== undefined;
}

function creation(
  uris: readonly string[],
  isPreferred: boolean,
  { facts, templates, settings, today }: WorkspaceInput,
): readonly Fix[] {
  const uri = placeForNew(uris, facts);
  if (uri === undefined || !isMarkdownFile(uri)) return [];
  return [
    {
      title: l10n.t("Create {0}", nameOf(uri)),
      safety: "unsafe",
      isPreferred,
      edits: () => ({
        edits: [],
        others: [
          { kind: "create", uri, text: newDocumentText(uri, { templates, docsRoot: settings.docsRoot, today }) },
        ],
      }),
    },
  ];
}

function pathReplacement(
  item: FrontmatterValue,
  path: string,
  { document }: WorkspaceInput,
  kind: Pick<Fix, "safety" | "isPreferred">,
): Fix {
  const newText = writtenScalarPath(path, scalarStyleOf(item, document.text), item.text.startsWith("./") ? "./" : "");
  return { title: l10n.t("Change to {0}", path), ...kind, edits: () => ({ edits: [{ span: item.span, newText }] }) };
}

/** A comment behind the entry goes with it, which is for its author to decide. */
function removal({ entry, index }: Member, { document }: WorkspaceInput, safety: FixSafety = "safe"): Fix {
  const { edits, losesComment } = removeItem(document.text, entry, index);
  return fixOf(l10n.t("Remove the entry"), losesComment ? "unsafe" : safety, () => edits, safety === "safe");
}
