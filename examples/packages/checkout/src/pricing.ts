import { type Cart, mergeLines, subtotal } from "./cart.js";

export interface Coupon {
  code: string;
  percent: number;
  minimum: number;
}

export interface Price {
  subtotal: number;
  discount: number;
  tax: number;
  total: number;
}

export type TaxRates = ReadonlyMap<string, number>;

/** Prices a cart: discounts first, tax on what is left. All amounts in cents. */
export function price(cart: Cart, coupons: ReadonlyMap<string, Coupon>, rates: TaxRates): Price {
  const before = subtotal(mergeLines(cart.lines));
  const discount = bestDiscount(before, cart.coupons, coupons);
  const tax = Math.round((before - discount) * (rates.get(cart.country) ?? 0));
  return { subtotal: before, discount, tax, total: before - discount + tax };
}

/** Coupons do not add up; the shopper gets the best single one. */
function bestDiscount(amount: number, codes: readonly string[], coupons: ReadonlyMap<string, Coupon>): number {
  let best = 0;
  for (const code of codes) {
    const coupon = coupons.get(code);
    if (coupon === undefined || amount < coupon.minimum) continue;
    best = Math.max(best, Math.round((amount * coupon.percent) / 100));
  }
  return best;
}
