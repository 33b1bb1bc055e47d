"""Reads measurements from the wire."""

BATCH = 5_000


def read(source):
    rows = []
    for line in source:
        rows.append(line.split(","))
        if len(rows) == BATCH:
            yield rows
            rows = []
    if rows:
        yield rows
