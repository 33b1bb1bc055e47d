import { type ChildProcess, spawn } from "node:child_process";
import { after } from "node:test";

/** A client's first message. */
export const INITIALIZE = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { processId: null, rootUri: null, capabilities: {} },
};

/** A server that is written to by the byte. */
export class RawServer {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  #heard = "";
  #listening: () => void = () => undefined;

  constructor() {
    this.process = spawn(process.execPath, ["dist/server.cjs", "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
    after(() => void this.process.kill());
    this.process.stdin?.on("error", () => undefined);
    this.process.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.#heard += text;
      this.#listening();
    });
    this.ended = new Promise((resolve) => this.process.once("exit", resolve));
  }

  write(bytes: string | Uint8Array): void {
    this.process.stdin?.write(bytes);
  }

  send(message: unknown): void {
    const text = JSON.stringify(message);
    this.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  async until(words: string): Promise<void> {
    while (!this.#heard.includes(words)) {
      await new Promise<void>((resolve) => {
        this.#listening = resolve;
      });
    }
  }
}

/** A server that has answered its client's first message. */
export async function initialized(): Promise<RawServer> {
  const server = new RawServer();
  server.send(INITIALIZE);
  await server.until('"id":1');
  return server;
}
