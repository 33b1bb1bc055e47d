interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Places labels by rank; a label that would cover another is left out. */
export function place(boxes: readonly Box[]): Box[] {
  const placed: Box[] = [];
  for (const box of boxes) {
    if (!placed.some((other) => overlaps(box, other))) placed.push(box);
  }
  return placed;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
