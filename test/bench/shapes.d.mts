/** Documents of one piece that comes again and again. */
export const SHAPES: readonly {
  readonly name: string;
  /** @param size In UTF-16 units, more or less. */
  readonly textOf: (size: number) => string;
}[];
