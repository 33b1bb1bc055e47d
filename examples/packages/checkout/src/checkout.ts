import { type Cart, mergeLines } from "./cart.js";
import { type Coupon, type Price, price, type TaxRates } from "./pricing.js";
import type { StockClient } from "./stockClient.js";

export interface Order {
  cart: string;
  price: Price;
}

export interface Orders {
  save(order: Order): Promise<void>;
}

export class OutOfStock extends Error {}

/** Checks the stock of every line at the same time, prices the cart and saves the order. */
export async function checkout(
  cart: Cart,
  stock: StockClient,
  orders: Orders,
  coupons: ReadonlyMap<string, Coupon>,
  rates: TaxRates,
): Promise<Order> {
  const lines = mergeLines(cart.lines);
  const available = await Promise.all(lines.map((line) => stock.available(line.sku)));
  const missing = lines.find((line, at) => (available[at] ?? 0) < line.quantity);
  if (missing !== undefined) throw new OutOfStock(missing.sku);
  const order = { cart: cart.id, price: price(cart, coupons, rates) };
  await orders.save(order);
  return order;
}
