/** A template of another category with the idioms of the built-in one: proof that nothing is tied to that. */
export const capacityTemplate = `---
status: draft | current
module: {module-name}
category: capacity
created: YYYY-MM-DD
reviewed: never | YYYY-MM-DD
owners:
  - path/to/team.md
---

# Capacity of {System}

Which load the system takes, in one sentence.

## Contents

- [Demand](#demand)
- [Machines](#machines)
- [Risks](#risks)

## Demand

Say what comes in and when (1-2 paragraphs).

### Peaks

#### Peak 1: {Name}

- **When:** Time and day
- **Rate:** X req/sec
- **Kind:** Planned / Seasonal / Unknown

#### Peak 2: {Name}

...

## Machines

<!-- perfdoc: optional -->

| Machine | Use |
| ------- | --- |
| CPU | X% |
| Memory | X MB |

## Risks

### Known risks

#### Risk 1

**What:** Description

**Growth:** O(?)

#### Risk 2

...

### Accepted risks

#### Risk 3

**What:** Description
`;
