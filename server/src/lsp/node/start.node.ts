import path from "node:path";
import { runProgram } from "../../node/engine.ts";

runProgram(path.join(__dirname, "serverProgram.cjs"));
