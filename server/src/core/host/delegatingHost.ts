import type { Host } from "./host.ts";
import { withoutHistory } from "./withoutHistory.ts";

/** The same files, for a host that answers some of what it is asked in its own way. */
export function delegatingHost(host: Host): Host {
  return { ...withoutHistory(host), ...(host.history && { history: host.history }) };
}
