/** Packs numbers. */
export function encode(numbers) {
  const out = new Uint8Array(numbers.length * 4);
  return out;
}
