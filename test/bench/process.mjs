// What a process has used, and those that it started, on Linux.
import { readdirSync, readFileSync } from "node:fs";

/** The largest peak among a process and its children, in megabytes; undefined where the system does not tell. */
export function peakMegabytes(pid) {
  const pids = [pid];
  for (const one of pids) pids.push(...childrenOf(one));
  const peaks = pids.flatMap((one) => peakOf(one) ?? []);
  return peaks.length > 0 ? Math.max(...peaks) : undefined;
}

/** For how long all threads of a process have run, in milliseconds; undefined where the system does not tell. */
export function workMilliseconds(pid) {
  const tasks = `/proc/${pid}/task`;
  try {
    const nanoseconds = readdirSync(tasks).map((task) => Number(read(`${tasks}/${task}/schedstat`).split(" ")[0]));
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
  } catch {
    return undefined;
  }
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
