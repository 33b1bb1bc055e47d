import * as z from "zod/mini";
import { Refusal } from "../tasks/refusal.ts";
import { shortened } from "../text/wording.ts";

/**
 * What a tool was given, as its schema lets it through.
 * @throws Refusal that names the first thing that is wrong.
 */
export function checkedInput<Input extends z.ZodMiniType>(
  name: string,
  schema: Input,
  given: unknown,
): z.output<Input> {
  // What is missing is told from what is wrong by the input.
  const result = z.safeParse(schema, given ?? {}, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Refusal(`${issue ? sentenceFor(issue) : "The input is not what was expected"} for ${name}.`);
}

function sentenceFor(issue: z.core.$ZodIssue): string {
  const key = issue.path.length === 0 ? "The input" : `"${issue.path.map(String).join(".")}"`;
  switch (issue.code) {
    case "unrecognized_keys":
      return `There is no "${shortened(issue.keys[0] ?? "")}"; leave it out`;
    case "invalid_type":
      if (issue.input === undefined) return `${key} is missing; expected ${typeText(issue.expected)}`;
      return `${key} is not right; expected ${typeText(issue.expected)}`;
    case "too_big":
      return `${key} is too large; expected at most ${issue.maximum}`;
    case "too_small":
      return `${key} is too small; expected at least ${issue.minimum}`;
    case "invalid_value":
      return `${key} is not right; expected ${issue.values.map((one) => `"${String(one)}"`).join(" or ")}`;
    default:
      return `${key} is not right; expected what the schema says`;
  }
}

function typeText(type: string): string {
  return type === "int" ? "a whole number" : `a value of type ${type}`;
}
