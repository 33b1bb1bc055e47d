import type { BuildOptions } from "esbuild";

/** Everything that is built into dist/. */
export declare const programs: readonly BuildOptions[];
