/** Stands in for Node's `Buffer` in the browser's bundle: gray-matter keeps a copy of the text in one that nobody reads. */
export const Buffer = {
  from: (text: string): string => text,
  isBuffer: (): boolean => false,
};
