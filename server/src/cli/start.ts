import path from "node:path";
import { runProgram } from "../host/codeCache.ts";
import { CHECK_FLAGS, keystrokeFlags } from "../host/v8Flags.ts";

const isServer = process.argv[2] === "lsp";

runProgram(path.join(__dirname, "cliProgram.cjs"), isServer ? keystrokeFlags(process.versions.v8) : CHECK_FLAGS);
