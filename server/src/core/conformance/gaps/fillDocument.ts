import { editDocument, type PerfDocument } from "../../document/perfDocument.ts";
import type { SectionSchema, Template } from "../../template/template.ts";
import { countsBy } from "../../text/addTo.ts";
import { applyEdits, differenceOf } from "../../text/textEdit.ts";
import { matchDocument } from "../match/matchDocument.ts";
import {
  type Addition,
  contentGaps,
  fieldAndEndGaps,
  type Gap,
  type GapSource,
  rowGaps,
  sectionGaps,
  subsectionGaps,
  tocGaps,
} from "./gaps.ts";
import { keyGaps } from "./keyGaps.ts";

export interface FilledDocument {
  readonly document: PerfDocument;
  readonly additions: readonly Addition[];
}

interface Step {
  readonly find: (source: GapSource) => readonly Gap[];
  /** Where one gap is filled moves where the next one is: each is looked for in the document as it then is. */
  readonly isOneByOne: boolean;
}

const STEPS: readonly Step[] = [
  { find: keyGaps, isOneByOne: false },
  { find: sectionGaps, isOneByOne: true },
  { find: contentGaps, isOneByOne: false },
  { find: subsectionGaps, isOneByOne: true },
  { find: fieldAndEndGaps, isOneByOne: false },
  { find: rowGaps, isOneByOne: false },
  { find: tocGaps, isOneByOne: false },
];

export interface FillWishes {
  /** Only these of the template's outermost sections, and nothing around them; everything if undefined. */
  readonly sections?: ReadonlySet<SectionSchema> | undefined;
  /** What nobody wants to be added. */
  readonly excluded?: ReadonlySet<Addition["kind"]>;
}

const NOTHING: ReadonlySet<Addition["kind"]> = new Set();

/** What is added may lack something itself, in a template that is no example of itself; more rounds than any needs. */
const MOST_ROUNDS = 8;

/**
 * Adds everything that the template has and the document lacks, as the template's own words to be replaced. Lines that
 * stand there stay as they are, but for the numbers in the table of contents. Nothing is added below frontmatter that
 * can't be read.
 */
export function fillDocument(
  document: PerfDocument,
  template: Template,
  { sections, excluded = NOTHING }: FillWishes = {},
): FilledDocument {
  // Where the document itself begins is not known then.
  if (document.frontmatter.problems.length > 0) return { document, additions: [] };
  const filling = new Filling(document, template, sections, excluded);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = filling.additions.length;
    for (const step of STEPS) filling.take(step);
    if (filling.additions.length === before) break;
  }
  return filling;
}

class Filling implements FilledDocument {
  document: PerfDocument;
  readonly additions: Addition[] = [];
  readonly #template: Template;
  readonly #sections: ReadonlySet<SectionSchema> | undefined;
  readonly #excluded: ReadonlySet<Addition["kind"]>;
  /** Gaps that are still there when they were filled: they would be filled anew each time. */
  readonly #futile = new Set<string>();

  constructor(
    document: PerfDocument,
    template: Template,
    sections: ReadonlySet<SectionSchema> | undefined,
    excluded: ReadonlySet<Addition["kind"]>,
  ) {
    this.document = document;
    this.#template = template;
    this.#sections = sections;
    this.#excluded = excluded;
  }

  /** Fills the gaps that a step finds, until it finds no more that can be filled. */
  take({ find, isOneByOne }: Step): void {
    for (;;) {
      const found = this.#gapsIn(this.document, find);
      const gaps = found.filter((gap) => !this.#futile.has(keyOf(gap))).slice(0, isOneByOne ? 1 : undefined);
      if (gaps.length === 0) return;
      const after = applied(this.document, gaps);
      const left = countsBy(after === undefined ? found : this.#gapsIn(after, find), keyOf);
      const before = countsBy(found, keyOf);
      const stuck = gaps.map(keyOf).filter((key) => (left.get(key) ?? 0) >= (before.get(key) ?? 0));
      for (const key of stuck) this.#futile.add(key);
      if (after === undefined || stuck.length > 0) continue;
      this.document = after;
      this.additions.push(...gaps.map(({ addition }) => addition));
    }
  }

  #gapsIn(document: PerfDocument, find: Step["find"]): readonly Gap[] {
    const source = { document, match: matchDocument(document, this.#template), sections: this.#sections };
    return find(source).filter(({ addition }) => !this.#excluded.has(addition.kind));
  }
}

/** Undefined if nothing comes of the edits. */
function applied(document: PerfDocument, gaps: readonly Gap[]): PerfDocument | undefined {
  const edits = gaps.flatMap((gap) => gap.edits());
  const edit = differenceOf(document.text, applyEdits(document.text, edits));
  return edit && editDocument(document, edit);
}

function keyOf({ addition }: Gap): string {
  return JSON.stringify(addition);
}
