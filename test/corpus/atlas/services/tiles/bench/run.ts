import { render } from "../src/render/render.bench.js";

for (const benchmark of [render]) benchmark.run();
