import * as z from "zod/mini";
import { titleKey } from "../conformance/match/titles.ts";
import type { OpenSlot } from "../features/openPlaces.ts";
import { type SectionOverview, sectionsOf } from "../features/overview.ts";
import { Refusal } from "../tasks/refusal.ts";
import { suggestion } from "../text/nearWords.ts";
import { counted, shortened } from "../text/wording.ts";
import { conformingNamed, pathInput, pathOutput } from "./checkedDocument.ts";
import { pageInput, pageOf, pageOutput, versionOf } from "./paging.ts";
import { defineTool } from "./tool.ts";

const USUAL = 30;

const row = z.object({
  section: z.string(),
  item: z.optional(z.string().check(z.describe("The heading within the section that it stands below."))),
  label: z.string(),
  state: z.enum(["missing", "placeholder"]),
  expected: z.string().check(z.describe("What belongs there.")),
  line: z.int(),
});

export const openPlaces = defineTool({
  name: "perfdoc_open_places",
  title: "Open Places of a Performance Document",
  description:
    "Lists what is still to be written in a document: each open place with its line and what is expected there, and the sections of the template that are missing. Fill in what you know from the code or from measurements; never make up a number.",
  effect: "reads",
  input: z.strictObject({
    path: pathInput,
    section: z.optional(z.string().check(z.describe("Only this section and those below it, by its title."))),
    ...pageInput(USUAL),
  }),
  output: z.object({
    path: pathOutput,
    completeness: z.int(),
    missingSections: z
      .array(z.string())
      .check(z.describe("perfdoc_explain shows what belongs in one, perfdoc_propose_fixes inserts it.")),
    places: z.array(row),
    ...pageOutput,
  }),
  answer: async (context, { path: named, section, ...asked }) => {
    const { document, conformance, path } = await conformingNamed(context, named);
    const all = sectionsOf(document, conformance);
    const sections = section === undefined ? all : [sectionCalled(section, all)];
    const found = sections.flatMap(placesIn).toSorted((a, b) => a.slot.span.start - b.slot.span.start);
    const page = pageOf(found, asked, { usual: USUAL, version: versionOf(document.text) });
    const places = page.rows.map(({ slot, section: title, item }) => ({
      section: title,
      ...(item !== undefined && { item }),
      label: slot.label,
      state: slot.state,
      expected: slot.expected,
      line: document.lines.positionAt(slot.span.start).line + 1,
    }));
    const missingSections = sections.flatMap((one) => missingIn(one));
    const completeness = conformance.score.value;
    return {
      content: { path, completeness, missingSections, places, ...page.place },
      lines: [
        `${path}: ${completeness}% complete, ${counted(found.length, "place")} open`,
        ...(missingSections.length > 0 ? [`Missing sections: ${missingSections.join(", ")}`] : []),
        ...places.map(lineFor),
        ...page.lines,
      ],
    };
  },
});

interface PlacedSlot {
  readonly section: string;
  readonly item?: string;
  readonly slot: OpenSlot;
}

function placesIn({ title: section, open, items, sections }: SectionOverview): readonly PlacedSlot[] {
  return [
    ...open.map((slot) => ({ section, slot })),
    ...items.flatMap((item) => item.open.map((slot) => ({ section, item: item.title, slot }))),
    ...sections.flatMap(placesIn),
  ];
}

/** With what it stands below; what stands in a missing section is missing with it. */
function missingIn({ title, isPresent, sections }: SectionOverview, above = ""): readonly string[] {
  const path = above === "" ? title : `${above} / ${title}`;
  return isPresent ? sections.flatMap((one) => missingIn(one, path)) : [path];
}

function sectionCalled(title: string, all: readonly SectionOverview[]): SectionOverview {
  const each = all.flatMap(function below(one): readonly SectionOverview[] {
    return [one, ...one.sections.flatMap(below)];
  });
  const found = each.find((one) => titleKey(one.title) === titleKey(title));
  if (found) return found;
  const near = suggestion(
    title,
    each.map((one) => one.title),
  );
  throw new Refusal(
    `There is no section "${shortened(title)}"${near === "." ? "; perfdoc_explain without a section lists those of the template." : near}`,
  );
}

function lineFor({ line, section, item, label, state, expected }: z.output<typeof row>): string {
  const where = item === undefined ? section : `${section}, ${item}`;
  return `line ${line}, ${where}: "${label}"${state === "missing" ? " is missing" : ""}; expected ${expected}`;
}
