import "./activation.ts";

export { runAll as run } from "./harness.ts";
