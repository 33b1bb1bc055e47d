import { bench, describe } from "vitest";
import { RateLimiter } from "./rateLimiter.js";
import { Router } from "./router.js";

const router = new Router();
for (let n = 0; n < 200; n += 1) {
  router.add({ method: "GET", path: `/v1/resource-${n}/:id`, service: `service-${n % 12}` });
}
const limiter = new RateLimiter(1_000_000, 1_000_000);

describe("gateway", () => {
  bench("find a route with a parameter", () => {
    router.find("GET", "/v1/resource-137/4711");
  });

  bench("ask the rate limiter", () => {
    limiter.allow("client-1");
  });
});
