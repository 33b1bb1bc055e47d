import path from "node:path";
import { runProgram } from "../host/codeCache.ts";
import { keystrokeFlags } from "../host/v8Flags.ts";

runProgram(path.join(__dirname, "serverProgram.cjs"), keystrokeFlags(process.versions.v8));
