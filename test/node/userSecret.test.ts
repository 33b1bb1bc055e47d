import assert from "node:assert/strict";
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { userSecret } from "../../server/src/node/userSecret.ts";
import { ProgramFolder } from "../support/program.ts";

describe("a user's secret", () => {
  const { path: folder } = new ProgramFolder();
  const inNew = (name: string) => path.join(folder, name, "perfdoc");
  const whyNone = (place: string) => {
    const secret = userSecret(place);
    return secret.kind === "none" ? secret.why : "";
  };

  test("is the same each time, and nobody else's to read", () => {
    const place = inNew("own");
    const first = userSecret(place);
    assert.ok(first.kind === "secret");
    assert.deepEqual(userSecret(place), first);
    assert.equal(statSync(path.join(place, "secret")).mode & 0o077, 0);
    assert.notDeepEqual(userSecret(inNew("other")), first);
  });

  test("that was cut off is made up anew", () => {
    const place = inNew("cut");
    userSecret(place);
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(31), Buffer.alloc(33)]) {
      writeFileSync(path.join(place, "secret"), bytes);
      const secret = userSecret(place);
      assert.ok(secret.kind === "secret");
      assert.deepEqual(userSecret(place), secret);
      assert.deepEqual(readdirSync(place), ["secret"]);
    }
  });

  test("is none where others can read it, or put another one in its place", () => {
    const place = inNew("open");
    userSecret(place);
    chmodSync(path.join(place, "secret"), 0o644);
    assert.match(whyNone(place), /^others than the user can read .*secret$/);
    chmodSync(path.join(place, "secret"), 0o600);
    for (const open of [place, path.dirname(place)]) {
      chmodSync(open, 0o777);
      assert.equal(whyNone(place), `others than the user can change ${open}`);
      chmodSync(open, 0o755);
    }
    assert.equal(userSecret(place).kind, "secret");
  });

  test("is none behind a link or at a place that is relative to a working directory", () => {
    const place = inNew("linked");
    userSecret(inNew("target"));
    mkdirSync(place, { recursive: true });
    symlinkSync(path.join(inNew("target"), "secret"), path.join(place, "secret"));
    assert.match(whyNone(place), /can't be used/);
    assert.match(whyNone("perfdoc"), /no absolute path/);
  });

  test("is none of another user's", (t) => {
    if (process.getuid?.() !== 0) return t.skip("only root can give a file to somebody else");
    const place = inNew("foreign");
    userSecret(place);
    chownSync(path.join(place, "secret"), 1234, 1234);
    assert.match(whyNone(place), /can read/);
    chownSync(path.join(place, "secret"), 0, 0);
    chownSync(place, 1234, 1234);
    assert.equal(whyNone(place), `others than the user can change ${place}`);
  });
});
