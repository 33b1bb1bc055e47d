window.BENCHMARK_DATA = {
  "lastUpdate": 1769940000000,
  "repoUrl": "https://github.com/tiles/tiles",
  "entries": {
    "Go": [
      {
        "commit": {
          "author": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "committer": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "distinct": true,
          "id": "1f0c6f2b9a1d4e7f8a2b3c4d5e6f708192a3b4c5",
          "message": "Tiles",
          "timestamp": "2025-12-03T10:00:00.000Z",
          "tree_id": "0",
          "url": "https://github.com/tiles/tiles/commit/1f0c6f2b9a1d4e7f8a2b3c4d5e6f708192a3b4c5"
        },
        "date": 1764756000000,
        "tool": "go",
        "benches": [
          {
            "name": "BenchmarkEncode",
            "value": 81240,
            "unit": "ns/op",
            "extra": "14821 times\n4 procs"
          },
          {
            "name": "BenchmarkEncode - B/op",
            "value": 65592,
            "unit": "B/op",
            "extra": "14821 times\n4 procs"
          },
          {
            "name": "BenchmarkEncode - allocs/op",
            "value": 12,
            "unit": "allocs/op",
            "extra": "14821 times\n4 procs"
          }
        ]
      },
      {
        "commit": {
          "author": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "committer": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "distinct": true,
          "id": "2a1d7e3c0b2e5f8091b3c4d5e6f708192a3b4c5d",
          "message": "Tiles",
          "timestamp": "2026-01-02T10:00:00.000Z",
          "tree_id": "0",
          "url": "https://github.com/tiles/tiles/commit/2a1d7e3c0b2e5f8091b3c4d5e6f708192a3b4c5d"
        },
        "date": 1767348000000,
        "tool": "go",
        "benches": [
          {
            "name": "BenchmarkEncode",
            "value": 97488,
            "unit": "ns/op",
            "extra": "14821 times\n4 procs"
          },
          {
            "name": "BenchmarkEncode - B/op",
            "value": 65592,
            "unit": "B/op",
            "extra": "14821 times\n4 procs"
          },
          {
            "name": "BenchmarkEncode - allocs/op",
            "value": 12,
            "unit": "allocs/op",
            "extra": "14821 times\n4 procs"
          }
        ]
      },
      {
        "commit": {
          "author": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "committer": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "distinct": true,
          "id": "3b2e8f4d1c3f609102c4d5e6f708192a3b4c5d6e",
          "message": "Tiles",
          "timestamp": "2026-02-01T10:00:00.000Z",
          "tree_id": "0",
          "url": "https://github.com/tiles/tiles/commit/3b2e8f4d1c3f609102c4d5e6f708192a3b4c5d6e"
        },
        "date": 1769940000000,
        "tool": "go",
        "benches": [
          {
            "name": "BenchmarkEncode",
            "value": 89364,
            "unit": "ns/op",
            "extra": "14821 times\n4 procs"
          },
          {
            "name": "BenchmarkEncode - B/op",
            "value": 65592,
            "unit": "B/op",
            "extra": "14821 times\n4 procs"
          },
          {
            "name": "BenchmarkEncode - allocs/op",
            "value": 12,
            "unit": "allocs/op",
            "extra": "14821 times\n4 procs"
          }
        ]
      }
    ],
    "Python": [
      {
        "commit": {
          "author": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "committer": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "distinct": true,
          "id": "3b2e8f4d1c3f609102c4d5e6f708192a3b4c5d6e",
          "message": "Tiles",
          "timestamp": "2026-02-01T10:00:00.000Z",
          "tree_id": "0",
          "url": "https://github.com/tiles/tiles/commit/3b2e8f4d1c3f609102c4d5e6f708192a3b4c5d6e"
        },
        "date": 1769940000000,
        "tool": "pytest",
        "benches": [
          {
            "name": "test_tiles.py::test_encode",
            "value": 1230.4,
            "unit": "iter/sec",
            "range": "stddev: 0.00004",
            "extra": "mean: 812.7 usec\nrounds: 900"
          }
        ]
      }
    ],
    "JVM": [
      {
        "commit": {
          "author": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "committer": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "distinct": true,
          "id": "3b2e8f4d1c3f609102c4d5e6f708192a3b4c5d6e",
          "message": "Tiles",
          "timestamp": "2026-02-01T10:00:00.000Z",
          "tree_id": "0",
          "url": "https://github.com/tiles/tiles/commit/3b2e8f4d1c3f609102c4d5e6f708192a3b4c5d6e"
        },
        "date": 1769940000000,
        "tool": "jmh",
        "benches": [
          {
            "name": "org.tiles.EncodeBench.encode",
            "value": 12.5,
            "unit": "ops/ms",
            "extra": "iterations: 5\nforks: 1\nthreads: 1"
          }
        ]
      }
    ],
    "Load": [
      {
        "commit": {
          "author": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "committer": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "distinct": true,
          "id": "3b2e8f4d1c3f609102c4d5e6f708192a3b4c5d6e",
          "message": "Tiles",
          "timestamp": "2026-02-01T10:00:00.000Z",
          "tree_id": "0",
          "url": "https://github.com/tiles/tiles/commit/3b2e8f4d1c3f609102c4d5e6f708192a3b4c5d6e"
        },
        "date": 1769940000000,
        "tool": "customSmallerIsBetter",
        "benches": [
          {
            "name": "tiles, p95",
            "value": 17.1,
            "unit": "ms",
            "range": "± 0.4",
            "extra": "p99: 33"
          },
          {
            "name": "start",
            "value": 1.25,
            "unit": "s"
          },
          {
            "name": "bundle",
            "value": 412.5,
            "unit": "KiB"
          },
          {
            "name": "error rate",
            "value": 0.4,
            "unit": "%"
          },
          {
            "name": "stars",
            "value": 12,
            "unit": "points"
          }
        ]
      }
    ],
    "Rust": [
      {
        "commit": {
          "author": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "committer": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "distinct": true,
          "id": "1f0c6f2b9a1d4e7f8a2b3c4d5e6f708192a3b4c5",
          "message": "Tiles",
          "timestamp": "2025-12-03T10:00:00.000Z",
          "tree_id": "0",
          "url": "https://github.com/tiles/tiles/commit/1f0c6f2b9a1d4e7f8a2b3c4d5e6f708192a3b4c5"
        },
        "date": 1764756000000,
        "tool": "cargo",
        "benches": [
          {
            "name": "bench_fib",
            "value": 5494,
            "range": "± 768",
            "unit": "ns/iter"
          }
        ]
      },
      {
        "commit": {
          "author": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "committer": {
            "email": "a@example.org",
            "name": "A",
            "username": "a"
          },
          "distinct": true,
          "id": "2a1d7e3c0b2e5f8091b3c4d5e6f708192a3b4c5d",
          "message": "Tiles",
          "timestamp": "2026-01-02T10:00:00.000Z",
          "tree_id": "0",
          "url": "https://github.com/tiles/tiles/commit/2a1d7e3c0b2e5f8091b3c4d5e6f708192a3b4c5d"
        },
        "date": 1767348000000,
        "tool": "cargo",
        "benches": [
          {
            "name": "bench_fib",
            "value": 5611,
            "range": "± 701",
            "unit": "ns/iter"
          }
        ]
      }
    ]
  }
}