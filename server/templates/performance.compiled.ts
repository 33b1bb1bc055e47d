// Made from performance.md: "npm run generate" writes it.
import { field, span } from "../src/core/template/shapes.ts";
import type { Template } from "../src/core/template/template.ts";

export const compiled: Omit<Template, "text"> = {
 "category": "performance",
 "uri": "perfdoc:///templates/performance.md",
 "bodyStart": 277,
 "frontmatter": [
  {
   "key": "status",
   "placeholder": "stub | draft | current | needs-review | archived",
   "kind": {
    "kind": "enum",
    "values": [
     "stub",
     "draft",
     "current",
     "needs-review",
     "archived"
    ]
   }
  },
  {
   "key": "module",
   "placeholder": "{module-name}",
   "kind": {
    "kind": "text"
   }
  },
  {
   "key": "category",
   "placeholder": "performance",
   "kind": {
    "kind": "category",
    "value": "performance"
   }
  },
  {
   "key": "created",
   "placeholder": "YYYY-MM-DD",
   "kind": {
    "kind": "date",
    "words": []
   }
  },
  {
   "key": "updated",
   "placeholder": "YYYY-MM-DD",
   "kind": {
    "kind": "date",
    "words": []
   }
  },
  {
   "key": "last-synced",
   "placeholder": "never | YYYY-MM-DD",
   "kind": {
    "kind": "date",
    "words": [
     "never"
    ]
   }
  },
  {
   "key": "completeness",
   "placeholder": "0",
   "kind": {
    "kind": "integer"
   }
  },
  {
   "key": "related",
   "placeholder": "- path/to/related-doc.md",
   "kind": {
    "kind": "paths"
   }
  },
  {
   "key": "dependencies",
   "placeholder": "- path/to/dependency-doc.md",
   "kind": {
    "kind": "paths"
   }
  }
 ],
 "title": {
  "prefix": "",
  "placeholder": "{System/Feature Name}",
  "suffix": " - Performance",
  "span": span(278, 315)
 },
 "description": {
  "kind": "prose",
  "key": "#description",
  "prompts": [
   "Brief one-sentence description of the performance characteristics being documented."
  ],
  "tokens": [],
  "span": span(317, 400)
 },
 "tableOfContents": {
  "title": "Table of Contents",
  "level": 2,
  "ordered": true,
  "span": span(402, 791)
 },
 "sections": [
  {
   "kind": "section",
   "key": "overview",
   "title": "Overview",
   "level": 2,
   "isOptional": false,
   "isRequired": false,
   "prompt": "Describe the performance goals and requirements (2-4 paragraphs).",
   "isOfLinks": false,
   "slots": [
    {
     "kind": "prose",
     "key": "overview#text",
     "prompts": [
      "Describe the performance goals and requirements (2-4 paragraphs).",
      "What performance characteristics matter for this system?",
      "What are the performance SLAs or targets?",
      "What trade-offs were made for performance?"
     ],
     "tokens": [],
     "span": span(804, 1018)
    }
   ],
   "children": [
    {
     "kind": "section",
     "key": "overview/performance-targets",
     "title": "Performance Targets",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "",
     "isOfLinks": false,
     "slots": [
      {
       "kind": "list",
       "key": "overview/performance-targets#list-25",
       "prompts": [
        "Metric 1: Target value (e.g., < 100ms p95 latency)",
        "Metric 2: Target value (e.g., > 1000 req/sec throughput)",
        "Metric 3: Target value (e.g., < 50MB memory usage)"
       ],
       "tokens": [],
       "span": span(1045, 1209),
       "entryFields": []
      }
     ],
     "children": [],
     "ownSpan": span(1020, 1211),
     "span": span(1020, 1211)
    },
    {
     "kind": "section",
     "key": "overview/when-to-reference-this-document",
     "title": "When to reference this document",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "",
     "isOfLinks": false,
     "slots": [],
     "children": [],
     "ownSpan": span(1211, 1408),
     "span": span(1211, 1408)
    }
   ],
   "ownSpan": span(791, 1020),
   "span": span(791, 1408)
  },
  {
   "kind": "section",
   "key": "current-state",
   "title": "Current State",
   "level": 2,
   "isOptional": false,
   "isRequired": false,
   "prompt": "",
   "isOfLinks": false,
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "current-state/performance-metrics",
     "title": "Performance Metrics",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "Current measured performance characteristics.",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "section",
       "key": "current-state/performance-metrics/latency",
       "title": "Latency",
       "level": 4,
       "isOptional": false,
       "isRequired": false,
       "prompt": "",
       "isOfLinks": false,
       "slots": [
        field("current-state/performance-metrics/latency#P50 (median)", "P50 (median)", [], "bullet", {
          "kind": "quantity",
          "dimension": "time"
         }, false, {
          "kind": "inline"
         }, [
          "Xms"
         ], [
          "Xms"
         ], span(1512, 1535)),
        field("current-state/performance-metrics/latency#P95", "P95", [], "bullet", {
          "kind": "quantity",
          "dimension": "time"
         }, false, {
          "kind": "inline"
         }, [
          "Xms"
         ], [
          "Xms"
         ], span(1536, 1550)),
        field("current-state/performance-metrics/latency#P99", "P99", [], "bullet", {
          "kind": "quantity",
          "dimension": "time"
         }, false, {
          "kind": "inline"
         }, [
          "Xms"
         ], [
          "Xms"
         ], span(1551, 1565)),
        field("current-state/performance-metrics/latency#Max observed", "Max observed", [], "bullet", {
          "kind": "quantity",
          "dimension": "time"
         }, false, {
          "kind": "inline"
         }, [
          "Xms"
         ], [
          "Xms"
         ], span(1566, 1589))
       ],
       "children": [],
       "ownSpan": span(1498, 1591),
       "span": span(1498, 1591)
      },
      {
       "kind": "section",
       "key": "current-state/performance-metrics/throughput",
       "title": "Throughput",
       "level": 4,
       "isOptional": false,
       "isRequired": false,
       "prompt": "",
       "isOfLinks": false,
       "slots": [
        field("current-state/performance-metrics/throughput#Requests per second", "Requests per second", [], "bullet", {
          "kind": "quantity",
          "dimension": "rate"
         }, false, {
          "kind": "inline"
         }, [
          "X req/sec"
         ], [
          "X req/sec"
         ], span(1608, 1644)),
        field("current-state/performance-metrics/throughput#Data processed", "Data processed", [], "bullet", {
          "kind": "quantity",
          "dimension": "data rate"
         }, false, {
          "kind": "inline"
         }, [
          "X MB/sec"
         ], [
          "X MB/sec"
         ], span(1645, 1675)),
        field("current-state/performance-metrics/throughput#Concurrent operations", "Concurrent operations", [], "bullet", {
          "kind": "quantity",
          "dimension": "count"
         }, false, {
          "kind": "inline"
         }, [
          "X"
         ], [
          "X"
         ], span(1676, 1706))
       ],
       "children": [],
       "ownSpan": span(1591, 1708),
       "span": span(1591, 1708)
      },
      {
       "kind": "section",
       "key": "current-state/performance-metrics/resource-usage",
       "title": "Resource Usage",
       "level": 4,
       "isOptional": false,
       "isRequired": false,
       "prompt": "",
       "isOfLinks": false,
       "slots": [
        field("current-state/performance-metrics/resource-usage#CPU", "CPU", [], "bullet", {
          "kind": "quantity",
          "dimension": "percentage"
         }, false, {
          "kind": "inline"
         }, [
          "X% average, Y% peak"
         ], [
          "X%",
          "Y%"
         ], span(1729, 1759)),
        field("current-state/performance-metrics/resource-usage#Memory", "Memory", [], "bullet", {
          "kind": "quantity",
          "dimension": "size"
         }, false, {
          "kind": "inline"
         }, [
          "X MB average, Y MB peak"
         ], [
          "X MB",
          "Y MB"
         ], span(1760, 1797)),
        field("current-state/performance-metrics/resource-usage#Disk I/O", "Disk I/O", [], "bullet", {
          "kind": "quantity",
          "dimension": "data rate"
         }, false, {
          "kind": "inline"
         }, [
          "X MB/sec"
         ], [
          "X MB/sec"
         ], span(1798, 1822)),
        field("current-state/performance-metrics/resource-usage#Network", "Network", [], "bullet", {
          "kind": "quantity",
          "dimension": "data rate"
         }, false, {
          "kind": "inline"
         }, [
          "X MB/sec"
         ], [
          "X MB/sec"
         ], span(1823, 1846))
       ],
       "children": [],
       "ownSpan": span(1708, 1848),
       "span": span(1708, 1848)
      }
     ],
     "ownSpan": span(1426, 1498),
     "span": span(1426, 1848)
    },
    {
     "kind": "section",
     "key": "current-state/performance-bottlenecks",
     "title": "Performance Bottlenecks",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "Known bottlenecks and their impact.",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "current-state/performance-bottlenecks/bottleneck",
       "label": "Bottleneck",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Name}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("current-state/performance-bottlenecks/bottleneck#Location", "Location", [], "bullet", {
          "kind": "location"
         }, false, {
          "kind": "inline"
         }, [
          "src/path/to/code.ts:line"
         ], [
          "path/to/",
          ":line"
         ], span(1941, 1983)),
        field("current-state/performance-bottlenecks/bottleneck#Impact", "Impact", [], "bullet", {
          "kind": "quantity",
          "dimension": "percentage"
         }, false, {
          "kind": "inline"
         }, [
          "X% of total execution time"
         ], [
          "X%"
         ], span(1984, 2024)),
        field("current-state/performance-bottlenecks/bottleneck#Why it exists", "Why it exists", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Reasoning"
         ], [], span(2025, 2055)),
        field("current-state/performance-bottlenecks/bottleneck#Mitigation", "Mitigation", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Current workaround or plan"
         ], [], span(2056, 2100))
       ],
       "exampleSpan": span(1914, 2102),
       "span": span(1914, 2139)
      }
     ],
     "ownSpan": span(1848, 1914),
     "span": span(1848, 2139)
    }
   ],
   "ownSpan": span(1408, 1426),
   "span": span(1408, 2139)
  },
  {
   "kind": "section",
   "key": "rationale",
   "title": "Rationale",
   "level": 2,
   "isOptional": false,
   "isRequired": false,
   "prompt": "",
   "isOfLinks": false,
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "rationale/performance-design-decisions",
     "title": "Performance Design Decisions",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "rationale/performance-design-decisions/decision",
       "label": "Decision",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Optimization Strategy}",
        "{Caching Strategy}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("rationale/performance-design-decisions/decision#Context", "Context", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "What performance problem needed solving"
         ], [], span(2229, 2281)),
        field("rationale/performance-design-decisions/decision#Options considered", "Options considered", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "list",
          "entryFields": [
           field("rationale/performance-design-decisions/decision#Options considered#Performance impact", "Performance impact", [], "entry", {
             "kind": "text"
            }, false, {
             "kind": "inline"
            }, [
             "Description"
            ], [], span(2333, 2366)),
           field("rationale/performance-design-decisions/decision#Options considered#Trade-offs", "Trade-offs", [], "entry", {
             "kind": "text"
            }, false, {
             "kind": "inline"
            }, [
             "What was sacrificed"
            ], [], span(2370, 2403)),
           field("rationale/performance-design-decisions/decision#Options considered#Why chosen", "Why chosen", [
             "Why rejected"
            ], "entry", {
             "kind": "text"
            }, false, {
             "kind": "inline"
            }, [
             "Reasoning"
            ], [], span(2407, 2430))
          ]
         }, [
          "Option A (Chosen):",
          "Option B:"
         ], [], span(2283, 2547))
       ],
       "exampleSpan": span(2187, 2549),
       "span": span(2187, 2591)
      }
     ],
     "ownSpan": span(2153, 2187),
     "span": span(2153, 2591)
    },
    {
     "kind": "section",
     "key": "rationale/trade-offs",
     "title": "Trade-offs",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "Performance trade-offs made in the design.",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "rationale/trade-offs/trade-off",
       "label": "Trade-off",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Name}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("rationale/trade-offs/trade-off#Performance gain", "Performance gain", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "What improved"
         ], [], span(2677, 2714)),
        field("rationale/trade-offs/trade-off#Cost", "Cost", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "What was sacrificed (complexity, memory, etc.)"
         ], [], span(2715, 2773)),
        field("rationale/trade-offs/trade-off#Justification", "Justification", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Why it's worth it"
         ], [], span(2774, 2812))
       ],
       "exampleSpan": span(2651, 2814),
       "span": span(2651, 2850)
      }
     ],
     "ownSpan": span(2591, 2651),
     "span": span(2591, 2850)
    }
   ],
   "ownSpan": span(2139, 2153),
   "span": span(2139, 2850)
  },
  {
   "kind": "section",
   "key": "performance-characteristics",
   "title": "Performance Characteristics",
   "level": 2,
   "isOptional": false,
   "isRequired": false,
   "prompt": "",
   "isOfLinks": false,
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "performance-characteristics/time-complexity",
     "title": "Time Complexity",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "Algorithmic complexity analysis.",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "performance-characteristics/time-complexity/operation",
       "label": "Operation",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Name}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("performance-characteristics/time-complexity/operation#Best case", "Best case", [], "bullet", {
          "kind": "complexity"
         }, false, {
          "kind": "inline"
         }, [
          "O(?)"
         ], [
          "O(?)"
         ], span(2963, 2984)),
        field("performance-characteristics/time-complexity/operation#Average case", "Average case", [], "bullet", {
          "kind": "complexity"
         }, false, {
          "kind": "inline"
         }, [
          "O(?)"
         ], [
          "O(?)"
         ], span(2985, 3009)),
        field("performance-characteristics/time-complexity/operation#Worst case", "Worst case", [], "bullet", {
          "kind": "complexity"
         }, false, {
          "kind": "inline"
         }, [
          "O(?)"
         ], [
          "O(?)"
         ], span(3010, 3032)),
        field("performance-characteristics/time-complexity/operation#Practical performance", "Practical performance", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Description"
         ], [], span(3033, 3073))
       ],
       "exampleSpan": span(2937, 3075),
       "span": span(2937, 3106)
      }
     ],
     "ownSpan": span(2882, 2937),
     "span": span(2882, 3106)
    },
    {
     "kind": "section",
     "key": "performance-characteristics/space-complexity",
     "title": "Space Complexity",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "Memory usage analysis.",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "performance-characteristics/space-complexity/data-structure",
       "label": "Data Structure",
       "aliases": [
        "Space Data Structure"
       ],
       "level": 4,
       "namePlaceholders": [
        "{Name}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("performance-characteristics/space-complexity/data-structure#Space complexity", "Space complexity", [], "bullet", {
          "kind": "complexity"
         }, false, {
          "kind": "inline"
         }, [
          "O(?)"
         ], [
          "O(?)"
         ], span(3183, 3211)),
        field("performance-characteristics/space-complexity/data-structure#Practical memory usage", "Practical memory usage", [], "bullet", {
          "kind": "quantity",
          "dimension": "size"
         }, false, {
          "kind": "inline"
         }, [
          "X MB for Y items"
         ], [
          "X MB",
          "Y items"
         ], span(3212, 3258)),
        field("performance-characteristics/space-complexity/data-structure#Growth rate", "Growth rate", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Description"
         ], [], span(3259, 3289))
       ],
       "exampleSpan": span(3152, 3291),
       "span": span(3152, 3333)
      }
     ],
     "ownSpan": span(3106, 3152),
     "span": span(3106, 3333)
    },
    {
     "kind": "section",
     "key": "performance-characteristics/io-characteristics",
     "title": "I/O Characteristics",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "Input/output performance characteristics.",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "performance-characteristics/io-characteristics/io-operation",
       "label": "I/O Operation",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Name}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("performance-characteristics/io-characteristics/io-operation#I/O type", "I/O type", [], "bullet", {
          "kind": "alternatives",
          "values": [
           "Sequential",
           "Random",
           "Network"
          ],
          "isOpen": false
         }, false, {
          "kind": "inline"
         }, [
          "Sequential / Random / Network"
         ], [], span(3431, 3476)),
        field("performance-characteristics/io-characteristics/io-operation#Frequency", "Frequency", [], "bullet", {
          "kind": "quantity",
          "dimension": "count"
         }, false, {
          "kind": "inline"
         }, [
          "X operations per request"
         ], [
          "X operations"
         ], span(3477, 3518)),
        field("performance-characteristics/io-characteristics/io-operation#Volume", "Volume", [], "bullet", {
          "kind": "quantity",
          "dimension": "size"
         }, false, {
          "kind": "inline"
         }, [
          "X bytes per operation"
         ], [
          "X bytes"
         ], span(3519, 3554)),
        field("performance-characteristics/io-characteristics/io-operation#Optimization", "Optimization", [], "bullet", {
          "kind": "alternatives",
          "values": [
           "Caching",
           "Batching",
           "Async"
          ],
          "isOpen": false
         }, false, {
          "kind": "inline"
         }, [
          "Caching / Batching / Async"
         ], [], span(3555, 3601))
       ],
       "exampleSpan": span(3401, 3603),
       "span": span(3401, 3643)
      }
     ],
     "ownSpan": span(3333, 3401),
     "span": span(3333, 3643)
    }
   ],
   "ownSpan": span(2850, 2882),
   "span": span(2850, 3643)
  },
  {
   "kind": "section",
   "key": "optimization-strategies",
   "title": "Optimization Strategies",
   "level": 2,
   "isOptional": false,
   "isRequired": false,
   "prompt": "",
   "isOfLinks": false,
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "optimization-strategies/implemented-optimizations",
     "title": "Implemented Optimizations",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "optimization-strategies/implemented-optimizations/optimization",
       "label": "Optimization",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Name}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("optimization-strategies/implemented-optimizations/optimization#What was optimized", "What was optimized", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Description"
         ], [], span(3731, 3766)),
        field("optimization-strategies/implemented-optimizations/optimization#Technique used", "Technique used", [], "paragraph", {
          "kind": "alternatives",
          "values": [
           "Caching",
           "Memoization",
           "Lazy Loading",
           "Batching"
          ],
          "isOpen": true
         }, false, {
          "kind": "inline"
         }, [
          "Caching / Memoization / Lazy Loading / Batching / etc."
         ], [], span(3768, 3842)),
        field("optimization-strategies/implemented-optimizations/optimization#Implementation", "Implementation", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "code",
          "language": "typescript"
         }, [
          "// Code example showing optimization"
         ], [], span(3844, 3919)),
        field("optimization-strategies/implemented-optimizations/optimization#Performance impact", "Performance impact", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "fields",
          "fields": [
           field("optimization-strategies/implemented-optimizations/optimization#Performance impact#Before", "Before", [], "entry", {
             "kind": "quantity",
             "dimension": "time"
            }, false, {
             "kind": "inline"
            }, [
             "X ms/req"
            ], [
             "X ms/req"
            ], span(3946, 3964)),
           field("optimization-strategies/implemented-optimizations/optimization#Performance impact#After", "After", [], "entry", {
             "kind": "quantity",
             "dimension": "time"
            }, false, {
             "kind": "inline"
            }, [
             "Y ms/req"
            ], [
             "Y ms/req"
            ], span(3965, 3982)),
           field("optimization-strategies/implemented-optimizations/optimization#Performance impact#Improvement", "Improvement", [], "entry", {
             "kind": "quantity",
             "dimension": "percentage"
            }, false, {
             "kind": "inline"
            }, [
             "Z% faster"
            ], [
             "Z%"
            ], span(3983, 4007))
          ]
         }, [
          "Before: X ms/req",
          "After: Y ms/req",
          "Improvement: Z% faster"
         ], [
          "X ms/req",
          "Y ms/req",
          "Z%"
         ], span(3921, 4007)),
        field("optimization-strategies/implemented-optimizations/optimization#Trade-offs", "Trade-offs", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "list",
          "entryFields": []
         }, [
          "Increased memory usage by X MB",
          "Added complexity in Y area"
         ], [
          "X MB",
          "Y area"
         ], span(4009, 4087))
       ],
       "exampleSpan": span(3702, 4089),
       "span": span(3702, 4123)
      }
     ],
     "ownSpan": span(3671, 3702),
     "span": span(3671, 4123)
    },
    {
     "kind": "section",
     "key": "optimization-strategies/caching-strategy",
     "title": "Caching Strategy",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "How caching is used to improve performance.",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "optimization-strategies/caching-strategy/cache",
       "label": "Cache",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Name}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("optimization-strategies/caching-strategy/cache#What is cached", "What is cached", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Description"
         ], [], span(4212, 4243)),
        field("optimization-strategies/caching-strategy/cache#Cache type", "Cache type", [], "paragraph", {
          "kind": "alternatives",
          "values": [
           "In-memory",
           "Disk",
           "Distributed"
          ],
          "isOpen": false
         }, false, {
          "kind": "inline"
         }, [
          "In-memory / Disk / Distributed"
         ], [], span(4245, 4291)),
        field("optimization-strategies/caching-strategy/cache#TTL", "TTL", [], "paragraph", {
          "kind": "quantity",
          "dimension": "time"
         }, false, {
          "kind": "inline"
         }, [
          "X seconds/minutes/hours"
         ], [
          "X seconds/minutes/hours"
         ], span(4293, 4325)),
        field("optimization-strategies/caching-strategy/cache#Invalidation", "Invalidation", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "When and how cache is cleared"
         ], [], span(4327, 4374)),
        field("optimization-strategies/caching-strategy/cache#Hit rate", "Hit rate", [], "paragraph", {
          "kind": "quantity",
          "dimension": "percentage"
         }, false, {
          "kind": "inline"
         }, [
          "X% (target: Y%)"
         ], [
          "X%",
          "Y%"
         ], span(4376, 4405)),
        field("optimization-strategies/caching-strategy/cache#Memory usage", "Memory usage", [], "paragraph", {
          "kind": "quantity",
          "dimension": "size"
         }, false, {
          "kind": "inline"
         }, [
          "X MB"
         ], [
          "X MB"
         ], span(4407, 4429))
       ],
       "exampleSpan": span(4190, 4431),
       "span": span(4190, 4458)
      }
     ],
     "ownSpan": span(4123, 4190),
     "span": span(4123, 4458)
    },
    {
     "kind": "section",
     "key": "optimization-strategies/batching-and-parallelization",
     "title": "Batching and Parallelization",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "How operations are batched or parallelized.",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "optimization-strategies/batching-and-parallelization/batch-operation",
       "label": "Batch Operation",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Name}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("optimization-strategies/batching-and-parallelization/batch-operation#What is batched", "What is batched", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Description"
         ], [], span(4569, 4601)),
        field("optimization-strategies/batching-and-parallelization/batch-operation#Batch size", "Batch size", [], "paragraph", {
          "kind": "quantity",
          "dimension": "count"
         }, false, {
          "kind": "inline"
         }, [
          "X items"
         ], [
          "X items"
         ], span(4603, 4626)),
        field("optimization-strategies/batching-and-parallelization/batch-operation#Batch interval", "Batch interval", [], "paragraph", {
          "kind": "quantity",
          "dimension": "time"
         }, false, {
          "kind": "inline"
         }, [
          "X ms"
         ], [
          "X ms"
         ], span(4628, 4652)),
        field("optimization-strategies/batching-and-parallelization/batch-operation#Performance gain", "Performance gain", [], "paragraph", {
          "kind": "quantity",
          "dimension": "percentage"
         }, false, {
          "kind": "inline"
         }, [
          "Y% improvement"
         ], [
          "Y%"
         ], span(4654, 4690))
       ],
       "exampleSpan": span(4537, 4692),
       "span": span(4537, 4692)
      },
      {
       "kind": "item",
       "key": "optimization-strategies/batching-and-parallelization/parallel-operation",
       "label": "Parallel Operation",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Name}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("optimization-strategies/batching-and-parallelization/parallel-operation#What is parallelized", "What is parallelized", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Description"
         ], [], span(4727, 4764)),
        field("optimization-strategies/batching-and-parallelization/parallel-operation#Concurrency level", "Concurrency level", [], "paragraph", {
          "kind": "quantity",
          "dimension": "count"
         }, false, {
          "kind": "inline"
         }, [
          "X concurrent operations"
         ], [
          "X concurrent"
         ], span(4766, 4812)),
        field("optimization-strategies/batching-and-parallelization/parallel-operation#Performance gain", "Performance gain", [], "paragraph", {
          "kind": "quantity",
          "dimension": "percentage"
         }, false, {
          "kind": "inline"
         }, [
          "Y% improvement"
         ], [
          "Y%"
         ], span(4814, 4850))
       ],
       "exampleSpan": span(4692, 4857),
       "span": span(4692, 4857)
      }
     ],
     "ownSpan": span(4458, 4537),
     "span": span(4458, 4857)
    }
   ],
   "ownSpan": span(3643, 3671),
   "span": span(3643, 4857)
  },
  {
   "kind": "section",
   "key": "benchmarks",
   "title": "Benchmarks",
   "level": 2,
   "isOptional": false,
   "isRequired": false,
   "prompt": "",
   "isOfLinks": false,
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "benchmarks/benchmark-results",
     "title": "Benchmark Results",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "Detailed benchmark results and methodology.",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "benchmarks/benchmark-results/benchmark",
       "label": "Benchmark",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Scenario}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("benchmarks/benchmark-results/benchmark#Test scenario", "Test scenario", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Description of what's being tested"
         ], [], span(4970, 5023)),
        field("benchmarks/benchmark-results/benchmark#Test data", "Test data", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Size and characteristics of test data"
         ], [], span(5025, 5077)),
        field("benchmarks/benchmark-results/benchmark#Environment", "Environment", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "fields",
          "fields": [
           field("benchmarks/benchmark-results/benchmark#Environment#CPU", "CPU", [], "entry", {
             "kind": "text"
            }, false, {
             "kind": "inline"
            }, [
             "Specification"
            ], [], span(5097, 5117)),
           field("benchmarks/benchmark-results/benchmark#Environment#Memory", "Memory", [], "entry", {
             "kind": "text"
            }, false, {
             "kind": "inline"
            }, [
             "Size"
            ], [], span(5118, 5132)),
           field("benchmarks/benchmark-results/benchmark#Environment#Disk", "Disk", [], "entry", {
             "kind": "text"
            }, false, {
             "kind": "inline"
            }, [
             "Type (SSD/HDD)"
            ], [], span(5133, 5155))
          ]
         }, [
          "CPU: Specification",
          "Memory: Size",
          "Disk: Type (SSD/HDD)"
         ], [], span(5079, 5155)),
        field("benchmarks/benchmark-results/benchmark#Results", "Results", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "rows",
          "fields": [
           field("benchmarks/benchmark-results/benchmark#Results#Throughput", "Throughput", [], "row", {
             "kind": "quantity",
             "dimension": "rate"
            }, false, {
             "kind": "inline"
            }, [
             "X req/sec"
            ], [
             "X req/sec"
            ], span(5211, 5237)),
           field("benchmarks/benchmark-results/benchmark#Results#Latency (p50)", "Latency (p50)", [], "row", {
             "kind": "quantity",
             "dimension": "time"
            }, false, {
             "kind": "inline"
            }, [
             "X ms"
            ], [
             "X ms"
            ], span(5238, 5262)),
           field("benchmarks/benchmark-results/benchmark#Results#Latency (p95)", "Latency (p95)", [], "row", {
             "kind": "quantity",
             "dimension": "time"
            }, false, {
             "kind": "inline"
            }, [
             "X ms"
            ], [
             "X ms"
            ], span(5263, 5287)),
           field("benchmarks/benchmark-results/benchmark#Results#Latency (p99)", "Latency (p99)", [], "row", {
             "kind": "quantity",
             "dimension": "time"
            }, false, {
             "kind": "inline"
            }, [
             "X ms"
            ], [
             "X ms"
            ], span(5288, 5312)),
           field("benchmarks/benchmark-results/benchmark#Results#Memory usage", "Memory usage", [], "row", {
             "kind": "quantity",
             "dimension": "size"
            }, false, {
             "kind": "inline"
            }, [
             "X MB"
            ], [
             "X MB"
            ], span(5313, 5336)),
           field("benchmarks/benchmark-results/benchmark#Results#CPU usage", "CPU usage", [], "row", {
             "kind": "quantity",
             "dimension": "percentage"
            }, false, {
             "kind": "inline"
            }, [
             "X%"
            ], [
             "X%"
            ], span(5337, 5355))
          ]
         }, [], [], span(5157, 5355)),
        field("benchmarks/benchmark-results/benchmark#Running the benchmark", "Running the benchmark", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "code",
          "language": "bash"
         }, [
          "pnpm bench -- benchmark-name"
         ], [
          "benchmark-name"
         ], span(5357, 5425))
       ],
       "exampleSpan": span(4940, 5427),
       "span": span(4940, 5462)
      }
     ],
     "ownSpan": span(4872, 4940),
     "span": span(4872, 5462)
    },
    {
     "kind": "section",
     "key": "benchmarks/performance-regression-tests",
     "title": "Performance Regression Tests",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "Tests that prevent performance regressions.",
     "isOfLinks": false,
     "slots": [
      field("benchmarks/performance-regression-tests#Location", "Location", [], "paragraph", {
        "kind": "glob"
       }, true, {
        "kind": "inline"
       }, [
        "src/**/*.bench.ts"
       ], [], span(5541, 5574)),
      field("benchmarks/performance-regression-tests#How to run", "How to run", [], "paragraph", {
        "kind": "text"
       }, true, {
        "kind": "code",
        "language": "bash"
       }, [
        "pnpm bench:ci"
       ], [], span(5576, 5618)),
      field("benchmarks/performance-regression-tests#Failure criteria", "Failure criteria", [], "paragraph", {
        "kind": "text"
       }, false, {
        "kind": "list",
        "entryFields": []
       }, [
        "Latency regression > X%",
        "Throughput regression > Y%",
        "Memory increase > Z%"
       ], [
        "X%",
        "Y%",
        "Z%"
       ], span(5620, 5720))
     ],
     "children": [],
     "ownSpan": span(5462, 5727),
     "span": span(5462, 5727)
    }
   ],
   "ownSpan": span(4857, 4872),
   "span": span(4857, 5727)
  },
  {
   "kind": "section",
   "key": "monitoring",
   "title": "Monitoring",
   "level": 2,
   "isOptional": false,
   "isRequired": false,
   "prompt": "",
   "isOfLinks": false,
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "monitoring/production-metrics",
     "title": "Production Metrics",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "Metrics tracked in production.",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "monitoring/production-metrics/metric",
       "label": "Metric",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Name}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("monitoring/production-metrics/metric#What it measures", "What it measures", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Description"
         ], [], span(5821, 5854)),
        field("monitoring/production-metrics/metric#How it's collected", "How it's collected", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Method/Tool"
         ], [], span(5856, 5891)),
        field("monitoring/production-metrics/metric#Alert threshold", "Alert threshold", [], "paragraph", {
          "kind": "quantity",
          "dimension": "any"
         }, false, {
          "kind": "inline"
         }, [
          "X value"
         ], [
          "X value"
         ], span(5893, 5921)),
        field("monitoring/production-metrics/metric#Dashboard", "Dashboard", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Link to dashboard"
         ], [], span(5923, 5955))
       ],
       "exampleSpan": span(5798, 5957),
       "span": span(5798, 5985)
      }
     ],
     "ownSpan": span(5742, 5798),
     "span": span(5742, 5985)
    },
    {
     "kind": "section",
     "key": "monitoring/performance-alerts",
     "title": "Performance Alerts",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "Alerts configured for performance degradation.",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "monitoring/performance-alerts/alert",
       "label": "Alert",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [
        "{Name}"
       ],
       "numbering": "subsection",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("monitoring/performance-alerts/alert#Condition", "Condition", [], "paragraph", {
          "kind": "condition"
         }, false, {
          "kind": "inline"
         }, [
          "Metric > threshold for duration"
         ], [], span(6079, 6125)),
        field("monitoring/performance-alerts/alert#Severity", "Severity", [], "paragraph", {
          "kind": "alternatives",
          "values": [
           "Critical",
           "Warning",
           "Info"
          ],
          "isOpen": false
         }, false, {
          "kind": "inline"
         }, [
          "Critical / Warning / Info"
         ], [], span(6127, 6166)),
        field("monitoring/performance-alerts/alert#Action", "Action", [], "paragraph", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "What to do when alerted"
         ], [], span(6168, 6203))
       ],
       "exampleSpan": span(6057, 6205),
       "span": span(6057, 6232)
      }
     ],
     "ownSpan": span(5985, 6057),
     "span": span(5985, 6232)
    },
    {
     "kind": "section",
     "key": "monitoring/profiling",
     "title": "Profiling",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "How to profile performance issues.",
     "isOfLinks": false,
     "slots": [
      field("monitoring/profiling#Profiling tools", "Profiling tools", [], "paragraph", {
        "kind": "text"
       }, false, {
        "kind": "list",
        "entryFields": []
       }, [
        "Tool 1: When to use it",
        "Tool 2: When to use it"
       ], [], span(6283, 6354)),
      field("monitoring/profiling#How to profile", "How to profile", [], "paragraph", {
        "kind": "text"
       }, true, {
        "kind": "code",
        "language": "bash"
       }, [
        "# Command to run profiler node --prof src/index.js node --prof-process isolate-*.log"
       ], [], span(6356, 6473)),
      field("monitoring/profiling#Interpreting results", "Interpreting results", [], "paragraph", {
        "kind": "text"
       }, false, {
        "kind": "fields",
        "fields": [
         field("monitoring/profiling#Interpreting results#Look for", "Look for", [], "entry", {
           "kind": "text"
          }, false, {
           "kind": "inline"
          }, [
           "What to look for in profiles"
          ], [], span(6502, 6542)),
         field("monitoring/profiling#Interpreting results#Red flags", "Red flags", [], "entry", {
           "kind": "text"
          }, false, {
           "kind": "inline"
          }, [
           "Warning signs"
          ], [], span(6543, 6569))
        ]
       }, [
        "Look for: What to look for in profiles",
        "Red flags: Warning signs"
       ], [], span(6475, 6569))
     ],
     "children": [],
     "ownSpan": span(6232, 6576),
     "span": span(6232, 6576)
    }
   ],
   "ownSpan": span(5727, 5742),
   "span": span(5727, 6576)
  },
  {
   "kind": "section",
   "key": "future-enhancements",
   "title": "Future Enhancements",
   "level": 2,
   "isOptional": false,
   "isRequired": false,
   "prompt": "",
   "isOfLinks": false,
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "future-enhancements/phase-1-quick-wins-next-release",
     "title": "Phase 1: Quick wins (next release)",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "future-enhancements/phase-1-quick-wins-next-release/enhancement",
       "label": "Enhancement",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [],
       "numbering": "section",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("future-enhancements/phase-1-quick-wins-next-release/enhancement#What", "What", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Description"
         ], [], span(6660, 6683)),
        field("future-enhancements/phase-1-quick-wins-next-release/enhancement#Expected impact", "Expected impact", [], "bullet", {
          "kind": "quantity",
          "dimension": "percentage"
         }, false, {
          "kind": "inline"
         }, [
          "X% improvement"
         ], [
          "X%"
         ], span(6684, 6721)),
        field("future-enhancements/phase-1-quick-wins-next-release/enhancement#Effort", "Effort", [], "bullet", {
          "kind": "alternatives",
          "values": [
           "Low",
           "Medium",
           "High"
          ],
          "isOpen": false
         }, false, {
          "kind": "inline"
         }, [
          "Low / Medium / High"
         ], [], span(6722, 6755))
       ],
       "exampleSpan": span(6640, 6757),
       "span": span(6640, 6782)
      }
     ],
     "ownSpan": span(6600, 6640),
     "span": span(6600, 6782)
    },
    {
     "kind": "section",
     "key": "future-enhancements/phase-2-medium-term-2-3-releases",
     "title": "Phase 2: Medium-term (2-3 releases)",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "future-enhancements/phase-2-medium-term-2-3-releases/enhancement",
       "label": "Enhancement",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [],
       "numbering": "section",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("future-enhancements/phase-2-medium-term-2-3-releases/enhancement#What", "What", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Description"
         ], [], span(6843, 6866)),
        field("future-enhancements/phase-2-medium-term-2-3-releases/enhancement#Expected impact", "Expected impact", [], "bullet", {
          "kind": "quantity",
          "dimension": "percentage"
         }, false, {
          "kind": "inline"
         }, [
          "X% improvement"
         ], [
          "X%"
         ], span(6867, 6904)),
        field("future-enhancements/phase-2-medium-term-2-3-releases/enhancement#Effort", "Effort", [], "bullet", {
          "kind": "alternatives",
          "values": [
           "Low",
           "Medium",
           "High"
          ],
          "isOpen": false
         }, false, {
          "kind": "inline"
         }, [
          "Low / Medium / High"
         ], [], span(6905, 6938)),
        field("future-enhancements/phase-2-medium-term-2-3-releases/enhancement#Trade-offs", "Trade-offs", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "What might be sacrificed"
         ], [], span(6939, 6981))
       ],
       "exampleSpan": span(6823, 6983),
       "span": span(6823, 7008)
      }
     ],
     "ownSpan": span(6782, 6823),
     "span": span(6782, 7008)
    },
    {
     "kind": "section",
     "key": "future-enhancements/phase-3-long-term-future-consideration",
     "title": "Phase 3: Long-term (future consideration)",
     "level": 3,
     "isOptional": false,
     "isRequired": false,
     "prompt": "",
     "isOfLinks": false,
     "slots": [],
     "children": [
      {
       "kind": "item",
       "key": "future-enhancements/phase-3-long-term-future-consideration/enhancement",
       "label": "Enhancement",
       "aliases": [],
       "level": 4,
       "namePlaceholders": [],
       "numbering": "section",
       "atLeast": 1,
       "prompt": "",
       "slots": [
        field("future-enhancements/phase-3-long-term-future-consideration/enhancement#What", "What", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Description"
         ], [], span(7075, 7098)),
        field("future-enhancements/phase-3-long-term-future-consideration/enhancement#Expected impact", "Expected impact", [], "bullet", {
          "kind": "quantity",
          "dimension": "percentage"
         }, false, {
          "kind": "inline"
         }, [
          "X% improvement"
         ], [
          "X%"
         ], span(7099, 7136)),
        field("future-enhancements/phase-3-long-term-future-consideration/enhancement#Effort", "Effort", [], "bullet", {
          "kind": "alternatives",
          "values": [
           "Low",
           "Medium",
           "High"
          ],
          "isOpen": false
         }, false, {
          "kind": "inline"
         }, [
          "Low / Medium / High"
         ], [], span(7137, 7170)),
        field("future-enhancements/phase-3-long-term-future-consideration/enhancement#Risks", "Risks", [], "bullet", {
          "kind": "text"
         }, false, {
          "kind": "inline"
         }, [
          "Potential risks"
         ], [], span(7171, 7199))
       ],
       "exampleSpan": span(7055, 7201),
       "span": span(7055, 7231)
      }
     ],
     "ownSpan": span(7008, 7055),
     "span": span(7008, 7231)
    }
   ],
   "ownSpan": span(6576, 6600),
   "span": span(6576, 7231)
  },
  {
   "kind": "section",
   "key": "related-documentation",
   "title": "Related Documentation",
   "level": 2,
   "isOptional": false,
   "isRequired": false,
   "prompt": "",
   "isOfLinks": true,
   "slots": [
    field("related-documentation#Internal Design Docs", "Internal Design Docs", [], "paragraph", {
      "kind": "text"
     }, true, {
      "kind": "list",
      "entryFields": []
     }, [
      "Architecture - Overall system architecture",
      "Observability - Performance monitoring"
     ], [], span(7257, 7412)),
    field("related-documentation#Package Documentation", "Package Documentation", [], "paragraph", {
      "kind": "text"
     }, true, {
      "kind": "list",
      "entryFields": []
     }, [
      "pkgs/{module}/README.md - Package overview",
      "pkgs/{module}/CLAUDE.md - Development guide"
     ], [
      "{module}"
     ], span(7414, 7536)),
    field("related-documentation#External Resources", "External Resources", [], "paragraph", {
      "kind": "text"
     }, false, {
      "kind": "list",
      "entryFields": []
     }, [
      "Performance Best Practices - General guidance",
      "Profiling Guide - How to profile"
     ], [], span(7538, 7659))
   ],
   "children": [],
   "ownSpan": span(7231, 7661),
   "span": span(7231, 7661)
  }
 ],
 "footer": [
  {
   "kind": "field",
   "key": "#footer#Document Status",
   "label": "Document Status",
   "aliases": [],
   "style": "paragraph",
   "value": {
    "kind": "text"
   },
   "isGiven": false,
   "content": {
    "kind": "inline"
   },
   "prompts": [
    "{Explain current status if stub/draft/needs-review}"
   ],
   "tokens": [
    "{Explain current status if stub/draft/needs-review}"
   ],
   "span": span(7666, 7738),
   "dueIn": [
    "stub",
    "draft",
    "needs-review"
   ]
  },
  field("#footer#Next Steps", "Next Steps", [], "paragraph", {
    "kind": "text"
   }, false, {
    "kind": "inline"
   }, [
    "{What performance work is planned next}"
   ], [
    "{What performance work is planned next}"
   ], span(7740, 7795))
 ],
 "hasSeparators": true,
 "footerSpan": span(7661, 7796),
 "placeholders": [
  "{System/Feature Name}",
  "{Name}",
  "{Optimization Strategy}",
  "{Caching Strategy}",
  "{Scenario}",
  "{module}",
  "{Explain current status if stub/draft/needs-review}",
  "{What performance work is planned next}"
 ],
 "linkTargets": [
  "#overview",
  "#current-state",
  "#rationale",
  "#performance-characteristics",
  "#optimization-strategies",
  "#benchmarks",
  "#monitoring",
  "#future-enhancements",
  "#related-documentation",
  "./architecture.md",
  "./observability.md",
  "url"
 ],
 "problems": []
};
