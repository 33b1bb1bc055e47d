/** As much of Node's assert as the suite uses in a web worker, which has none. */
const assert = {
  ok(value: unknown, message = "The value is false."): asserts value {
    if (!value) throw new Error(message);
  },
  equal(actual: unknown, expected: unknown, message = ""): void {
    if (!Object.is(actual, expected)) throw new Error(`${message} Found ${actual}; expected ${expected}.`);
  },
  notEqual(actual: unknown, unexpected: unknown, message = ""): void {
    if (Object.is(actual, unexpected)) throw new Error(`${message} Found ${actual}; expected anything else.`);
  },
  deepEqual(actual: unknown, expected: unknown, message = ""): void {
    const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (found !== wanted) throw new Error(`${message} Found ${found}; expected ${wanted}.`);
  },
  match(text: string, pattern: RegExp): void {
    if (!pattern.test(text)) throw new Error(`"${text}" does not match ${pattern}.`);
  },
};

export default assert;
