import { adopt } from "../../server/src/cli/commands/adopt.ts";
import { benchCheck } from "../../server/src/cli/commands/benchCheck.ts";
import { benchImport } from "../../server/src/cli/commands/benchImport.ts";
import { check } from "../../server/src/cli/commands/check.ts";
import { fill } from "../../server/src/cli/commands/fill.ts";
import { graph } from "../../server/src/cli/commands/graph.ts";
import { newDocument } from "../../server/src/cli/commands/new.ts";
import { report } from "../../server/src/cli/commands/report.ts";
import { template } from "../../server/src/cli/commands/template.ts";
import type { Terminal } from "../../server/src/cli/terminal/terminal.ts";
import { Refusal } from "../../server/src/core/tasks/refusal.ts";
import { MemoryHost } from "./memoryHost.ts";
import { memoryTerminal } from "./memoryTerminal.ts";
import { ProgramFolder, type Ran } from "./program.ts";

/** Runs commands in a folder. */
export interface CommandLine {
  run(args: readonly string[]): Promise<Ran>;
}

/** The built program in a folder on the disk. */
export function builtCommandLine(files: Readonly<Record<string, string>>): CommandLine {
  const folder = new ProgramFolder(files);
  return { run: (args) => Promise.resolve(folder.run(args)) };
}

const COMMANDS: Readonly<Record<string, (terminal: Terminal, args: readonly string[]) => Promise<number>>> = {
  check,
  adopt,
  fill,
  new: newDocument,
  report,
  graph,
  template,
  "bench import": benchImport,
  "bench check": benchCheck,
};

/** The commands themselves, over files in memory: where many folders are tried. */
export function commandLineInMemory(
  files: Readonly<Record<string, string>>,
): CommandLine & { readonly host: MemoryHost } {
  const host = new MemoryHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [`w/${path}`, text])));
  return {
    host,
    run: async ([first = "", ...rest]) => {
      const [name, args] = first === "bench" ? [`bench ${rest[0]}`, rest.slice(1)] : [first, rest];
      const terminal = memoryTerminal(host);
      const code = await COMMANDS[name]?.(terminal, args).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        terminal.complain(`perfdoc: ${error.message}`);
        return 2;
      });
      return { code: code ?? null, ...terminal.printed };
    },
  };
}
