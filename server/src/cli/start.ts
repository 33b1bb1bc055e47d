import path from "node:path";
import { runProgram } from "../node/codeCache.ts";
import { BULK_FLAGS, keystrokeFlags } from "../node/v8Flags.ts";

const isServer = process.argv[2] === "lsp";

runProgram(path.join(__dirname, "cliProgram.cjs"), isServer ? keystrokeFlags(process.versions.v8) : BULK_FLAGS);
