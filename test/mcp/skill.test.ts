import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { COMMANDS } from "../../server/src/cli/help.ts";
import { toolList } from "../../server/src/core/tools/toolList.ts";

const contributed = manifest.contributes.chatSkills;
const tools = toolList();

for (const { path: file } of contributed) {
  const text = readFileSync(file, "utf8");

  test(`${file} is a skill: named as its folder, described, and short`, () => {
    const { name, description, ...others } = parse(/^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? "");
    assert.equal(name, path.basename(path.dirname(file)));
    assert.ok(description.length > 50 && description.length < 1024);
    assert.deepEqual(others, {});
    assert.ok(text.split("\n").length < 60);
  });

  test(`${file} names every tool that there is, and no other`, () => {
    const named = new Set(text.match(/\bperfdoc_\w+/g));
    assert.deepEqual([...named].sort(), tools.map(({ name }) => name).sort());
  });

  test(`${file} names commands and options that there are`, () => {
    const called = [...text.matchAll(/`perfdoc ([^`]+)`/g)].map(([, line = ""]) =>
      line.replace(/\s+/g, " ").split(" "),
    );
    assert.ok(called.length > 5);
    for (const words of called) {
      const [first = "", second = ""] = words;
      const command = Object.entries(COMMANDS).find(([name]) => [first, `${first} ${second}`].includes(name))?.[1];
      assert.ok(command, words.join(" "));
      for (const option of words.filter((word) => word.startsWith("--")))
        assert.ok(option.slice(2) in command.options, words.join(" "));
    }
  });
}

test("what tools say of other tools is true", () => {
  for (const { name, description } of tools)
    for (const named of description.match(/\bperfdoc_\w+/g) ?? [])
      assert.ok(
        tools.some((one) => one.name === named),
        `${name} names ${named}`,
      );
});

test("skills are shipped", () => {
  assert.ok(contributed.length > 0);
  assert.ok(manifest.files.includes("skills/*/SKILL.md"));
  for (const { path: file } of contributed) assert.ok(existsSync(file));
});
