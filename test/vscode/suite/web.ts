import "./activation.ts";
import "./diagnostics.ts";
import "./sidebar.ts";
import "./preview.ts";
import "./dashboard.ts";

export { runAll as run } from "./harness.ts";
