import { overlapTest } from "../text/span.ts";
import type { ReportedFinding } from "./reportedFinding.ts";

/** The findings without those of words of which another rule, that theirs yields to, has said the same. */
export function oncePerDefect(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const yieldedTo = new Set(findings.flatMap(({ rule }) => rule.yieldsTo ?? []));
  const marks = new Map(
    [...yieldedTo].map((id) => [
      id,
      overlapTest(findings.filter(({ rule }) => rule.id === id).map(({ span }) => span)),
    ]),
  );
  if (marks.size === 0) return findings;
  return findings.filter(({ rule, span }) => !rule.yieldsTo?.some((id) => marks.get(id)?.(span)));
}
