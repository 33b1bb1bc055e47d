const scenario = process.argv[2] ?? "all";
console.log(`scenario ${scenario}`);
