import path from "node:path";
import { runProgram } from "../../node/codeCache.ts";
import { BULK_FLAGS } from "../../node/v8Flags.ts";

runProgram(path.join(__dirname, "serverProgram.cjs"), BULK_FLAGS);
