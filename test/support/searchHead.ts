/** How a document about search begins that has nothing wrong: its sections follow. */
export const SEARCH_HEAD = `---
status: current
module: search
category: performance
created: 2026-01-05
---

# Search - Performance

How quickly search answers.

`;
