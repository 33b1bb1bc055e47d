import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isAtMost, readComplexity } from "../../../server/src/core/quantities/complexity.ts";

function complexity(text: string) {
  const reading = readComplexity(text);
  assert.equal(reading.kind, "complexity", text);
  return reading.kind === "complexity" ? reading.complexity : assert.fail(text);
}

/** "<", "=", or "?" where nothing can be said. */
function order(first: string, second: string): string {
  const [a, b] = [complexity(first), complexity(second)];
  if (isAtMost(a, b)) return isAtMost(b, a) ? "=" : "<";
  return isAtMost(b, a) ? ">" : "?";
}

describe("complexities", () => {
  test("are ordered by their growth", () => {
    const rising = [
      "O(1)",
      "O(log log n)",
      "O(log n)",
      "O(log² n)",
      "O(√n)",
      "O(n)",
      "O(n log n)",
      "O(n^1.5)",
      "O(n²)",
      "O(n² log n)",
      "O(n³)",
      "O(2^n)",
      "O(n!)",
    ];
    for (const [index, lower] of rising.entries()) {
      for (const higher of rising.slice(index + 1)) assert.equal(order(lower, higher), "<", `${lower} and ${higher}`);
    }
  });

  test("are the same however they are written", () => {
    for (const [a, b] of [
      ["O(n²)", "O(n^2)"],
      ["O(n**2)", "O(n * n)"],
      ["O(2n)", "O(n)"],
      ["O(n + 1)", "O(n)"],
      ["O(n log n)", "O(n·log(n))"],
      ["O(log n)", "O(log₂ n)"],
      ["O(lg n)", "O(ln n)"],
      ["O(sqrt(n))", "O(√n)"],
      ["O(|V| + |E|)", "O(E + V)"],
      ["O(log² n)", "O(log^2 n)"],
      ["O((log n)^2)", "O(log² n)"],
      ["O(n × m)", "O(m n)"],
      ["O(1)", "O(42)"],
      ["O(n/2)", "O(n)"],
      ["Θ(n)", "Ω(n)"],
    ] as const)
      assert.equal(order(a, b), "=", `${a} and ${b}`);
  });

  test("of several sizes compare only where that is certain", () => {
    assert.equal(order("O(n)", "O(n + c)"), "<");
    assert.equal(order("O(k)", "O(k log n)"), "<");
    assert.equal(order("O(n)", "O(n m)"), "<");
    assert.equal(order("O(k log n)", "O(n log n)"), "?");
    assert.equal(order("O(h)", "O(h · s)"), "<");
    assert.equal(order("O(n + m)", "O(n * m)"), "<");
    assert.equal(order("O(n)", "O(m)"), "?");
    assert.equal(order("O(n/k)", "O(n)"), "?");
    assert.equal(order("O(n^k)", "O(n^k)"), "=");
    assert.equal(order("O(min(n, m))", "O(n)"), "?");
    assert.equal(order("O(max(n, m))", "O(n + m)"), "=");
    assert.equal(order("O(n α(n))", "O(n)"), ">");
  });

  test("are found between words", () => {
    assert.equal(complexity("O(n) amortised").text, "O(n)");
    assert.equal(complexity("usually O(1) with the cache, else O(n)").text, "O(1)");
    assert.equal(complexity("O(number of rows)").text, "O(number of rows)");
    assert.equal(readComplexity("linear").kind, "none");
    assert.equal(readComplexity("HELLO(n)").kind, "none");
    assert.equal(readComplexity("").kind, "none");
  });

  test("know that the inverse of Ackermann's function grows, and less than a logarithm", () => {
    const [constant, inverse, logarithm] = ["O(1)", "O(α(n))", "O(log n)"].map(complexity);
    assert.ok(constant && inverse && logarithm);
    assert.ok(isAtMost(constant, inverse) && isAtMost(inverse, logarithm));
    assert.ok(!isAtMost(inverse, constant) && !isAtMost(logarithm, inverse));
    assert.equal(complexity("O(m alpha(n))").text, "O(m alpha(n))");
  });

  test("that can't be read are told from those that can", () => {
    for (const text of ["O(n", "O(n log n", "O((n)"]) {
      const reading = readComplexity(text);
      assert.equal(reading.kind === "unknown" && reading.problem, "unbalanced", text);
    }
    for (const text of ["O()", "O(n log)", "O(n +)", "O(?)", "O(n^)", "O(* n)", "0(n)", "O[n]"]) {
      const reading = readComplexity(text);
      assert.equal(reading.kind === "unknown" && reading.problem, "unreadable", text);
    }
  });

  test("take no more time than their text is long", () => {
    for (const text of [
      `O(${"(".repeat(10_000)}`,
      `O(${"n+".repeat(10_000)}n)`,
      `O(${"(n+m)".repeat(40)})`,
      `O(${"(".repeat(100)}n${")".repeat(100)})`,
    ])
      readComplexity(text);
  });
});
