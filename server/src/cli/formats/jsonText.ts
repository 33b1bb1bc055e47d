import { withSteeringEscaped } from "../../core/text/printable.ts";

/**
 * A value as JSON that may be printed: what would steer a terminal is written as an escape, and so is the first sign of
 * what the log of a CI job takes for a command. Whoever reads the JSON gets the same value.
 */
export function jsonText(value: unknown): string {
  const lines = JSON.stringify(value, undefined, 2).split("\n");
  return `${lines.map(escaped).join("\n")}\n`;
}

/** The same on one line. */
export function jsonLine(value: unknown): string {
  return `${escaped(JSON.stringify(value))}\n`;
}

function escaped(line: string): string {
  return withSteeringEscaped(
    line.replace(/#(?=#\w*\[)/g, "\\u0023"),
    (unit) => `\\u${unit.toString(16).padStart(4, "0")}`,
  );
}
