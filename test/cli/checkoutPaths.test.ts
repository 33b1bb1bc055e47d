import assert from "node:assert/strict";
import { test } from "node:test";
import { pathsFor } from "../../server/src/cli/reports/checkoutPaths.ts";

test("services get paths from the checkout, people and other programs those from the working directory", () => {
  const job = { cwd: "file:///job/repo/packages/a%20b", checkout: "file:///job/repo" };
  for (const format of ["github", "gitlab"]) {
    assert.equal(pathsFor(format, job)("docs/x.md"), "packages/a b/docs/x.md");
    assert.equal(pathsFor(format, job)("../c/x.md"), "packages/c/x.md");
    assert.equal(pathsFor(format, { ...job, cwd: job.checkout })("docs/x.md"), "docs/x.md");
    assert.equal(pathsFor(format, { cwd: job.cwd })("docs/x.md"), "docs/x.md");
    assert.equal(pathsFor(format, { ...job, cwd: "file:///job/repository" })("docs/x.md"), "docs/x.md");
  }
  for (const format of ["pretty", "sarif", "rdjson", "junit"]) assert.equal(pathsFor(format, job)("x.md"), "x.md");
});
