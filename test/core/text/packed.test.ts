import assert from "node:assert/strict";
import { test } from "node:test";
import { packed, unpacked } from "../../../server/src/core/text/packed.ts";
import { fc } from "../../support/property.ts";

test("plain data is the same again, whatever it is made of", () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.constantFrom("text", "0", "-1", undefined, null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    fc.uniqueArray(fc.string()).map((texts) => new Set(texts)),
  );
  const key = fc.string({ unit: fc.constantFrom(..."abcXYZ"), minLength: 1, maxLength: 3 });
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(fc.property(fc.array(value), (items) => assert.deepEqual(unpacked(packed(items)), items)));
});

test("a text and a list of keys stand once, however often they are meant", () => {
  const json = packed(Array.from({ length: 100 }, (_, line) => ({ message: "the same", line })));
  assert.equal(json.split("the same").length, 2);
  assert.equal(json.split("message").length, 2);
});

test("JSON that is something else is not taken", () => {
  assert.throws(() => unpacked('{"texts":["a"],"keys":[],"items":-1}'), TypeError);
});
