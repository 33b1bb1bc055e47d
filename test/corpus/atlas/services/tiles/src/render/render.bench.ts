import { encode } from "./encoder.js";

export const render = {
  name: "render",
  run(): void {
    encode({ width: 256, height: 256, pixels: new Uint8ClampedArray(256 * 256 * 4) });
  },
};
