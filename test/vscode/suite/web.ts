import "./activation.ts";
import "./diagnostics.ts";
import "./sidebar.ts";

export { runAll as run } from "./harness.ts";
