import assert from "node:assert/strict";
import { type FixChoice, safeFixOf } from "../../server/src/core/check/applyFixes.ts";
import type { ReportedFinding } from "../../server/src/core/check/reportedFinding.ts";
import type { PerfDocument } from "../../server/src/core/document/perfDocument.ts";
import { defineRule, type FixGroup } from "../../server/src/core/rules/rule.ts";
import { TakenPlaces } from "../../server/src/core/text/takenPlaces.ts";
import { applyEdits, type TextEdit } from "../../server/src/core/text/textEdit.ts";

/** A fix that was made, and may have been taken back. */
export interface Made {
  readonly finding: ReportedFinding;
  readonly edits: readonly TextEdit[];
}

/** What the engine of fixes looked at, in the order in which it did, and which fixes it made in between. */
export class FixWitness {
  /** The first one is the document as it was; each that follows is one of these with the edits that it was made with. */
  readonly texts: string[] = [];
  readonly made: { readonly text: string; readonly one: Made }[] = [];
  #since: Made[] = [];

  /** A rule that finds nothing, and sees each text that is checked. */
  readonly rule = defineRule({
    scope: "document",
    meta: {
      id: "test-witness",
      group: "structure",
      severity: "hint",
      appliesTo: "related",
      summary: "Sees the text.",
      why: "To test with.",
      isFixable: false,
    },
    check: ({ document }) => {
      this.#sees(document);
      return [];
    },
  });

  readonly choose: FixChoice = (finding) => {
    const fix = safeFixOf(finding);
    if (!fix) return undefined;
    return {
      ...fix,
      edits: () => {
        const made = fix.edits();
        this.#since.push({ finding, edits: made.edits });
        return made;
      },
      ...(fix.member && { member: { group: this.#watched(fix.member.group, finding), place: fix.member.place } }),
    };
  };

  readonly #groups = new Map<FixGroup, FixGroup>();

  /** One group for all members of one: what they do at once counts as done for the first finding of them. */
  #watched(group: FixGroup, finding: ReportedFinding): FixGroup {
    const known = this.#groups.get(group);
    if (known) return known;
    const watched: FixGroup = {
      edits: (places) => {
        const made = group.edits(places);
        this.#since.push({ finding, edits: made.edits });
        return made;
      },
    };
    this.#groups.set(group, watched);
    return watched;
  }

  #sees({ text }: PerfDocument): void {
    const base = this.texts.findLast((before) => applied(before, this.#since) === text);
    assert.ok(this.texts.length === 0 || base !== undefined, "what is checked is a text with the edits of its fixes");
    for (const one of this.#since) this.made.push({ text: base ?? "", one });
    this.texts.push(text);
    this.#since = [];
  }
}

/** The text with the edits of these fixes, those left out that meet one before them; undefined where they don't fit it. */
function applied(text: string, made: readonly Made[]): string | undefined {
  const taken = new TakenPlaces();
  const edits = made.flatMap((one) => (one.edits.length > 0 && taken.take(one.edits) ? one.edits : []));
  return edits.every(({ span }) => span.end <= text.length) ? applyEdits(text, edits) : undefined;
}
