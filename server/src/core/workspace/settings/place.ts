import { categoryByName, type ValueSource } from "../../conformance/score/keyValues.ts";
import { titleHeading } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { nameOf, parentUri } from "../../host/uri.ts";
import type { Templates } from "../../template/templates.ts";

/** Folders that hold documents of several modules or of one kind, so that none is called after them. */
const NO_MODULES: ReadonlySet<string> = new Set(["doc", "docs", "documentation", "design", ""]);

/** The module that a document is most likely about: the folder it stands in, the docs root and its like left out. */
export function moduleByPlace(document: string, docsRoot: string): string | undefined {
  const roots = new Set([...NO_MODULES, ...docsRoot.split("/")]);
  let folder = parentUri(document);
  while (roots.has(nameOf(folder)) && parentUri(folder) !== folder) folder = parentUri(folder);
  const name = nameOf(folder);
  return name === "" ? undefined : name;
}

/** What a document's place, title and measure say about the values of its frontmatter. */
export function valueSourceOf(
  { uri, frontmatter, outline }: PerfDocument,
  about: {
    readonly measured: number | undefined;
    readonly templates: Templates;
    readonly docsRoot: string;
    readonly today: string;
  },
): ValueSource {
  const title = titleHeading(outline)?.heading.text;
  return {
    frontmatter,
    today: about.today,
    measured: about.measured,
    module: moduleByPlace(uri, about.docsRoot),
    category: categoryByName(title, nameOf(uri), about.templates),
  };
}
