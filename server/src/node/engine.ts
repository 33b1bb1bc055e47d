import fs from "node:fs";
import nodeModule from "node:module";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { dataFolder, isOpenToOthers, type PrivateFolder, privateFolder } from "./privateFolder.ts";
import { runSealed } from "./sealedCode.ts";
import { userSecret } from "./userSecret.ts";

/** All that V8 is told to do otherwise: once, before a program is compiled, since code that is kept is refused under other flags. */
const V8_FLAGS: readonly string[] = [
  // What was compiled for the start stays compiled, so that it can be kept for the next one.
  "--no-flush-bytecode",
  // V8 optimises a function together with what it calls, up to a limit. Where all is called from everywhere and little
  // runs long, a sixth of that limit takes a fifth off a check of many documents.
  "--max-inlined-bytecode-size-cumulative=150",
  // Threads of ours keep every processor busy: to clear the young generation, V8's helpers would have to wait for one,
  // and the thread for them.
  "--no-parallel-scavenge",
];

interface ModuleLoader {
  createRequire(file: string): NodeJS.Require;
  /** Node 20 keeps no compiled code by itself. */
  enableCompileCache?(folder: string): unknown;
}

const { createRequire, enableCompileCache }: ModuleLoader = nodeModule;

/**
 * Runs a program of ours, a CommonJS bundle, with the code that V8 made of it the last time: compiling is a third of
 * the start.
 * @param file The bundle's path.
 */
export function runProgram(file: string): void {
  for (const flag of V8_FLAGS) setFlagsFromString(flag);
  if (enableCompileCache === undefined) {
    runSealed(file);
    return;
  }
  const folder = compiledFolder();
  if (folder.kind === "folder") enableCompileCache(folder.path);
  createRequire(file)(file);
}

/** Why no compiled code is kept for the next start: a sentence without its end. Undefined if it is. */
export function whyNotKept(): string | undefined {
  const place = enableCompileCache ? compiledFolder() : userSecret();
  return place.kind === "none" ? place.why : undefined;
}

/**
 * Where Node keeps compiled code. It runs whatever lies there, without asking who has written it: so this is no cache
 * folder, which may be shared or brought along, but one that the user alone can write to. A checkout can't bring one along
 * either: its folders can be read by others.
 */
function compiledFolder(): PrivateFolder {
  const folder = privateFolder(path.join(dataFolder(), "compiled"));
  if (folder.kind === "none" || !isOpenToOthers(fs.statSync(folder.path))) return folder;
  return { kind: "none", why: `others than the user can read ${folder.path}` };
}
