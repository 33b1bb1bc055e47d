from quill.export.writer import Chapter, render

PARAGRAPH = "It was the best of times, it was the worst of times. " * 12


def test_chapter(benchmark):
    benchmark(render, Chapter("One", (PARAGRAPH,) * 80))
