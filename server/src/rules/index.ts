import { completenessMismatch } from "./completeness-mismatch.ts";
import { dependencyCycle } from "./dependency-cycle.ts";
import { frontmatterCompleteness } from "./frontmatter-completeness.ts";
import { frontmatterDate } from "./frontmatter-date.ts";
import { frontmatterDateOrder } from "./frontmatter-date-order.ts";
import { frontmatterEnum } from "./frontmatter-enum.ts";
import { frontmatterMissing } from "./frontmatter-missing.ts";
import { frontmatterPath } from "./frontmatter-path.ts";
import { frontmatterRequired } from "./frontmatter-required.ts";
import { frontmatterSyntax } from "./frontmatter-syntax.ts";
import { frontmatterType } from "./frontmatter-type.ts";
import { frontmatterUnknown } from "./frontmatter-unknown.ts";
import { linkFile } from "./link-file.ts";
import { linkFileFragment } from "./link-file-fragment.ts";
import { linkFragment } from "./link-fragment.ts";
import { linkPlaceholder } from "./link-placeholder.ts";
import { moduleUnknown } from "./module-unknown.ts";
import { referenceUndefined } from "./reference-undefined.ts";
import { relatedMutual } from "./related-mutual.ts";
import type { Rule } from "./rule.ts";
import { sectionMissing } from "./section-missing.ts";
import { statusCompleteness } from "./status-completeness.ts";
import { syncOverdue } from "./sync-overdue.ts";
import { syncUntouched } from "./sync-untouched.ts";
import { tocAnchor } from "./toc-anchor.ts";
import { tocEntryMissing } from "./toc-entry-missing.ts";
import { tocEntryStale } from "./toc-entry-stale.ts";
import { tocMissing } from "./toc-missing.ts";
import { tocOrder } from "./toc-order.ts";

/** Every rule, in the order of the reference. */
export const rules: readonly Rule[] = [
  frontmatterMissing,
  frontmatterSyntax,
  frontmatterRequired,
  frontmatterUnknown,
  frontmatterType,
  frontmatterEnum,
  frontmatterDate,
  frontmatterDateOrder,
  syncOverdue,
  syncUntouched,
  frontmatterCompleteness,
  completenessMismatch,
  statusCompleteness,
  frontmatterPath,
  relatedMutual,
  dependencyCycle,
  moduleUnknown,
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
