import path from "node:path";
import { runProgram } from "../../node/codeCache.ts";
import { keystrokeFlags } from "../../node/v8Flags.ts";

runProgram(path.join(__dirname, "serverProgram.cjs"), keystrokeFlags(process.versions.v8));
