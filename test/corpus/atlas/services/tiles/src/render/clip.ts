export type Ring = readonly (readonly [number, number])[];

/** Sutherland-Hodgman against one vertical edge; the tile calls it four times, turned. */
export function clipLeft(ring: Ring, edge: number): [number, number][] {
  const inside: [number, number][] = [];
  for (let at = 0; at < ring.length; at += 1) {
    const from = ring[(at + ring.length - 1) % ring.length] as [number, number];
    const to = ring[at] as [number, number];
    const fromInside = from[0] >= edge;
    const toInside = to[0] >= edge;
    if (fromInside !== toInside) {
      const t = (edge - from[0]) / (to[0] - from[0]);
      inside.push([edge, from[1] + t * (to[1] - from[1])]);
    }
    if (toInside) inside.push([...to]);
  }
  return inside;
}
