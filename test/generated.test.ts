import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { unusedSuppressionMeta } from "../server/src/check/unusedSuppressions.ts";
import { configSchema, designConfigSchema } from "../server/src/generate/configSchema.ts";
import { rules } from "../server/src/rules/index.ts";

const allRules = [...rules.map(({ meta }) => meta), unusedSuppressionMeta];

/** Each derived file and what makes it; `npm run generate` writes them all. */
const generated: readonly (readonly [file: string, generate: () => string])[] = [
  ["server/schemas/perfdoc.config.schema.json", () => configSchema(allRules)],
  ["server/schemas/design.config.schema.json", designConfigSchema],
];

for (const [file, generate] of generated) {
  test(`${file} is what its generator makes`, () => {
    const expected = generate();
    if (process.env.UPDATE) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, expected);
    }
    // Without a difference to print, which would be as long as the file.
    assert.ok(readFileSync(file, "utf8") === expected, `${file} is out of date: run "npm run generate"`);
  });
}
