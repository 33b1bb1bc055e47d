import { commands, type ExtensionContext } from "vscode";
import type { Perfdoc } from "./activate.ts";
import { COMMANDS } from "./commandNames.ts";

/** What other extensions, and tests, get of this one. */
export interface PerfdocApi {
  /** Resolves when the language server runs, or is known not to. */
  readonly ready: Promise<Perfdoc>;
  /** How long activation took, in milliseconds. */
  readonly activatedIn: number;
}

/** What holds the client: most of the code, loaded when activation is over. */
export interface ClientModule {
  start(context: ExtensionContext): Promise<Perfdoc>;
}

/** Registers the commands, which wait for the client, and returns before anything else is loaded. */
export function activateSoon(context: ExtensionContext, load: () => Promise<ClientModule>): PerfdocApi {
  const start = performance.now();
  const ready = afterReturn()
    .then(load)
    .then((client) => client.start(context));
  for (const name of COMMANDS) {
    const run = async (...args: readonly unknown[]) => (await ready).run(name, args);
    context.subscriptions.push(commands.registerCommand(`perfdoc.${name}`, run));
  }
  return { ready, activatedIn: performance.now() - start };
}

function afterReturn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
