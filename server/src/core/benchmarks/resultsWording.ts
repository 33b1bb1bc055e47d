/** What is taken of a message in a file. */
const LONGEST = 160;

/** "It failed: no tiles.", of a message that may have many lines or none. */
export function failureOf(what: string, message: string | undefined): string {
  const [line = ""] = (message ?? "")
    .slice(0, 2 * LONGEST)
    .trim()
    .split(/[\r\n]/);
  const said = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line.replace(/\.{1,3}$/, "");
  return said === "" ? `${what}.` : `${what}: ${said}.`;
}

/** The short name of each where it is the only one that has it, else the long one. */
export function namesApart(names: readonly { readonly short: string; readonly long: string }[]): readonly string[] {
  const count = new Map<string, number>();
  for (const { short } of names) count.set(short, (count.get(short) ?? 0) + 1);
  return names.map(({ short, long }) => (count.get(short) === 1 ? short : long));
}

/** "Node.js 22.1.0" of "node" and "22.1.0"; undefined of no name. */
export function runtimeNamed(name: string | undefined, version: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return [RUNTIMES.get(name.toLowerCase()) ?? name, version?.replace(/^v/, "")].filter(Boolean).join(" ");
}

const RUNTIMES: ReadonlyMap<string, string> = new Map([
  ["node", "Node.js"],
  ["deno", "Deno"],
  ["bun", "Bun"],
]);

/** "Linux amd64" of "linux" and "amd64", "macOS arm64" of "darwin" and "arm64"; undefined of no name. */
export function systemNamed(name: string | undefined, rest: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return [SYSTEMS.get(name.toLowerCase()) ?? name, rest].filter(Boolean).join(" ");
}

const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ["linux", "Linux"],
  ["darwin", "macOS"],
  ["windows", "Windows"],
  ["win32", "Windows"],
]);

/** A moment in ISO 8601, of milliseconds since 1970; undefined of what is none. */
export function momentOf(milliseconds: number | undefined): string | undefined {
  const date = new Date(milliseconds ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** An address without the user and password before its host. */
export function withoutCredentials(address: string): string {
  return address.replace(/^([a-z]+:\/\/)[^/@]*@/, "$1");
}
