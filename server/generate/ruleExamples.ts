export interface RuleExamples {
  /** The first wrong document, with its markers. */
  readonly wrong: string | undefined;
  /** What its fix makes of it. */
  readonly becomes: string | undefined;
  /** Whether that runs unattended. */
  readonly isUnattended: boolean;
}

/** The first examples of a rule's page; of those with several files, the document alone. */
export function readMarked(page: string): RuleExamples {
  const blocks = [...page.matchAll(/^(`{3,})md (wrong|becomes|offered|right)\n([\s\S]*?)^\1$/gm)];
  const first = blocks.findIndex(([, , kind]) => kind === "wrong");
  const next = blocks[first + 1];
  const isUnattended = next?.[2] === "becomes";
  return {
    wrong: documentIn(blocks[first]?.[3]),
    becomes: isUnattended || next?.[2] === "offered" ? documentIn(next[3]) : undefined,
    isUnattended,
  };
}

function documentIn(block: string | undefined): string | undefined {
  const document = block?.replace(/^\/\/- .*\n/, "").split(/^\/\/- /m)[0];
  return document === undefined ? undefined : `${document.trimEnd()}\n`;
}
