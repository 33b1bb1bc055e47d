import { frontmatterEnum } from "./frontmatter-enum.ts";
import { linkFile } from "./link-file.ts";
import { linkFileFragment } from "./link-file-fragment.ts";
import { linkFragment } from "./link-fragment.ts";
import { linkPlaceholder } from "./link-placeholder.ts";
import { referenceUndefined } from "./reference-undefined.ts";
import type { Rule } from "./rule.ts";
import { sectionMissing } from "./section-missing.ts";
import { tocAnchor } from "./toc-anchor.ts";
import { tocEntryMissing } from "./toc-entry-missing.ts";
import { tocEntryStale } from "./toc-entry-stale.ts";
import { tocMissing } from "./toc-missing.ts";
import { tocOrder } from "./toc-order.ts";

/** Every rule, in the order of the reference. */
export const rules: readonly Rule[] = [
  frontmatterEnum,
  sectionMissing,
  tocMissing,
  tocEntryMissing,
  tocEntryStale,
  tocAnchor,
  tocOrder,
  linkFragment,
  linkFile,
  linkFileFragment,
  linkPlaceholder,
  referenceUndefined,
];
