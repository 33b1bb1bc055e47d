/** Packs the command line for the npm registry; gives the packed file. */
export declare function packCommandLine(folder: string): Promise<string>;
