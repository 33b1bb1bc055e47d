import { bench, describe } from "vitest";
import { InvertedIndex } from "./invertedIndex.js";
import { rank } from "./ranking.js";
import { Search } from "./search.js";

const WORDS = ["cotton", "shirt", "blue", "linen", "summer", "shoe", "leather", "boot", "wool", "coat"];

function word(seed: number): string {
  return WORDS[seed % WORDS.length] as string;
}

const products = Array.from({ length: 50_000 }, (_, id) => ({
  id,
  title: `${word(id)} ${word(id * 7 + 3)}`,
  text: Array.from({ length: 40 }, (_, n) => `${word(id + n)}${n % 9}`).join(" "),
}));
const index = InvertedIndex.build(products);
const search = new Search(index);

describe("query", () => {
  bench("cold, two terms", () => {
    rank(index, ["cotton", "shirt"], index.intersect(["cotton", "shirt"]), 20);
  });

  bench("warm, from the cache", () => {
    search.query("cotton shirt");
  });
});
