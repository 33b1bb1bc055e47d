import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { version } from "../../../package.json";
import { localToday } from "../node/localDay.ts";
import { serve } from "./connection.ts";

/** Serves the page that made this worker; there is no disk, so files are asked of the client. */
serve(createConnection(new BrowserMessageReader(globalThis), new BrowserMessageWriter(globalThis)), {
  version,
  instance: Date.now().toString(36),
  rulePages: undefined,
  disk: undefined,
  threads: undefined,
  today: localToday,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});
