import { remark } from "remark";
import remarkGfm from "remark-gfm";

interface Node {
  readonly type: string;
  readonly position?: unknown;
  readonly children?: readonly Node[];
}

/**
 * The kinds of nodes that GitHub's Markdown makes of a text, each once. What remark makes of the text behind the parser,
 * links of escaped addresses, has no position and is not counted: neither GitHub nor VS Code makes these.
 */
export function kindsOfMarkup(markdown: string): readonly string[] {
  const kinds = new Set<string>();
  const visit = ({ type, position, children = [] }: Node) => {
    if (position) kinds.add(type);
    for (const child of children) visit(child);
  };
  visit(remark().use(remarkGfm).parse(markdown));
  return [...kinds].sort();
}
