import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { trustGrantedNotification } from "../../server/src/lsp/client/messages.ts";
import { adoptionRequest } from "../../server/src/lsp/client/newDocumentMessages.ts";
import { gitHistory } from "../../server/src/node/gitHistory.ts";
import { uriOfPath } from "../../server/src/node/nodePaths.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { commitSigned, hostileVariables, plantInRepository, plantPrograms } from "../support/hostileRepository.ts";
import { goodNote, noteTemplate } from "../support/notes.ts";
import { program } from "../support/program.ts";
import { type EditorSession, pullingCapabilities, startSession } from "../support/session.ts";
import { Traps } from "../support/traps.ts";
import { pullInParts } from "../support/workspaceDiagnostics.ts";

const elsewhere = realpathSync(mkdtempSync(path.join(tmpdir(), "perfdoc-elsewhere-")));
after(() => rmSync(elsewhere, { recursive: true, force: true }));

const STALE = "1 commit since 2026-02-01 touched packages/core/src/queue.ts, the newest: Use a ring buffer";

const files = {
  "perfdoc.config.yaml": "docsRoot: docs\n",
  "package.json": '{ "workspaces": ["packages/*"] }',
  "packages/core/package.json": '{ "name": "@acme/core" }',
  "packages/core/src/queue.ts": "1\n",
  ".perfdoc/templates/note.md": noteTemplate,
  "docs/core/queue.md": goodNote,
  "docs/core/plain.md": "# Plain\n\nWords.\n",
} as const;

/** Commits the files, and one more commit that makes a document stale. */
function commitAll(repository: GitRepository): void {
  repository.commit("2026-01-11", "Write it all", files);
  repository.commit("2026-02-02", "Use a ring buffer", { "packages/core/src/queue.ts": "2\n" });
  commitSigned(repository, "2026-02-03");
}

/** All that reads the history, over the command line: what each printed. */
const COMMANDS: readonly (readonly string[])[] = [
  ["check", "--format", "json"],
  ["check", "--fix", "--dry-run"],
  ["report"],
  ["adopt", "docs/core/plain.md", "--dry-run"],
  ["fill", "docs/core/queue.md", "--dry-run"],
];

function printedBy(folder: string, env: Readonly<Record<string, string>> = {}): readonly unknown[] {
  return COMMANDS.map((args) => program(args, { cwd: folder, env }));
}

/** The same of a server: what it finds in all documents, and proposes for one that is not ours yet. */
async function toldBy(session: EditorSession) {
  await session.open("docs/core/queue.md");
  await session.idle();
  const diagnostics = await session.diagnostics("docs/core/queue.md");
  const reports = await pullInParts(session, []);
  const adopted = await session.connection.sendRequest(adoptionRequest, { uri: session.uri("docs/core/plain.md") });
  return {
    stale: diagnostics.flatMap(({ code, message }) => (code === "stale-sync" ? [message] : [])),
    documents: reports.length,
    created: adopted?.kind === "adopted" ? adopted.values.find(({ key }) => key === "created")?.source : adopted?.kind,
  };
}

describe("a repository that names programs of its own wherever git takes one", () => {
  const traps = new Traps();
  const repository = new GitRepository();
  commitAll(repository);
  const harmless = printedBy(repository.path);
  plantInRepository(repository, traps);
  const searchPath = plantPrograms(repository, traps);
  const variables = hostileVariables(path.join(elsewhere, "variables"), traps);
  rmSync(path.join(repository.path, ".perfdoc-cache"), { recursive: true, force: true });

  test("springs the traps of who asks git without care", () => {
    const git = (...args: readonly string[]) =>
      spawnSync("git", ["-C", repository.path, ...args], {
        input: "",
        env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null" },
      });
    git("status");
    git("log", "--show-signature");
    git("-c", "filter.trap.process=", "log", "-p", "--ext-diff", "HEAD~1");
    git("-c", "filter.trap.process=", "log", "-p", "--textconv", "HEAD~1");
    git("update-ref", "refs/heads/other", "HEAD");
    const sprung = traps.sprung();
    for (const trap of ["core.fsmonitor", "gpg.program", "hooksPath reference-transaction"]) {
      assert.ok(sprung.includes(trap), `${trap} is none of ${sprung.join(", ")}`);
    }
    assert.ok(
      sprung.some((trap) => /^diff\.(?:external|trap)/.test(trap)),
      sprung.join(", "),
    );
    spawnSync("git", ["log"], { cwd: repository.path, env: { PATH: searchPath } });
    assert.deepEqual(traps.sprung(), ["program git"]);
  });

  test("runs none of them over the command line, and changes nothing that is found", () => {
    const [first] = harmless;
    assert.ok(JSON.stringify(first).includes(STALE));
    assert.deepEqual(printedBy(repository.path, { ...variables, PATH: searchPath }), harmless);
    assert.deepEqual(traps.sprung(), []);
  });

  test("runs none of them when documents are fixed, filled and adopted", () => {
    const env = { ...variables, PATH: searchPath };
    const commands = [
      ["check", "--fix"],
      ["fill", "docs/core/queue.md"],
      ["adopt", "docs/core/plain.md"],
      ["new", "docs/core/more.md"],
    ];
    const printed = commands.map((args) => program(args, { cwd: repository.path, env }).out).join("");
    assert.match(printed, /created: 2026-01-11 {2}\(its first commit\)/);
    assert.deepEqual(traps.sprung(), []);
  });

  test("says nothing to who was told to leave git alone, and no git at all is run", () => {
    const git = traps.set(path.join(elsewhere, "only", "git"), "git");
    const env = { PATH: path.dirname(git) };
    const { out } = program(["check", "--no-git", "--format", "json"], { cwd: repository.path, env });
    assert.doesNotMatch(out, /stale-sync/);
    program(["adopt", "docs/core/plain.md", "--no-git", "--dry-run"], { cwd: repository.path, env });
    assert.deepEqual(traps.sprung(), []);
    program(["check", "--no-cache"], { cwd: repository.path, env });
    assert.deepEqual(traps.sprung(), ["git"]);
  });
});

describe("a server in such a repository", () => {
  async function sessionWith(traps: Traps, isTrusted: boolean) {
    const session = await startSession({
      files,
      capabilities: pullingCapabilities,
      initializationOptions: { isTrusted },
      // The folder of the session is not known yet: relative places stand for it.
      env: {
        ...hostileVariables(path.join(elsewhere, "server"), traps),
        PATH: ["", ".", "node_modules/.bin", path.join(elsewhere, "link"), process.env.PATH ?? ""].join(path.delimiter),
      },
    });
    const repository = new GitRepository({ at: session.folder.path });
    commitAll(repository);
    plantInRepository(repository, traps);
    plantPrograms(repository, traps);
    rmSync(path.join(elsewhere, "link"), { force: true });
    symlinkSync(path.join(session.folder.path, "bin"), path.join(elsewhere, "link"));
    traps.sprung();
    return session;
  }

  test("runs none of them, and finds what is to be found", async () => {
    const traps = new Traps();
    const session = await sessionWith(traps, true);
    assert.deepEqual(await toldBy(session), { stale: [STALE], documents: 1, created: "its first commit" });
    assert.equal(await session.stop(), 0);
    assert.deepEqual(traps.sprung(), []);
  });

  test("runs no git at all before the folder is trusted", async () => {
    const traps = new Traps();
    const git = traps.set(path.join(elsewhere, "counted", "git"), "git");
    const session = await startSession({
      files,
      capabilities: pullingCapabilities,
      initializationOptions: { isTrusted: false },
      env: { PATH: path.dirname(git) },
    });
    commitAll(new GitRepository({ at: session.folder.path }));
    const { stale, created } = await toldBy(session);
    assert.deepEqual(stale, []);
    assert.notEqual(created, "its first commit");
    assert.deepEqual(traps.sprung(), []);
    await session.connection.sendNotification(trustGrantedNotification);
    await session.edit("docs/core/queue.md", "ten thousand", "twenty thousand");
    await session.diagnostics("docs/core/queue.md");
    assert.deepEqual(traps.sprung(), ["git"]);
    assert.equal(await session.stop(), 0);
  });
});

describe("a clone that lacks objects", () => {
  const WAYS: readonly (readonly [key: string, value: string])[] = [
    ["remote.origin.url", "ext::TRAP"],
    ["remote.origin.url", "none::x"],
    ["remote.origin.url", "::x"],
    ["remote.origin.vcs", "none"],
    ["remote.origin.vcs", "trap"],
    ["remote.origin.uploadpack", "TRAP"],
    ["core.sshCommand", "TRAP"],
  ];

  test("fetches none, and runs nothing for that, even with a git that is too old to be told so", async () => {
    const traps = new Traps();
    const repository = partialClone(traps);
    const old = oldGit(path.join(elsewhere, "old"));
    const { PATH } = process.env;
    for (const searchPath of [PATH, `${old}${path.delimiter}${PATH}`]) {
      for (const [key, value] of WAYS) {
        repository.git("config", "remote.origin.url", key === "core.sshCommand" ? "ssh://host/x" : repository.path);
        repository.git("config", key, value.replace("TRAP", traps.set(path.join(repository.path, "trap"), key)));
        process.env.PATH = searchPath;
        try {
          assert.equal(await gitHistory.commitsSince(repository.uri, "2026-01-01"), undefined);
          assert.equal(await gitHistory.daysOf(uriOfPath(path.join(repository.path, "docs/core/plain.md"))), undefined);
        } finally {
          process.env.PATH = PATH;
        }
        assert.deepEqual(traps.sprung(), [], `${key} = ${value}`);
        repository.git("config", "--unset", key);
      }
    }
  });

  /** A clone whose trees are elsewhere, with the names that stand for programs on the way there. */
  function partialClone(traps: Traps): GitRepository {
    const repository = new GitRepository();
    commitAll(repository);
    const { stdout } = spawnSync("git", ["-C", repository.path, "rev-parse", "HEAD~1^{tree}", "HEAD~2^{tree}"], {
      encoding: "utf8",
    });
    for (const tree of stdout.trim().split("\n")) {
      rmSync(path.join(repository.path, ".git/objects", tree.slice(0, 2), tree.slice(2)), { force: true });
    }
    repository.git("config", "core.repositoryFormatVersion", "1");
    repository.git("config", "extensions.partialClone", "origin");
    repository.git("config", "remote.origin.promisor", "true");
    for (const name of ["none", "trap", ""]) {
      const alias = traps.set(path.join(repository.path, `alias ${name}`), `alias ${name}`);
      repository.git("config", `alias.remote-${name}`, `!'${alias}'`);
    }
    return repository;
  }

  /** A git that knows nothing of GIT_NO_LAZY_FETCH. */
  function oldGit(folder: string): string {
    const real = spawnSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).stdout.trim();
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "git"), `#!/bin/sh\nunset GIT_NO_LAZY_FETCH\nexec '${real}' "$@"\n`);
    chmodSync(path.join(folder, "git"), 0o755);
    return folder;
  }
});
