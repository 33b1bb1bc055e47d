"""Writes a book, chapter by chapter."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Chapter:
    title: str
    paragraphs: tuple[str, ...]


@lru_cache(maxsize=50_000)
def hyphenate(word: str) -> str:
    """Puts soft hyphens where a word may be cut; slow, and always the same for a word."""
    parts = [word[at : at + 4] for at in range(0, len(word), 4)]
    return "\u00ad".join(parts)


def typeset(paragraph: str, width: int = 66) -> list[str]:
    """Breaks a paragraph so that the sum of squared gaps is least."""
    words = [hyphenate(word) for word in paragraph.split()]
    best = [0.0] + [float("inf")] * len(words)
    cut = [0] * (len(words) + 1)
    for end in range(1, len(words) + 1):
        length = -1
        for start in range(end - 1, -1, -1):
            length += len(words[start]) + 1
            if length > width:
                break
            cost = best[start] + (width - length) ** 2
            if cost < best[end]:
                best[end], cut[end] = cost, start
    lines = []
    end = len(words)
    while end > 0:
        lines.append(" ".join(words[cut[end] : end]))
        end = cut[end]
    return lines[::-1]


def render(chapter: Chapter) -> str:
    body = "\n\n".join("\n".join(typeset(paragraph)) for paragraph in chapter.paragraphs)
    return f"{chapter.title}\n\n{body}\n"


def write(chapters: Iterable[Chapter], workers: int = 8) -> Iterator[str]:
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(render, chapters, chunksize=4)
