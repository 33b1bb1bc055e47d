import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { URI } from "vscode-uri";
import { offerMcpServers } from "../../client/src/agents/mcpServers.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { fixableNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";
import { happens, lm, type McpStdioServerDefinition, workspace } from "../support/vscode.ts";
import { Agent } from "./agent.ts";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const context = {
  asAbsolutePath: (file: string) => path.resolve(file),
  extension: { packageJSON: manifest },
};

interface Offered {
  readonly id: string;
  readonly servers: () => readonly McpStdioServerDefinition[];
  readonly news: () => number;
  stop(): void;
}

/** What the editor is told. */
function offer(): Offered {
  let registered: [string, Parameters<NonNullable<typeof lm.registerMcpServerDefinitionProvider>>[1]] | undefined;
  lm.registerMcpServerDefinitionProvider = (...given) => {
    registered = given;
    return { dispose: () => undefined };
  };
  // @ts-expect-error: of an extension's context it takes what is here.
  const { dispose } = offerMcpServers(context);
  assert.ok(registered);
  const [id, provider] = registered;
  let news = 0;
  provider.onDidChangeMcpServerDefinitions(() => news++);
  return { id, servers: () => provider.provideMcpServerDefinitions(), news: () => news, stop: dispose };
}

/** An agent that is served by what an editor starts for a definition. */
function agentOf({ command, args, env }: McpStdioServerDefinition): Promise<Agent> {
  return Agent.servedBy({ command, args: [...args], env: { ...env } });
}

function folderAt(place: string, name = path.basename(place)) {
  return { name, uri: URI.parse(pathToFileURL(place).href) };
}

describe("servers for agents in an editor", () => {
  beforeEach(() => Object.assign(workspace, { workspaceFolders: undefined, isTrusted: true }));

  test("are offered under the id that the manifest has", () => {
    const { mcpServerDefinitionProviders: providers } = manifest.contributes;
    assert.deepEqual(
      providers.map(({ id }: { id: string }) => id),
      [offer().id],
    );
  });

  test("are none where the editor can't start any", () => {
    lm.registerMcpServerDefinitionProvider = undefined;
    // @ts-expect-error: of an extension's context it takes what is here.
    offerMcpServers(context).dispose();
  });

  test("are none without a folder, and in folders that lie on no disk", () => {
    assert.deepEqual(offer().servers(), []);
    const uri = URI.parse("vscode-vfs://github/tea/shop");
    Object.assign(workspace, { workspaceFolders: [{ name: "shop", uri }] });
    assert.deepEqual(offer().servers(), []);
  });

  test("are one for each folder, and told anew when the folders or the trust change", () => {
    const { servers, news } = offer();
    Object.assign(workspace, { workspaceFolders: [folderAt("/tea"), folderAt("/pots", "Pots and pans")] });
    happens.foldersChange();
    assert.equal(news(), 1);
    assert.deepEqual(
      servers().map(({ label, args }) => [label, args.slice(1)]),
      [
        ["Perfdoc: tea", ["mcp", "--workspace", "/tea"]],
        ["Perfdoc: Pots and pans", ["mcp", "--workspace", "/pots"]],
      ],
    );
    assert.deepEqual([...new Set(servers().map(({ version }) => version))], [manifest.version]);
    happens.trustGrant();
    assert.equal(news(), 2);
  });

  test("serve the folder that they are for, whatever the editor's own folder", async () => {
    const folder = new ProgramFolder({ ...noteFiles, "docs/good.md": goodNote, "docs/fixable.md": fixableNote });
    Object.assign(workspace, { workspaceFolders: [folderAt(folder.path)] });
    const [server] = offer().servers();
    assert.ok(server);
    assert.equal(server.label, "Perfdoc");
    const agent = await agentOf(server);
    const served = (await agent.client.listTools()).tools;
    const commandLine = (await (await Agent.in(folder.path)).client.listTools()).tools;
    assert.deepEqual(served, commandLine, "the same as `perfdoc mcp`");
    const { content } = await agent.call("perfdoc_list_documents");
    assert.deepEqual(
      content.documents.map((one: { path: string }) => one.path),
      ["docs/fixable.md", "docs/good.md"],
    );
    const [fix] = (await agent.call("perfdoc_propose_fixes", { path: "docs/fixable.md" })).content.fixes;
    await agent.call("perfdoc_apply_fix", { path: "docs/fixable.md", fix: fix.id });
    assert.notEqual(readFileSync(path.join(folder.path, "docs/fixable.md"), "utf8"), fixableNote);
    assert.match((await agent.call("perfdoc_explain", { rule: "text-unread" })).text, /text-unread/);
    assert.match(await agent.refusal("perfdoc_check", { path: "../x.md" }), /out of the workspace/);
  });

  test("ask git what has changed in a workspace that is trusted, and nothing in another", async () => {
    const repository = new GitRepository();
    const code = {
      "package.json": '{ "workspaces": ["packages/*"] }',
      "packages/core/package.json": '{ "name": "@acme/core" }',
      "packages/core/src/queue.ts": "1\n",
    };
    repository.commit("2026-01-11", "Write it all", { ...noteFiles, ...code, "docs/core/queue.md": goodNote });
    repository.commit("2026-02-02", "Use a ring buffer", { "packages/core/src/queue.ts": "2\n" });
    const rulesFor = async (isTrusted: boolean) => {
      Object.assign(workspace, { workspaceFolders: [folderAt(repository.path)], isTrusted });
      const [server] = offer().servers();
      assert.ok(server);
      const { content } = await (await agentOf(server)).call("perfdoc_check", { path: "docs/core/queue.md" });
      return content.findings.map(({ rule }: { rule: string }) => rule);
    };
    assert.deepEqual(await rulesFor(true), ["stale-sync"]);
    assert.deepEqual(await rulesFor(false), []);
  });
});

test("who starts the server for agents without a folder is told what it wants", () => {
  const { status, stderr } = spawnSync(process.execPath, ["dist/server.cjs", "mcp"], { encoding: "utf8" });
  assert.equal(status, 2);
  assert.equal(stderr, "perfdoc: No folder was named; expected mcp --workspace DIR.\n");
});
