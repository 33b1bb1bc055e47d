import { alertCondition } from "./alert-condition/alert-condition.ts";
import { alertTarget } from "./alert-target.ts";
import { benchmarkAge } from "./benchmark-age.ts";
import { benchmarkCommand } from "./benchmark-command.ts";
import { benchmarkDrift } from "./benchmark-drift.ts";
import { benchmarkProvenance } from "./benchmark-provenance.ts";
import { benchmarkResultsMissing } from "./benchmark-results-missing.ts";
import { benchmarkTable } from "./benchmark-table.ts";
import { codeLocation } from "./code-location.ts";
import { codeSymbol } from "./code-symbol.ts";
import { completenessMismatch } from "./completeness-mismatch.ts";
import { complexityNotation } from "./complexity-notation.ts";
import { dependencyCycle } from "./dependency-cycle.ts";
import { descriptionMissing } from "./description-missing.ts";
import { fenceUnclosed } from "./fence-unclosed.ts";
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
import { headingAccidental } from "./heading-accidental.ts";
import { headingLevel } from "./heading-level.ts";
import { headingNearMiss } from "./heading-near-miss/heading-near-miss.ts";
import { improvementArithmetic } from "./improvement-arithmetic.ts";
import { itemFieldMissing } from "./item-field-missing.ts";
import { itemFieldValue } from "./item-field-value/item-field-value.ts";
import { itemHeading } from "./item-heading/item-heading.ts";
import { linkFile } from "./link-file.ts";
import { linkFileFragment } from "./link-file-fragment.ts";
import { linkFragment } from "./link-fragment.ts";
import { linkPlaceholder } from "./link-placeholder.ts";
import { metricValue } from "./metric-value.ts";
import { moduleCategory } from "./module-category.ts";
import { moduleUnknown } from "./module-unknown.ts";
import { numbersDisagree } from "./numbers-disagree.ts";
import { percentageRange } from "./percentage-range.ts";
import { percentileOrder } from "./percentile-order/percentile-order.ts";
import { placeholder } from "./placeholder/placeholder.ts";
import { referenceUndefined } from "./reference-undefined.ts";
import { relatedMutual } from "./related-mutual.ts";
import type { Rule } from "./rule.ts";
import { sectionDuplicate } from "./section-duplicate.ts";
import { sectionEmpty } from "./section-empty.ts";
import { sectionMissing } from "./section-missing.ts";
import { sectionOrder } from "./section-order/section-order.ts";
import { staleDocument } from "./stale-document.ts";
import { staleSync } from "./stale-sync.ts";
import { statusCompleteness } from "./status-completeness.ts";
import { subsectionMissing } from "./subsection-missing.ts";
import { syncOverdue } from "./sync-overdue.ts";
import { syncUntouched } from "./sync-untouched.ts";
import { targetMissed } from "./target-missed.ts";
import { targetStatus } from "./target-status.ts";
import { targetUnmeasured } from "./target-unmeasured/target-unmeasured.ts";
import { textUnread } from "./text-unread.ts";
import { titleFormat } from "./title-format.ts";
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
  moduleCategory,
  titleFormat,
  descriptionMissing,
  sectionMissing,
  sectionOrder,
  sectionDuplicate,
  sectionEmpty,
  subsectionMissing,
  headingLevel,
  headingNearMiss,
  headingAccidental,
  itemHeading,
  itemFieldMissing,
  itemFieldValue,
  placeholder,
  fenceUnclosed,
  textUnread,
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
  metricValue,
  percentileOrder,
  targetMissed,
  targetUnmeasured,
  targetStatus,
  numbersDisagree,
  improvementArithmetic,
  percentageRange,
  complexityNotation,
  benchmarkTable,
  benchmarkDrift,
  benchmarkResultsMissing,
  benchmarkAge,
  benchmarkProvenance,
  alertCondition,
  alertTarget,
  codeLocation,
  codeSymbol,
  benchmarkCommand,
  staleSync,
  staleDocument,
];
