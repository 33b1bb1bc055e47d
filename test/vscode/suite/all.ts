import "./activation.ts";
import "./diagnostics.ts";
import "./quiet.ts";
import "./completion.ts";
import "./typing.ts";
import "./actions.ts";
import "./newDocument.ts";
import "./adoptDocument.ts";
import "./sidebar.ts";
import "./preview.ts";
import "./dashboard.ts";
import "./commands.ts";
import "./benchmarkResults.ts";
import "./agents.ts";
import "./workspace.ts";

export { runAll as run } from "./harness.ts";
