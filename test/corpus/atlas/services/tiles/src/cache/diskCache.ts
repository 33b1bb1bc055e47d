export interface Store {
  read(path: string): Promise<Uint8Array | undefined>;
  write(path: string, bytes: Uint8Array): Promise<void>;
}

/** One file a tile, in folders of at most 4,096 files. */
export class DiskCache {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  get(zoom: number, x: number, y: number): Promise<Uint8Array | undefined> {
    return this.#store.read(pathOf(zoom, x, y));
  }

  put(zoom: number, x: number, y: number, tile: Uint8Array): Promise<void> {
    return this.#store.write(pathOf(zoom, x, y), tile);
  }
}

function pathOf(zoom: number, x: number, y: number): string {
  return `${zoom}/${x >> 6}/${y >> 6}/${x & 63}-${y & 63}.png`;
}
