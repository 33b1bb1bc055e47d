import path from "node:path";
import { runProgram } from "../host/codeCache.ts";
import { KEYSTROKE_FLAGS } from "../host/v8Flags.ts";

runProgram(path.join(__dirname, "serverProgram.cjs"), KEYSTROKE_FLAGS);
