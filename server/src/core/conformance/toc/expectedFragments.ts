import { slug } from "github-slugger";
import { perValue } from "../../incremental/memo.ts";
import type { SectionSchema } from "../../template/template.ts";
import type { Match, SectionMatch } from "../match.ts";

/**
 * The fragments of headings that the template has and the document has not, or has under another title: links to
 * them go wrong only because of that, which is reported where it is.
 */
export function expectedFragments({ sections }: Match): ReadonlySet<string> {
  return new Set(sections.flatMap(({ match }) => absentIn(match)));
}

const absentIn: (match: SectionMatch) => readonly string[] = perValue((match) => {
  if (!match.section) return allIn(match.schema);
  const own = match.found === "title" ? [] : [slug(match.schema.title)];
  return [...own, ...match.sections.flatMap(absentIn)];
});

function allIn(schema: SectionSchema): readonly string[] {
  return [slug(schema.title), ...schema.children.flatMap((child) => (child.kind === "section" ? allIn(child) : []))];
}
