import assert from "node:assert/strict";
import path from "node:path";
import { after } from "node:test";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport, type StdioServerParameters } from "@modelcontextprotocol/client/stdio";
import { Ajv2020 } from "ajv/dist/2020.js";

/** What a tool gave: its record, which is what its schema says, and its text. */
export interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they expect.
  readonly content: any;
  readonly text: string;
}

/** An agent that is served over pipes: by the built program in a folder, if nothing else is said. */
export class Agent {
  readonly client = new Client({ name: "test", version: "1" });
  readonly #transport: StdioClientTransport;
  readonly #validators = new Map<string, ReturnType<Ajv2020["compile"]>>();

  private constructor(server: StdioServerParameters) {
    this.#transport = new StdioClientTransport({ ...server, stderr: "pipe" });
  }

  /** @param file Another copy of the program than the built one. */
  static in(folder: string, args: readonly string[] = [], file = path.resolve("dist/cli.cjs")): Promise<Agent> {
    return Agent.servedBy({ command: process.execPath, args: [file, "mcp", ...args], cwd: folder });
  }

  /** An agent that is served by what a command starts. */
  static async servedBy(server: StdioServerParameters): Promise<Agent> {
    const agent = new Agent(server);
    await agent.client.connect(agent.#transport);
    after(() => agent.client.close());
    const ajv = new Ajv2020({ strict: true });
    for (const { name, outputSchema } of (await agent.client.listTools()).tools) {
      const { $schema: _, ...schema } = outputSchema ?? {};
      agent.#validators.set(name, ajv.compile(schema));
    }
    return agent;
  }

  /** What the tool gives, held against its schema. */
  async call(name: string, input: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
    const { isError, structuredContent, text } = await this.#call(name, input);
    assert.ok(!isError, text);
    const isValid = this.#validators.get(name);
    assert.ok(isValid?.(structuredContent), JSON.stringify(isValid?.errors));
    return { content: structuredContent, text };
  }

  /** Why the tool did nothing. */
  async refusal(name: string, input: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { isError, structuredContent, text } = await this.#call(name, input);
    assert.ok(isError, `${name} gave ${text.slice(0, 300)}`);
    assert.equal(structuredContent, undefined);
    assert.match(text, /^[^\n]{1,600}[.?]$/);
    return text;
  }

  async #call(name: string, input: Readonly<Record<string, unknown>>) {
    const { isError, structuredContent, content } = await this.client.callTool({ name, arguments: input });
    const [first] = content;
    assert.equal(content.length, 1);
    assert.equal(first?.type, "text");
    return { isError, structuredContent, text: first?.type === "text" ? first.text : "" };
  }
}
