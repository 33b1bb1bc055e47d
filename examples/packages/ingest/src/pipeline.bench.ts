import { bench, describe } from "vitest";
import { parseFeed } from "./feedParser.js";
import { type Feed, ingest } from "./pipeline.js";

const lines = Array.from({ length: 20_000 }, (_, n) => `sku-${n};supplier-${n % 7};${(n % 900) + 0.99}\n`).join("");
const catalogue = { upsert: async () => {} };

function feed(name: string): Feed {
  return {
    name,
    async *open() {
      for (let at = 0; at < lines.length; at += 65_536) yield lines.slice(at, at + 65_536);
    },
  };
}

describe("pipeline", () => {
  bench("parse 20,000 rows", () => {
    for (const row of parseFeed(lines)) void row;
  });

  bench("four feeds at once", async () => {
    await ingest(["a", "b", "c", "d"].map(feed), catalogue);
  });
});
