/** Why a tool did nothing, as one sentence that says what to do next. */
export class Refusal extends Error {}
