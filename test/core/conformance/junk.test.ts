import assert from "node:assert/strict";
import { test } from "node:test";
import { isJunk, isJunkName, repeatsLabel } from "../../../server/src/core/conformance/values/junk.ts";

/** What stands where an answer will. */
const JUNK = [
  ..."TBD|tbd|T.B.D|(TBD)|[TBD]|_TBD_|**TBC**|TBA|to be determined|To be measured|still to be written".split("|"),
  ..."TODO|todo|to do|TODO: measure under load|TODO(anna): ask|TODO measure it|FIXME|FIXME later|WIP".split("|"),
  ..."TBD after the next load test|TBD: see the ticket|TBC with the platform team".split("|"),
  ..."???|?|xxx|XXX|XX ms|xx%|N ms|NN req/s|~?? ms|< XX ms|__ MB|## GB|X ms|n GB|tbd ms|T.B.D. ms|todo req/s|N/A ms|< tbc %".split(
    "|",
  ),
  ..."-|–|—|---|…|...|.|n/a|N/A|n/a yet|not applicable".split("|"),
  ..."unknown|Unknown.|not yet known|not known yet|coming soon|placeholder|fill in|Fill me in".split("|"),
  ..."Lorem ipsum dolor sit amet, consectetur|lorem ipsum|a|B|`x`".split("|"),
];

/** What may be an answer. */
const WORDS = [
  ..."120 ms|0|5|none|None.|no|Redis|Go|x86|X11|N+1 queries|n log n|O(n)|C++|R2|S3|a cache|p95".split("|"),
  ..."not measured: no load test yet|n/a: the service is stateless|Not applicable: nothing is cached".split("|"),
  ..."unknown before the first run in production|To do lists are read from disk|TODO lists: 12 ms".split("|"),
  ..."x-forwarded-for|xxl machines|N nodes|n threads|X axis|to be determined by the tenant's plan".split("|"),
  ..."- 20 %|-5 ms|…and so on|placeholder images are cached|The todo service|Notes|todomvc|TBDB|tbd2 ms|a todo list".split(
    "|",
  ),
];

test("words that stand where an answer will are no answer", () => {
  assert.deepEqual(
    JUNK.filter((text) => !isJunk(text)),
    [],
  );
});

test("whatever else an author writes may be one", () => {
  assert.deepEqual(WORDS.filter(isJunk), []);
});

test("a name may be a single letter", () => {
  assert.deepEqual([isJunkName("R"), isJunkName("TBD"), isJunk("R")], [false, true, true]);
});

test("a label that is repeated is no answer", () => {
  assert.ok(repeatsLabel("Mitigation", "Mitigation"));
  assert.ok(repeatsLabel("the mitigation.", "The Mitigation"));
  assert.ok(!repeatsLabel("Mitigation by a cache", "Mitigation"));
});

test("a long text costs no more than its beginning", () => {
  assert.ok(!isJunk(`${"word ".repeat(100_000)}`));
  assert.ok(isJunk(`TODO: ${"word ".repeat(100_000)}`));
  assert.ok(!isJunk("-".repeat(500)));
});
