import { bench, describe } from "vitest";
import type { Cart } from "./cart.js";
import { checkout } from "./checkout.js";
import { price } from "./pricing.js";
import { StockClient } from "./stockClient.js";

const cart: Cart = {
  id: "bench",
  country: "DE",
  coupons: ["SPRING", "WELCOME"],
  lines: Array.from({ length: 12 }, (_, n) => ({ sku: `sku-${n}`, quantity: 1 + (n % 3), unitPrice: 990 + n })),
};
const coupons = new Map([["SPRING", { code: "SPRING", percent: 10, minimum: 5_000 }]]);
const rates = new Map([["DE", 0.19]]);
const stock = new StockClient(async (skus) => skus.map((sku) => ({ sku, available: 100 })));
const orders = { save: async () => {} };

describe("checkout", () => {
  bench("price twelve lines", () => {
    price(cart, coupons, rates);
  });

  bench("whole order", async () => {
    await checkout(cart, stock, orders, coupons, rates);
  });
});
