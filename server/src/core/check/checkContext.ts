import type { Rule } from "../rules/rule.ts";
import type { Templates } from "../template/templates.ts";
import type { Facts } from "../workspace/facts/facts.ts";
import type { Settings } from "../workspace/settings/settings.ts";

/** Everything outside a document that decides what is found in it. */
export interface CheckContext {
  readonly templates: Templates;
  readonly settings: Settings;
  /** The day, as `YYYY-MM-DD`, where the author is. */
  readonly today: string;
  /** Without facts the rules of scope `workspace` do not run. */
  readonly facts?: Facts;
  /** The category that a document at this place should have, where the workspace says so. */
  readonly expectedCategory?: string;
  /** All of them, unless a test brings its own. */
  readonly rules?: readonly Rule[];
}
