import { parseArgs } from "node:util";
import { isDay } from "../../core/text/dates.ts";
import { suggestion } from "../../core/text/nearWords.ts";
import type { Options } from "./options.ts";
import { UsageError } from "./terminal.ts";

/**
 * The rules that a list names; undefined without a list.
 * @throws UsageError for one that is not there.
 */
export function rulesIn(
  list: string | undefined,
  option: string,
  known: readonly string[],
): readonly string[] | undefined {
  const names = nonEmpty(list, option)
    ?.split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`${option} names "${unknown}", which is no rule${suggestion(unknown, known)}`);
  return names;
}

/** @throws UsageError for an empty value. */
export function nonEmpty(value: string | undefined, option: string): string | undefined {
  if (value?.trim() === "") throw new UsageError(`${option} is empty; expected a value.`);
  return value?.trim();
}

/** @throws UsageError for anything but a day of the calendar. */
export function dayOf(value: string | undefined, option: string): string | undefined {
  if (value === undefined || isDay(value)) return value;
  throw new UsageError(`${option} is "${value}"; expected a day like 2026-03-01.`);
}

/** @throws UsageError for anything but a number of percent, with or without its sign. */
export function percentOption(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  const digits = /^(\d{1,6}(?:\.\d{1,3})?) ?%?$/.exec(value.trim())?.[1];
  if (digits === undefined) throw new UsageError(`${option} is "${value}"; expected a percentage like 10%.`);
  return Number(digits);
}

/**
 * Splits a command's arguments into options and paths.
 * @throws UsageError for an option that the command does not have, or one without its value.
 */
export function parseOptions<const Known extends Options>(args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(complaintFor(error, options));
  }
}

/**
 * The value, if it is one of the choices; undefined if there is none.
 * @throws UsageError for any other value.
 */
export function choiceOf<const Choice extends string>(
  value: string | undefined,
  choices: readonly Choice[],
  option: string,
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new UsageError(`${option} is "${value}"; expected one of ${choices.join(", ")}.`);
  return choice;
}

/** @throws UsageError for anything but a whole number that is not negative. */
export function countOf(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`${option} is "${value}"; expected a whole number.`);
  return Number(value);
}

function complaintFor(error: unknown, options: Options): string {
  if (!(error instanceof Error)) throw error;
  const code = "code" in error ? error.code : undefined;
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const named = /'(-[^'\s=]*)/.exec(error.message)?.[1] ?? "";
    const known = Object.keys(options).map((name) => `--${name}`);
    return `There is no option ${named}${suggestion(named, known).replaceAll('"', "")}`;
  }
  const name = /--([\w-]+)/.exec(error.message)?.[1] ?? "";
  const value = options[name]?.value;
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return error.message.split("\n")[0] ?? "";
  return value === undefined ? `--${name} takes no value.` : `--${name} has no value; expected --${name} ${value}.`;
}
