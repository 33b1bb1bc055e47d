/**
 * The knots of a graph: nodes that lead to each other, over whatever detours, each knot in the order of `nodes`. Tarjan's
 * strongly connected components (SIAM J. Comput. 1, 1972), with a stack of its own, since chains may be long.
 * @param nextOf Where a node leads.
 */
export function cyclesIn(nodes: readonly string[], nextOf: (node: string) => readonly string[]): readonly string[][] {
  const search: Search = { nextOf, numbers: new Map(), lowest: new Map(), open: [], isOpen: new Set(), found: [] };
  for (const node of nodes) if (!search.numbers.has(node)) visit(search, node);
  const places = new Map(nodes.map((node, place) => [node, place]));
  const placeOf = (node: string) => places.get(node) ?? nodes.length;
  return search.found
    .map((knot) => knot.toSorted((a, b) => placeOf(a) - placeOf(b)))
    .sort(([a = ""], [b = ""]) => placeOf(a) - placeOf(b));
}

interface Search {
  readonly nextOf: (node: string) => readonly string[];
  /** In the order in which nodes were met. */
  readonly numbers: Map<string, number>;
  /** The least number that a node leads back to. */
  readonly lowest: Map<string, number>;
  /** Nodes that belong to no knot yet. */
  readonly open: string[];
  readonly isOpen: Set<string>;
  readonly found: string[][];
}

interface Step {
  readonly node: string;
  readonly next: readonly string[];
  at: number;
}

function visit(search: Search, start: string): void {
  const way: Step[] = [enter(search, start)];
  for (let step = way.at(-1); step; step = way.at(-1)) {
    const next = step.next[step.at++];
    if (next !== undefined) {
      if (!search.numbers.has(next)) way.push(enter(search, next));
      else if (search.isOpen.has(next)) lower(search, step.node, search.numbers.get(next));
      continue;
    }
    way.pop();
    const before = way.at(-1);
    if (before) lower(search, before.node, search.lowest.get(step.node));
    if (search.lowest.get(step.node) === search.numbers.get(step.node)) close(search, step);
  }
}

function enter({ nextOf, numbers, lowest, open, isOpen }: Search, node: string): Step {
  const number = numbers.size;
  numbers.set(node, number);
  lowest.set(node, number);
  open.push(node);
  isOpen.add(node);
  return { node, next: nextOf(node), at: 0 };
}

function lower({ lowest }: Search, node: string, to = Number.POSITIVE_INFINITY): void {
  lowest.set(node, Math.min(lowest.get(node) ?? to, to));
}

/** One node alone is a knot only if it leads to itself. */
function close({ open, isOpen, found }: Search, { node, next }: Step): void {
  const knot = open.splice(open.lastIndexOf(node));
  for (const one of knot) isOpen.delete(one);
  if (knot.length > 1 || next.includes(node)) found.push(knot);
}
