import { perDocument, perValue } from "../../incremental/memo.ts";
import { flatMap } from "../../text/flatMap.ts";
import { type Span, shiftSpan } from "../../text/span.ts";
import { type FlowBlock, fieldsOf } from "../fields.ts";
import type { FlowPart, PartInPiece } from "../parsePiece.ts";
import type {
  Block,
  CodeSpan,
  Comment,
  Definition,
  Field,
  Heading,
  Link,
  ListBlock,
  Part,
  UndefinedReference,
} from "../part.ts";
import { shiftDefinition, shiftFlow, shiftLink, shiftSpanned } from "./shift.ts";

/**
 * A long part, parsed in pieces so that an edit leaves most of them as they were. What they hold is put together, with
 * its places in the part, when somebody asks for it.
 */
export class JoinedPart implements Part {
  readonly text: string;
  /** What it was parsed in, each with the place in this part where it begins. */
  readonly pieces: readonly PartInPiece[];

  constructor(text: string, pieces: readonly PartInPiece[]) {
    this.text = text;
    this.pieces = pieces;
  }

  get heading(): Heading | undefined {
    return this.pieces[0]?.part.heading;
  }

  get blocks(): readonly Block[] {
    return blocksOf(this);
  }

  get fields(): readonly Field[] {
    return fieldsOfAll(this);
  }

  get links(): readonly Link[] {
    return linksOf(this);
  }

  get definitions(): readonly Definition[] {
    return definitionsOf(this);
  }

  get codeSpans(): readonly CodeSpan[] {
    return codeSpansOf(this);
  }

  get comments(): readonly Comment[] {
    return commentsOf(this);
  }

  get htmlIds(): readonly string[] {
    return htmlIdsOf(this);
  }

  get undefinedReferences(): readonly UndefinedReference[] {
    return undefinedReferencesOf(this);
  }
}

/** What a part consists of: itself, for most. Each can be looked into like a part that has no heading. */
export function piecesOf(part: Part): readonly { readonly at: number; readonly part: Part }[] {
  return part instanceof JoinedPart ? part.pieces : [{ at: 0, part }];
}

/** A block of a part, and what was made of it. */
export interface BlockResult<Result> {
  readonly kind: Block["kind"];
  readonly span: Span;
  readonly result: Result;
}

/**
 * Looks at each block of a part by itself. In a long part only those are looked at again that an edit changed.
 * @param look Its result says nothing of places.
 */
export function inEveryBlock<Result>(
  look: (block: Block, text: string) => Result,
): (part: Part) => readonly BlockResult<Result>[] {
  const lookOnce = perDocument<Result>();
  const resultOf = (block: Block, text: string) => ({ kind: block.kind, span: block.span, result: look(block, text) });
  const resultsOfRun = (run: readonly OwnBlock[], text: string): readonly BlockResult<Result>[] => {
    const [only, ...others] = run;
    if (!only || others.length > 0) return joinedBlock(run).map(({ block }) => resultOf(block, text));
    const { block } = only.own;
    const result = lookOnce(only.own, [], () => look(block, only.text));
    return [{ kind: block.kind, span: shiftSpan(block.span, only.at), result }];
  };
  return (part) =>
    part instanceof JoinedPart
      ? flatMap(runsOf(part), (run) => resultsOfRun(run, part.text))
      : part.blocks.map((block) => resultOf(block, part.text));
}

const runsOf = perValue(({ pieces }: JoinedPart) => blockRuns(pieces));
const flowOfAll = perValue((part: JoinedPart) => flatMap(runsOf(part), joinedBlock));
const blocksOf = perValue((part: JoinedPart) => flowOfAll(part).map(({ block }) => block));
const fieldsOfAll = perValue((part: JoinedPart) => fieldsOf(flowOfAll(part)));
const linksOf = joined(({ links }) => links, shiftLink);
const definitionsOf = joined(({ definitions }) => definitions, shiftDefinition);
const codeSpansOf = joined(({ codeSpans }) => codeSpans, shiftSpanned);
const commentsOf = joined(({ comments }) => comments, shiftSpanned);
const htmlIdsOf = joined(({ htmlIds }) => htmlIds, String);
const undefinedReferencesOf = joined(({ undefinedReferences }) => undefinedReferences, shiftSpanned);

/** What all pieces hold of a kind. */
function joined<Item>(
  itemsOf: (part: Part) => readonly Item[],
  shift: (item: Item, by: number) => Item,
): (part: JoinedPart) => readonly Item[] {
  return perValue(({ pieces }) =>
    flatMap(pieces, ({ at, part }) => (at === 0 ? itemsOf(part) : itemsOf(part).map((item) => shift(item, at)))),
  );
}

/** A block as it was parsed: its places count from the start of its piece. */
interface OwnBlock {
  readonly own: FlowBlock;
  /** The piece's text, and where it begins. */
  readonly text: string;
  readonly at: number;
}

/** The blocks of all pieces. A list or a table that goes on from one piece to the next is one block in several. */
function blockRuns(pieces: readonly PartInPiece[]): readonly (readonly OwnBlock[])[] {
  const runs: OwnBlock[][] = [];
  for (const { at, part } of pieces) {
    for (const [index, own] of part.flow.entries()) {
      const block = { own, text: part.text, at };
      const last = runs.at(-1);
      if (index === 0 && last && goesOn(last.at(-1)?.own.block, own.block, part)) last.push(block);
      else runs.push([block]);
    }
  }
  return runs;
}

/** True if a block that a piece begins with belongs to the last one of the piece before. */
function goesOn(last: Block | undefined, first: Block, { continuesTable }: FlowPart): boolean {
  if (last?.kind === "table") return first.kind === "table" && continuesTable;
  return last?.kind === "list" && first.kind === "list" && itemKind(last) === itemKind(first);
}

/** What the markers of a list's items share. */
export function itemKind({ items }: ListBlock): string | undefined {
  return items[0]?.marker.at(-1);
}

/** The block that was cut in these, with its places in the part. */
function joinedBlock(run: readonly OwnBlock[]): readonly FlowBlock[] {
  const cut = run.map(({ own, at }) => (at === 0 ? own : shiftFlow(own, at)));
  const [first] = cut;
  const end = cut.at(-1)?.block.span.end;
  if (!first || end === undefined || cut.length === 1) return cut;
  return [{ ...first, block: joinedLines(first.block, end, cut), fields: flatMap(cut, ({ fields }) => fields) }];
}

function joinedLines(first: Block, end: number, run: readonly FlowBlock[]): Block {
  const span = { start: first.span.start, end };
  switch (first.kind) {
    case "list":
      return { ...first, span, items: flatMap(run, ({ block }) => (block.kind === "list" ? block.items : [])) };
    case "table":
      return { ...first, span, rows: flatMap(run, ({ block }) => (block.kind === "table" ? block.rows : [])) };
    default:
      return first;
  }
}
