import * as l10n from "@vscode/l10n";
import type { Field } from "../../markdown/part.ts";
import type { Quantity } from "../../quantities/quantity.ts";
import type { Dimension } from "../../quantities/units.ts";
import { normalised } from "../../text/wording.ts";
import { asDue, labelUnit, readingOf } from "./readings.ts";

/** Why a value is not what its field asks for. */
export type ValueProblem =
  | { readonly kind: "no unit" | "no number" }
  | { readonly kind: "other kind"; readonly found: Dimension; readonly quantity: Quantity };

/** Kinds that answer for others: memory as a share of the machine's, CPU in cores, throughput in bytes. */
const ALSO: Readonly<Record<Dimension, readonly Dimension[]>> = {
  time: [],
  size: ["percentage"],
  rate: ["data rate"],
  "data rate": ["rate", "size", "percentage"],
  percentage: ["count", "factor", "time"],
  count: ["rate", "factor", "percentage", "size", "data rate", "time"],
  factor: ["percentage", "count"],
};

/** Words that praise or complain where a number is due. Other words may be an answer that we don't know. */
const VAGUE =
  /^(?:(?:very|quite|rather|pretty|fairly|too|really|extremely|reasonably|relatively)\s+)?(?:fast|quick|slow|good|great|fine|ok|okay|bad|poor|high|low|lots|many|few|much|little|acceptable|normal|moderate|medium|small|large|big|huge|short|long)(?:\s+enough)?[.!]?$/i;

/** True for a value that only praises or complains: "fast enough". */
export function isVague(value: string): boolean {
  return VAGUE.test(value);
}

/**
 * What is wrong with a measured value; undefined for a fitting one, for one that says why there is none, and for all
 * that can't be said for certain.
 * @param labels What may give the unit besides the value: the label, a column's heading.
 */
export function valueProblem(
  field: Field,
  dimension: Dimension | "any",
  labels: readonly string[],
): ValueProblem | undefined {
  const { quantities: written, isAmbiguous } = readingOf(field);
  const quantities = written.map((quantity) => asDue(quantity, dimension));
  const value = normalised(field.value);
  if (isAmbiguous || value === "" || dimension === "any") return undefined;
  if (quantities.length === 0) return isVague(value) ? { kind: "no number" } : undefined;
  if (dimension === "count") return undefined;
  if (quantities.some((quantity) => answers(quantity, dimension))) return undefined;
  const [first] = quantities;
  if (quantities.every(({ unit, dimension: found }) => unit.text === "" && found === "count")) {
    return isBare(value) && quantities.some(({ number }) => number !== 0) && !labels.some((label) => labelUnit(label))
      ? { kind: "no unit" }
      : undefined;
  }
  // A noun may be a unit that we don't know.
  if (!first || first.dimension === "count") return undefined;
  return { kind: "other kind", found: first.dimension, quantity: first };
}

/** A bare number answers for nothing that has a unit. */
function answers({ dimension, unit }: Quantity, wanted: Dimension): boolean {
  return dimension === wanted || (unit.text !== "" && ALSO[wanted].includes(dimension));
}

/** A number alone, or one with a word or two around it: "120", "about 120". */
function isBare(value: string): boolean {
  return value.split(" ").length <= 2;
}

/** What a field of the kind holds, with an example. */
export function exampleValue(dimension: Dimension): string {
  return EXAMPLE_VALUES[dimension]();
}

/** What a value of the kind is called. */
export function kindName(dimension: Dimension): string {
  return KIND_NAMES[dimension]();
}

const EXAMPLE_VALUES: Readonly<Record<Dimension, () => string>> = {
  time: () => l10n.t("a time such as 120 ms"),
  size: () => l10n.t("a size such as 50 MB"),
  rate: () => l10n.t("a rate such as 1,200 req/sec"),
  "data rate": () => l10n.t("a data rate such as 12 MB/sec"),
  percentage: () => l10n.t("a percentage such as 40%"),
  count: () => l10n.t("a number"),
  factor: () => l10n.t("a factor such as 3x"),
};

const KIND_NAMES: Readonly<Record<Dimension, () => string>> = {
  time: () => l10n.t("a time"),
  size: () => l10n.t("a size"),
  rate: () => l10n.t("a rate"),
  "data rate": () => l10n.t("a data rate"),
  percentage: () => l10n.t("a percentage"),
  count: () => l10n.t("a number"),
  factor: () => l10n.t("a factor"),
};
