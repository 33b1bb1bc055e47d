// Preloaded into a program with `AT_STEP="SIGKILL 3"`: sends it that signal in front of the third of the calls by which it
// puts a new text in the place of a file.
const fs = require("node:fs");

const [signal, step] = (process.env.AT_STEP ?? "").split(" ");
const CALLS = [
  "openSync",
  "writeSync",
  "ftruncateSync",
  "fsyncSync",
  "fchownSync",
  "fchmodSync",
  "closeSync",
  "linkSync",
  "renameSync",
  "rmSync",
];

/** From the first look at the new file beside the old one until it is gone. */
let isWriting = false;
let calls = 0;

function isTemporary(place) {
  return typeof place === "string" && place.includes("/.perfdoc-") && place.endsWith(".tmp");
}

for (const name of CALLS) {
  const call = fs[name];
  fs[name] = (...args) => {
    if (name === "openSync" && isTemporary(args[0])) isWriting = true;
    if (isWriting && ++calls === Number(step)) process.kill(process.pid, signal);
    if (name === "rmSync" && isTemporary(args[0])) isWriting = false;
    return call(...args);
  };
}
