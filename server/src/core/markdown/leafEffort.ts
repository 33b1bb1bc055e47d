/**
 * What grows faster than a paragraph, a title or a cell, by the product of two counts: for each of the one, remark goes
 * through the others, or through the text.
 */
const PRODUCTS = {
  /** `]` looks for its `[` among all marks. */
  closingByMark: 0.008,
  /** What stands between the two is gone through again for each pair. */
  closingByInner: 1,
  /** `*`, `_` and `~` look for those that they close. */
  runByRun: 0.1,
  /** Text between two marks is put together anew, and what follows it is moved each time. */
  markByMark: 0.002,
  /** `<!`, `<?`, titles and code without an end are looked for up to the end of the text. */
  openerByUnit: 0.02,
  /** What may be an address is looked through again from each of its full stops and hyphens on. */
  addressByUnit: 0.01,
};
/** Each address, and each border of a cell. */
const [ADDRESS, PIPE] = [60, 30];

/** What means something to Markdown inside of a line, or may. */
const MARKS = /\\.?|[*_~[\]!<>`&:@|]/g;

/** A whole definition of a label, with nothing in it that could make it another thing. */
const DEFINITION = /^\[[\w.:/#-][\w .:/#-]{0,80}\]: [\w./:#?=%+,@-]+(?: "[^"\\]*")?$/;
/** A row of a table, where the lines in front of it are some. */
const ROW = /^ {0,3}\|/;
/** So far a line is looked at for what it begins. */
const HEAD = 400;

interface Counts {
  units: number;
  marks: number;
  closing: number;
  runs: number;
  openers: number;
  titles: number;
  destinations: number;
}

function none(): Counts {
  return { units: 0, marks: 0, closing: 0, runs: 0, openers: 0, titles: 0, destinations: 0 };
}

/**
 * Adds up what paragraphs cost, told from each other by their lines. When in doubt two are taken for one: what an
 * estimate needs is that one is never taken for two.
 */
export class LeafEffort {
  /** So many marks that mean something to Markdown in all. */
  marks = 0;
  /** What they cost besides. */
  entangled = 0;
  readonly #mayHoldAddress: boolean;
  #counts = none();
  #ticks = new Set<number>();
  /** The places of `[` among the marks. */
  #brackets: number[] = [];
  /** The indentation of the ordered item that the leaf begins with; -1 if it begins with none. */
  #orderedFrom = -1;
  #head = "";
  #isTable = false;
  #isNew = true;
  /** True if the last line was certainly a definition, and so were those in front of it in this leaf. */
  #isDefinition = false;

  constructor(mayHoldAddress: boolean) {
    this.#mayHoldAddress = mayHoldAddress;
  }

  line(line: string): void {
    if (this.#beginsAnother(line)) this.end();
    const wasNew = this.#isNew;
    if (wasNew) {
      this.#orderedFrom = /^ {0,3}(?=\d{1,9}[.)] )/.exec(line.slice(0, 15))?.[0].length ?? -1;
      this.#head = line;
    } else if (this.#head !== "") {
      this.#isTable = isTable(this.#head, line);
      this.#head = "";
    } else if (!ROW.test(line.slice(0, 4))) this.#isTable = false;
    this.#isNew = false;
    this.#isDefinition = wasNew && DEFINITION.test(line.slice(0, HEAD));
    this.#count(line);
    if (this.#isTable) this.#add();
  }

  /** True for lines that certainly end a paragraph in front of them. */
  #beginsAnother(line: string): boolean {
    const head = line.slice(0, HEAD);
    if (/^ {0,3}(?:[-+*]|1[.)]) {1,4}[^ \t]/.test(head) || /^ {0,3}#{1,6}(?: |$)/.test(head)) return true;
    if (this.#isDefinition && DEFINITION.test(head)) return true;
    const ordered = /^( {0,3})\d{1,9}[.)] {1,4}[^ \t]/.exec(head)?.[1];
    return ordered !== undefined && ordered.length <= this.#orderedFrom;
  }

  /** Nothing of what follows belongs to what was read so far. */
  end(): void {
    this.#add();
    this.#isNew = true;
    this.#isTable = false;
    this.#orderedFrom = -1;
  }

  #add(): void {
    const { units, marks, closing, runs, openers, titles, destinations } = this.#counts;
    if (units === 0) return;
    this.marks += marks;
    const opened = openers + Math.min(titles, destinations) + this.#ticks.size;
    this.entangled +=
      closing * marks * PRODUCTS.closingByMark +
      runs * runs * PRODUCTS.runByRun +
      marks * marks * PRODUCTS.markByMark +
      opened * units * PRODUCTS.openerByUnit;
    this.#counts = none();
    if (this.#ticks.size > 0) this.#ticks = new Set();
    if (this.#brackets.length > 0) this.#brackets = [];
  }

  #count(line: string): void {
    const counts = this.#counts;
    counts.units += line.length;
    counts.titles += countOf(line, /(?:^|[ \t])["'(]/g);
    if (this.#mayHoldAddress) this.entangled += addressEffort(line);
    const marks = line.match(MARKS);
    if (!marks) return;
    counts.runs += countOf(line, /\*+|_+|~+/g);
    counts.openers += countOf(line, /<[!?]/g);
    counts.destinations += countOf(line, /\][(:]/g);
    for (const [ticks] of line.matchAll(/`+/g)) this.#ticks.add(ticks.length);
    for (const mark of marks) this.#mark(mark);
  }

  #mark(mark: string): void {
    const counts = this.#counts;
    counts.marks++;
    if (mark === "|") this.entangled += PIPE;
    else if (mark === "[") this.#brackets.push(counts.marks);
    else if (mark === "]") {
      counts.closing++;
      this.entangled += (counts.marks - (this.#brackets.pop() ?? counts.marks)) * PRODUCTS.closingByInner;
    }
  }
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** A word in front of `@` may begin behind each mark in it; marks at the end of an address do not belong to it. */
function addressEffort(line: string): number {
  const words = line.match(/[-.\w+]+/g) ?? [];
  const ends = line.match(/(?:&[A-Za-z]{1,40};|[!"'*,.:;?_~)\]])+/g) ?? [];
  const again =
    words.reduce((sum, word) => sum + word.length * countOf(word, /[^A-Za-z\d]/g), 0) +
    ends.reduce((sum, { length }) => sum + length * length, 0);
  return again * PRODUCTS.addressByUnit + countOf(line, /@|www\.|:\/\//g) * ADDRESS;
}

/** True for the head of a table and its delimiter row: both between pipes, and of as many cells. */
function isTable(head: string, delimiters: string): boolean {
  if (!ROW.test(head.slice(0, 4)) || !/^ {0,3}\|(?: *:?-+:? *\|)+ *$/.test(delimiters)) return false;
  const trimmed = head.trim();
  if (!trimmed.endsWith("|") || trimmed.includes("\\")) return false;
  return timesIn(trimmed, "|") === timesIn(delimiters, "|");
}

/** How often a mark stands in a text. */
export function timesIn(text: string, mark: string): number {
  let times = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) times++;
  return times;
}
