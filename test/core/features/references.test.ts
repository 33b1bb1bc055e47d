import assert from "node:assert/strict";
import { test } from "node:test";
import type { Place } from "../../../server/src/core/features/feature.ts";
import { references } from "../../../server/src/core/features/references.ts";
import { cursorWorkspace } from "../../support/cursor.ts";

/** The references of what stands at the cursor are the marked places. */
function finds(source: string, includeDeclaration = false): void {
  for (const lineEnd of ["\n", "\r\n"] as const) {
    const { input, offset, ranges, show } = cursorWorkspace(source, lineEnd);
    const found = references(input, offset, { includeDeclaration });
    assert.deepEqual(sorted(found), sorted(ranges), found.map(show).join("\n"));
  }
}

function sorted(places: readonly Place[]): readonly Place[] {
  return [...places].sort((a, b) => (a.uri === b.uri ? a.span.start - b.span.start : a.uri < b.uri ? -1 : 1));
}

const workspace = `
//- docs/core/performance.md
---
status: draft
module: core
category: other
---

# Core - Performance

1. [Cache layer](<|#cache-layer|>)
2. [Limits](#limits)

## Cache<|> layer

Twice the [speed](<|#cache-layer|>), see [the other](#cache-layer-1) and \`[code](#cache-layer)\`.

## Cache layer

## Limits

[cache]: <|#cache-layer|>
//- docs/core/testing.md
# Testing

Warm the [cache](<<|./performance.md#cache-layer|>>) first, as [it](performance.md#cache-layer-1) says.
//- .claude/design/api.md
# API

Built on the [cache](<|../../docs/core/performance.md#cache%2Dlayer|>), not on [this](performance.md#cache-layer).
`;

test("a heading is referred to by its fragment here and in other documents", () => finds(workspace));

test("the heading itself is one of the places if that is asked for", () => {
  finds(workspace.replace("## Cache<|> layer", "## <|Cache<|> layer|>"), true);
});

test("a link finds what else leads to its heading", () => {
  finds(workspace.replace("## Cache<|> layer", "## Cache layer").replace("[speed]", "[sp<|>eed]"));
});

test("a heading is referred to by each of its anchors", () => {
  finds(`
//- docs/core/performance.md
---
status: draft
module: core
category: other
---

<a id="warm"></a>

## Cache<|> {#hot}

See [it](<|#hot|>), [it](<|#warm|>) and [not it](#cache).
//- docs/core/testing.md
[Here](<|performance.md#warm|>)
`);
});

const documents = `
//- docs/core/performance.md
---
status: draft
module: core
category: other
---

# Core<|> - Performance

[To the top](<|#core---performance|>), [down](#limits).

## Limits
//- docs/core/architecture.md
---
status: draft
module: core
category: other
related: [<|performance.md|>]
dependencies:
  - "<|core/performance.md|>"
---

The [limits](<|performance.md#limits|>).
//- docs/100% sure.md
![](<|/docs/core/performance.md|>)
`;

test("a document is referred to by links, fragments in it included, and by frontmatter", () => finds(documents));

test("the frontmatter stands for its document", () => {
  finds(documents.replace("# Core<|>", "# Core").replace("module: core\n---", "module<|>: core\n---"));
});

test("a path in the frontmatter finds what else leads to the other document", () => {
  finds(documents.replace("# Core<|>", "# Core").replace("related: [<|perf", "related: [<|pe<|>rf"));
});

test("a name with a percent sign is found by its escaped form", () => {
  finds(`
//- docs/100% sure.md
---
status: draft
module: core
category: other
---

# Sure<|>
//- docs/a.md
[a](<|100%25%20sure.md|>) [b](<<|100% sure.md|>>) [c](100.md)
`);
});

test("a label is referred to in each of its forms", () => {
  finds(`
---
status: draft
module: core
category: other
---

# Core

[The plan][<|plan|>], [<|Plan|>][], [<|PLAN|>], ![chart][<|plan|>], [plan b][plan-b].

[pl<|>an]: plan.md
[plan-b]: b.md
`);
});

test("nothing is found where nothing stands", () => {
  finds("---\nstatus: draft\nmodule: core\ncategory: other\n---\n\n# Core\n\nPlain<|> text.\n");
});
