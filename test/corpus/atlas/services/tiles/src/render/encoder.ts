import { deflate } from "./deflate.js";

export interface Raster {
  width: number;
  height: number;
  /** Four bytes a pixel. */
  pixels: Uint8ClampedArray;
}

/** Colours of a raster, if there are few enough for a palette. */
export function paletteOf(raster: Raster, limit = 256): Map<number, number> | undefined {
  const view = new Uint32Array(raster.pixels.buffer);
  const palette = new Map<number, number>();
  for (const colour of view) {
    if (palette.has(colour)) continue;
    if (palette.size === limit) return undefined;
    palette.set(colour, palette.size);
  }
  return palette;
}

export function encode(raster: Raster): Uint8Array {
  const palette = paletteOf(raster);
  if (palette === undefined) return deflate(raster.pixels, 6);
  const view = new Uint32Array(raster.pixels.buffer);
  const indexed = new Uint8Array(view.length);
  for (let at = 0; at < view.length; at += 1) {
    indexed[at] = palette.get(view[at] as number) as number;
  }
  return deflate(indexed, 6);
}
