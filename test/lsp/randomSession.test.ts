import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { Answers } from "../support/everyAnswer.ts";
import { fc, isHunt, runsOr } from "../support/property.ts";
import { RandomSession } from "../support/randomSession.ts";
import { aRound, aSessionShape, OPENED, type Round, type SessionShape } from "../support/sessionSteps.ts";

/** `FUZZ_RUNS=100 node test/run.mjs randomSession` takes more sessions, each of up to a thousand changes. */
const RUNS = runsOr(2);

test("whatever has happened to a server, it answers as one does that has seen nothing of it", async (test) => {
  const rounds = fc.array(aRound, { minLength: 1, maxLength: isHunt ? 6 : 2, size: "max" });
  const seen = { sessions: 0, changes: 0, answers: 0 };
  const holds = async (shape: SessionShape, taken: readonly Round[]) => {
    const { changes, answers } = await answersAsAfresh(shape, taken);
    seen.sessions++;
    seen.changes += changes;
    seen.answers += answers;
  };
  await fc.assert(fc.asyncProperty(aSessionShape, rounds, holds), { numRuns: RUNS, endOnFailure: isHunt });
  test.diagnostic(`${seen.changes} changes in ${seen.sessions} sessions, ${seen.answers} answers compared`);
});

async function answersAsAfresh(
  shape: SessionShape,
  rounds: readonly Round[],
): Promise<{ changes: number; answers: number }> {
  let answers = 0;
  const random = await RandomSession.start(shape);
  try {
    for (const step of OPENED) await random.take(step);
    for (const round of rounds) {
      for (const step of round.steps) await random.take(step);
      const { own, fresh } = await random.answers(round);
      assert.deepEqual(differencesIn(own, fresh), []);
      answers += own.size;
    }
    await random.stop();
    return { changes: random.changes, answers };
  } finally {
    random.session.server.kill();
  }
}

function differencesIn(own: Answers, fresh: Answers): readonly string[] {
  const questions = [...new Set([...own.keys(), ...fresh.keys()])];
  const differing = questions.filter((question) => !isDeepStrictEqual(own.get(question), fresh.get(question)));
  return differing.map((question) => differenceIn(question, own.get(question), fresh.get(question)));
}

/** Where two answers part, in a few words. */
function differenceIn(question: string, own: unknown, fresh: unknown): string {
  const [one, other] = [JSON.stringify(own) ?? "nothing", JSON.stringify(fresh) ?? "nothing"];
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 100), at + 100);
  return `${question.slice(0, 200)}\n  is answered by  …${around(one)}…\n  and afresh by   …${around(other)}…`;
}
