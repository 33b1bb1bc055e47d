import { frontmatterEnum } from "./frontmatter-enum.ts";
import type { Rule } from "./rule.ts";
import { sectionMissing } from "./section-missing.ts";

/** Every rule, in the order of the reference. */
export const rules: readonly Rule[] = [frontmatterEnum, sectionMissing];
