// What a process and those it started have used at most, on Linux.
import { readFileSync } from "node:fs";

/** The largest peak among a process and its children, in megabytes; undefined where the system does not tell. */
export function peakMegabytes(pid) {
  const pids = [pid];
  for (const one of pids) pids.push(...childrenOf(one));
  const peaks = pids.flatMap((one) => peakOf(one) ?? []);
  return peaks.length > 0 ? Math.max(...peaks) : undefined;
}

function childrenOf(pid) {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
}

function peakOf(pid) {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`)) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

function read(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}
