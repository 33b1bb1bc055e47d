const started = performance.now();
for (let n = 0; n < 1e6; n += 1) Math.sqrt(n);
console.log(JSON.stringify({ name: "queue", ms: performance.now() - started }));
