import { type Terminal, writingTo } from "../../server/src/cli/terminal/terminal.ts";
import { type MemoryHost, memoryUri } from "./memoryHost.ts";

/** A terminal that keeps what is printed. */
export interface MemoryTerminal extends Terminal {
  readonly printed: { out: string; error: string };
}

/** A terminal over files in memory, called from `/w`. */
export function memoryTerminal(host: MemoryHost, isTerminal = false): MemoryTerminal {
  const printed = { out: "", error: "" };
  const stream = (name: keyof typeof printed) => ({
    write: (text: string | Uint8Array) => {
      printed[name] += typeof text === "string" ? text : new TextDecoder("utf-8", { ignoreBOM: true }).decode(text);
    },
  });
  return {
    host,
    cwd: memoryUri("/w"),
    secret: () => new TextEncoder().encode("a secret of the tests"),
    ...writingTo(stream("out"), stream("error"), isTerminal ? "terminal" : "program"),
    hasColors: isTerminal,
    showsProgress: isTerminal,
    readInput: () => Promise.resolve(new Uint8Array()),
    printed,
  };
}
