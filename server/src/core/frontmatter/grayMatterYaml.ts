/**
 * Stands in the bundles for the YAML engine that gray-matter brings along: `frontmatterYaml.ts` gives it another one
 * with every call, and that one looks on the disk for a module of its own as soon as it is loaded.
 * @throws Always: to be asked is a fault.
 */
export function safeLoad(): never {
  throw new Error("gray-matter was called without an engine");
}

export const safeDump = safeLoad;
