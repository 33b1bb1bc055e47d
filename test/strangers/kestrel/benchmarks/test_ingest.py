def test_read(benchmark):
    benchmark(lambda: list(range(1000)))
