/** Stands in for Node's `fs` in the browser's bundle: gray-matter names it for a function that is never called here. */
export {};
