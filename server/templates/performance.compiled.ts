// Made from performance.md: "npm run generate" writes it.
import type { Template } from "../src/template/template.ts";

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
  "span": {
   "start": 278,
   "end": 315
  }
 },
 "description": {
  "kind": "prose",
  "key": "#description",
  "prompts": [
   "Brief one-sentence description of the performance characteristics being documented."
  ],
  "tokens": [],
  "span": {
   "start": 317,
   "end": 400
  }
 },
 "tableOfContents": {
  "title": "Table of Contents",
  "level": 2,
  "ordered": true,
  "span": {
   "start": 402,
   "end": 791
  }
 },
 "sections": [
  {
   "kind": "section",
   "key": "overview",
   "title": "Overview",
   "level": 2,
   "isOptional": false,
   "prompt": "Describe the performance goals and requirements (2-4 paragraphs).",
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
     "span": {
      "start": 804,
      "end": 1018
     }
    }
   ],
   "children": [
    {
     "kind": "section",
     "key": "overview/performance-targets",
     "title": "Performance Targets",
     "level": 3,
     "isOptional": false,
     "prompt": "",
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
       "span": {
        "start": 1045,
        "end": 1209
       },
       "entryFields": []
      }
     ],
     "children": [],
     "ownSpan": {
      "start": 1020,
      "end": 1211
     },
     "span": {
      "start": 1020,
      "end": 1211
     }
    },
    {
     "kind": "section",
     "key": "overview/when-to-reference-this-document",
     "title": "When to reference this document",
     "level": 3,
     "isOptional": false,
     "prompt": "",
     "slots": [],
     "children": [],
     "ownSpan": {
      "start": 1211,
      "end": 1408
     },
     "span": {
      "start": 1211,
      "end": 1408
     }
    }
   ],
   "ownSpan": {
    "start": 791,
    "end": 1020
   },
   "span": {
    "start": 791,
    "end": 1408
   }
  },
  {
   "kind": "section",
   "key": "current-state",
   "title": "Current State",
   "level": 2,
   "isOptional": false,
   "prompt": "",
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "current-state/performance-metrics",
     "title": "Performance Metrics",
     "level": 3,
     "isOptional": false,
     "prompt": "Current measured performance characteristics.",
     "slots": [],
     "children": [
      {
       "kind": "section",
       "key": "current-state/performance-metrics/latency",
       "title": "Latency",
       "level": 4,
       "isOptional": false,
       "prompt": "",
       "slots": [
        {
         "kind": "field",
         "key": "current-state/performance-metrics/latency#P50 (median)",
         "label": "P50 (median)",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "time"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Xms"
         ],
         "tokens": [
          "Xms"
         ],
         "span": {
          "start": 1512,
          "end": 1535
         }
        },
        {
         "kind": "field",
         "key": "current-state/performance-metrics/latency#P95",
         "label": "P95",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "time"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Xms"
         ],
         "tokens": [
          "Xms"
         ],
         "span": {
          "start": 1536,
          "end": 1550
         }
        },
        {
         "kind": "field",
         "key": "current-state/performance-metrics/latency#P99",
         "label": "P99",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "time"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Xms"
         ],
         "tokens": [
          "Xms"
         ],
         "span": {
          "start": 1551,
          "end": 1565
         }
        },
        {
         "kind": "field",
         "key": "current-state/performance-metrics/latency#Max observed",
         "label": "Max observed",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "time"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Xms"
         ],
         "tokens": [
          "Xms"
         ],
         "span": {
          "start": 1566,
          "end": 1589
         }
        }
       ],
       "children": [],
       "ownSpan": {
        "start": 1498,
        "end": 1591
       },
       "span": {
        "start": 1498,
        "end": 1591
       }
      },
      {
       "kind": "section",
       "key": "current-state/performance-metrics/throughput",
       "title": "Throughput",
       "level": 4,
       "isOptional": false,
       "prompt": "",
       "slots": [
        {
         "kind": "field",
         "key": "current-state/performance-metrics/throughput#Requests per second",
         "label": "Requests per second",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "rate"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X req/sec"
         ],
         "tokens": [
          "X req/sec"
         ],
         "span": {
          "start": 1608,
          "end": 1644
         }
        },
        {
         "kind": "field",
         "key": "current-state/performance-metrics/throughput#Data processed",
         "label": "Data processed",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "data rate"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X MB/sec"
         ],
         "tokens": [
          "X MB/sec"
         ],
         "span": {
          "start": 1645,
          "end": 1675
         }
        },
        {
         "kind": "field",
         "key": "current-state/performance-metrics/throughput#Concurrent operations",
         "label": "Concurrent operations",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "count"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X"
         ],
         "tokens": [
          "X"
         ],
         "span": {
          "start": 1676,
          "end": 1706
         }
        }
       ],
       "children": [],
       "ownSpan": {
        "start": 1591,
        "end": 1708
       },
       "span": {
        "start": 1591,
        "end": 1708
       }
      },
      {
       "kind": "section",
       "key": "current-state/performance-metrics/resource-usage",
       "title": "Resource Usage",
       "level": 4,
       "isOptional": false,
       "prompt": "",
       "slots": [
        {
         "kind": "field",
         "key": "current-state/performance-metrics/resource-usage#CPU",
         "label": "CPU",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "percentage"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X% average, Y% peak"
         ],
         "tokens": [
          "X%",
          "Y%"
         ],
         "span": {
          "start": 1729,
          "end": 1759
         }
        },
        {
         "kind": "field",
         "key": "current-state/performance-metrics/resource-usage#Memory",
         "label": "Memory",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "size"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X MB average, Y MB peak"
         ],
         "tokens": [
          "X MB",
          "Y MB"
         ],
         "span": {
          "start": 1760,
          "end": 1797
         }
        },
        {
         "kind": "field",
         "key": "current-state/performance-metrics/resource-usage#Disk I/O",
         "label": "Disk I/O",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "data rate"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X MB/sec"
         ],
         "tokens": [
          "X MB/sec"
         ],
         "span": {
          "start": 1798,
          "end": 1822
         }
        },
        {
         "kind": "field",
         "key": "current-state/performance-metrics/resource-usage#Network",
         "label": "Network",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "data rate"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X MB/sec"
         ],
         "tokens": [
          "X MB/sec"
         ],
         "span": {
          "start": 1823,
          "end": 1846
         }
        }
       ],
       "children": [],
       "ownSpan": {
        "start": 1708,
        "end": 1848
       },
       "span": {
        "start": 1708,
        "end": 1848
       }
      }
     ],
     "ownSpan": {
      "start": 1426,
      "end": 1498
     },
     "span": {
      "start": 1426,
      "end": 1848
     }
    },
    {
     "kind": "section",
     "key": "current-state/performance-bottlenecks",
     "title": "Performance Bottlenecks",
     "level": 3,
     "isOptional": false,
     "prompt": "Known bottlenecks and their impact.",
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
        {
         "kind": "field",
         "key": "current-state/performance-bottlenecks/bottleneck#Location",
         "label": "Location",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "location"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "src/path/to/code.ts:line"
         ],
         "tokens": [
          "path/to/",
          ":line"
         ],
         "span": {
          "start": 1941,
          "end": 1983
         }
        },
        {
         "kind": "field",
         "key": "current-state/performance-bottlenecks/bottleneck#Impact",
         "label": "Impact",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "percentage"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X% of total execution time"
         ],
         "tokens": [
          "X%"
         ],
         "span": {
          "start": 1984,
          "end": 2024
         }
        },
        {
         "kind": "field",
         "key": "current-state/performance-bottlenecks/bottleneck#Why it exists",
         "label": "Why it exists",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Reasoning"
         ],
         "tokens": [],
         "span": {
          "start": 2025,
          "end": 2055
         }
        },
        {
         "kind": "field",
         "key": "current-state/performance-bottlenecks/bottleneck#Mitigation",
         "label": "Mitigation",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Current workaround or plan"
         ],
         "tokens": [],
         "span": {
          "start": 2056,
          "end": 2100
         }
        }
       ],
       "exampleSpan": {
        "start": 1914,
        "end": 2102
       },
       "span": {
        "start": 1914,
        "end": 2139
       }
      }
     ],
     "ownSpan": {
      "start": 1848,
      "end": 1914
     },
     "span": {
      "start": 1848,
      "end": 2139
     }
    }
   ],
   "ownSpan": {
    "start": 1408,
    "end": 1426
   },
   "span": {
    "start": 1408,
    "end": 2139
   }
  },
  {
   "kind": "section",
   "key": "rationale",
   "title": "Rationale",
   "level": 2,
   "isOptional": false,
   "prompt": "",
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "rationale/performance-design-decisions",
     "title": "Performance Design Decisions",
     "level": 3,
     "isOptional": false,
     "prompt": "",
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
        {
         "kind": "field",
         "key": "rationale/performance-design-decisions/decision#Context",
         "label": "Context",
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
          "What performance problem needed solving"
         ],
         "tokens": [],
         "span": {
          "start": 2229,
          "end": 2281
         }
        },
        {
         "kind": "field",
         "key": "rationale/performance-design-decisions/decision#Options considered",
         "label": "Options considered",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "list",
          "entryFields": [
           {
            "kind": "field",
            "key": "rationale/performance-design-decisions/decision#Options considered#Performance impact",
            "label": "Performance impact",
            "aliases": [],
            "style": "entry",
            "value": {
             "kind": "text"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "Description"
            ],
            "tokens": [],
            "span": {
             "start": 2333,
             "end": 2366
            }
           },
           {
            "kind": "field",
            "key": "rationale/performance-design-decisions/decision#Options considered#Trade-offs",
            "label": "Trade-offs",
            "aliases": [],
            "style": "entry",
            "value": {
             "kind": "text"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "What was sacrificed"
            ],
            "tokens": [],
            "span": {
             "start": 2370,
             "end": 2403
            }
           },
           {
            "kind": "field",
            "key": "rationale/performance-design-decisions/decision#Options considered#Why chosen",
            "label": "Why chosen",
            "aliases": [
             "Why rejected"
            ],
            "style": "entry",
            "value": {
             "kind": "text"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "Reasoning"
            ],
            "tokens": [],
            "span": {
             "start": 2407,
             "end": 2430
            }
           }
          ]
         },
         "prompts": [
          "Option A (Chosen):",
          "Option B:"
         ],
         "tokens": [],
         "span": {
          "start": 2283,
          "end": 2547
         }
        }
       ],
       "exampleSpan": {
        "start": 2187,
        "end": 2549
       },
       "span": {
        "start": 2187,
        "end": 2591
       }
      }
     ],
     "ownSpan": {
      "start": 2153,
      "end": 2187
     },
     "span": {
      "start": 2153,
      "end": 2591
     }
    },
    {
     "kind": "section",
     "key": "rationale/trade-offs",
     "title": "Trade-offs",
     "level": 3,
     "isOptional": false,
     "prompt": "Performance trade-offs made in the design.",
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
        {
         "kind": "field",
         "key": "rationale/trade-offs/trade-off#Performance gain",
         "label": "Performance gain",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "What improved"
         ],
         "tokens": [],
         "span": {
          "start": 2677,
          "end": 2714
         }
        },
        {
         "kind": "field",
         "key": "rationale/trade-offs/trade-off#Cost",
         "label": "Cost",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "What was sacrificed (complexity, memory, etc.)"
         ],
         "tokens": [],
         "span": {
          "start": 2715,
          "end": 2773
         }
        },
        {
         "kind": "field",
         "key": "rationale/trade-offs/trade-off#Justification",
         "label": "Justification",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Why it's worth it"
         ],
         "tokens": [],
         "span": {
          "start": 2774,
          "end": 2812
         }
        }
       ],
       "exampleSpan": {
        "start": 2651,
        "end": 2814
       },
       "span": {
        "start": 2651,
        "end": 2850
       }
      }
     ],
     "ownSpan": {
      "start": 2591,
      "end": 2651
     },
     "span": {
      "start": 2591,
      "end": 2850
     }
    }
   ],
   "ownSpan": {
    "start": 2139,
    "end": 2153
   },
   "span": {
    "start": 2139,
    "end": 2850
   }
  },
  {
   "kind": "section",
   "key": "performance-characteristics",
   "title": "Performance Characteristics",
   "level": 2,
   "isOptional": false,
   "prompt": "",
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "performance-characteristics/time-complexity",
     "title": "Time Complexity",
     "level": 3,
     "isOptional": false,
     "prompt": "Algorithmic complexity analysis.",
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
        {
         "kind": "field",
         "key": "performance-characteristics/time-complexity/operation#Best case",
         "label": "Best case",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "complexity"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "O(?)"
         ],
         "tokens": [
          "O(?)"
         ],
         "span": {
          "start": 2963,
          "end": 2984
         }
        },
        {
         "kind": "field",
         "key": "performance-characteristics/time-complexity/operation#Average case",
         "label": "Average case",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "complexity"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "O(?)"
         ],
         "tokens": [
          "O(?)"
         ],
         "span": {
          "start": 2985,
          "end": 3009
         }
        },
        {
         "kind": "field",
         "key": "performance-characteristics/time-complexity/operation#Worst case",
         "label": "Worst case",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "complexity"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "O(?)"
         ],
         "tokens": [
          "O(?)"
         ],
         "span": {
          "start": 3010,
          "end": 3032
         }
        },
        {
         "kind": "field",
         "key": "performance-characteristics/time-complexity/operation#Practical performance",
         "label": "Practical performance",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Description"
         ],
         "tokens": [],
         "span": {
          "start": 3033,
          "end": 3073
         }
        }
       ],
       "exampleSpan": {
        "start": 2937,
        "end": 3075
       },
       "span": {
        "start": 2937,
        "end": 3106
       }
      }
     ],
     "ownSpan": {
      "start": 2882,
      "end": 2937
     },
     "span": {
      "start": 2882,
      "end": 3106
     }
    },
    {
     "kind": "section",
     "key": "performance-characteristics/space-complexity",
     "title": "Space Complexity",
     "level": 3,
     "isOptional": false,
     "prompt": "Memory usage analysis.",
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
        {
         "kind": "field",
         "key": "performance-characteristics/space-complexity/data-structure#Space complexity",
         "label": "Space complexity",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "complexity"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "O(?)"
         ],
         "tokens": [
          "O(?)"
         ],
         "span": {
          "start": 3183,
          "end": 3211
         }
        },
        {
         "kind": "field",
         "key": "performance-characteristics/space-complexity/data-structure#Practical memory usage",
         "label": "Practical memory usage",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "size"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X MB for Y items"
         ],
         "tokens": [
          "X MB",
          "Y items"
         ],
         "span": {
          "start": 3212,
          "end": 3258
         }
        },
        {
         "kind": "field",
         "key": "performance-characteristics/space-complexity/data-structure#Growth rate",
         "label": "Growth rate",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Description"
         ],
         "tokens": [],
         "span": {
          "start": 3259,
          "end": 3289
         }
        }
       ],
       "exampleSpan": {
        "start": 3152,
        "end": 3291
       },
       "span": {
        "start": 3152,
        "end": 3333
       }
      }
     ],
     "ownSpan": {
      "start": 3106,
      "end": 3152
     },
     "span": {
      "start": 3106,
      "end": 3333
     }
    },
    {
     "kind": "section",
     "key": "performance-characteristics/io-characteristics",
     "title": "I/O Characteristics",
     "level": 3,
     "isOptional": false,
     "prompt": "Input/output performance characteristics.",
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
        {
         "kind": "field",
         "key": "performance-characteristics/io-characteristics/io-operation#I/O type",
         "label": "I/O type",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "alternatives",
          "values": [
           "Sequential",
           "Random",
           "Network"
          ],
          "isOpen": false
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Sequential / Random / Network"
         ],
         "tokens": [],
         "span": {
          "start": 3431,
          "end": 3476
         }
        },
        {
         "kind": "field",
         "key": "performance-characteristics/io-characteristics/io-operation#Frequency",
         "label": "Frequency",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "count"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X operations per request"
         ],
         "tokens": [
          "X operations"
         ],
         "span": {
          "start": 3477,
          "end": 3518
         }
        },
        {
         "kind": "field",
         "key": "performance-characteristics/io-characteristics/io-operation#Volume",
         "label": "Volume",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "size"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X bytes per operation"
         ],
         "tokens": [
          "X bytes"
         ],
         "span": {
          "start": 3519,
          "end": 3554
         }
        },
        {
         "kind": "field",
         "key": "performance-characteristics/io-characteristics/io-operation#Optimization",
         "label": "Optimization",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "alternatives",
          "values": [
           "Caching",
           "Batching",
           "Async"
          ],
          "isOpen": false
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Caching / Batching / Async"
         ],
         "tokens": [],
         "span": {
          "start": 3555,
          "end": 3601
         }
        }
       ],
       "exampleSpan": {
        "start": 3401,
        "end": 3603
       },
       "span": {
        "start": 3401,
        "end": 3643
       }
      }
     ],
     "ownSpan": {
      "start": 3333,
      "end": 3401
     },
     "span": {
      "start": 3333,
      "end": 3643
     }
    }
   ],
   "ownSpan": {
    "start": 2850,
    "end": 2882
   },
   "span": {
    "start": 2850,
    "end": 3643
   }
  },
  {
   "kind": "section",
   "key": "optimization-strategies",
   "title": "Optimization Strategies",
   "level": 2,
   "isOptional": false,
   "prompt": "",
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "optimization-strategies/implemented-optimizations",
     "title": "Implemented Optimizations",
     "level": 3,
     "isOptional": false,
     "prompt": "",
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
        {
         "kind": "field",
         "key": "optimization-strategies/implemented-optimizations/optimization#What was optimized",
         "label": "What was optimized",
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
          "Description"
         ],
         "tokens": [],
         "span": {
          "start": 3731,
          "end": 3766
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/implemented-optimizations/optimization#Technique used",
         "label": "Technique used",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "alternatives",
          "values": [
           "Caching",
           "Memoization",
           "Lazy Loading",
           "Batching"
          ],
          "isOpen": true
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Caching / Memoization / Lazy Loading / Batching / etc."
         ],
         "tokens": [],
         "span": {
          "start": 3768,
          "end": 3842
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/implemented-optimizations/optimization#Implementation",
         "label": "Implementation",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "code",
          "language": "typescript"
         },
         "prompts": [
          "// Code example showing optimization"
         ],
         "tokens": [],
         "span": {
          "start": 3844,
          "end": 3919
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/implemented-optimizations/optimization#Performance impact",
         "label": "Performance impact",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "fields",
          "fields": [
           {
            "kind": "field",
            "key": "optimization-strategies/implemented-optimizations/optimization#Performance impact#Before",
            "label": "Before",
            "aliases": [],
            "style": "entry",
            "value": {
             "kind": "quantity",
             "dimension": "time"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "X ms/req"
            ],
            "tokens": [
             "X ms/req"
            ],
            "span": {
             "start": 3946,
             "end": 3964
            }
           },
           {
            "kind": "field",
            "key": "optimization-strategies/implemented-optimizations/optimization#Performance impact#After",
            "label": "After",
            "aliases": [],
            "style": "entry",
            "value": {
             "kind": "quantity",
             "dimension": "time"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "Y ms/req"
            ],
            "tokens": [
             "Y ms/req"
            ],
            "span": {
             "start": 3965,
             "end": 3982
            }
           },
           {
            "kind": "field",
            "key": "optimization-strategies/implemented-optimizations/optimization#Performance impact#Improvement",
            "label": "Improvement",
            "aliases": [],
            "style": "entry",
            "value": {
             "kind": "quantity",
             "dimension": "percentage"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "Z% faster"
            ],
            "tokens": [
             "Z%"
            ],
            "span": {
             "start": 3983,
             "end": 4007
            }
           }
          ]
         },
         "prompts": [
          "Before: X ms/req",
          "After: Y ms/req",
          "Improvement: Z% faster"
         ],
         "tokens": [
          "X ms/req",
          "Y ms/req",
          "Z%"
         ],
         "span": {
          "start": 3921,
          "end": 4007
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/implemented-optimizations/optimization#Trade-offs",
         "label": "Trade-offs",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "list",
          "entryFields": []
         },
         "prompts": [
          "Increased memory usage by X MB",
          "Added complexity in Y area"
         ],
         "tokens": [
          "X MB",
          "Y area"
         ],
         "span": {
          "start": 4009,
          "end": 4087
         }
        }
       ],
       "exampleSpan": {
        "start": 3702,
        "end": 4089
       },
       "span": {
        "start": 3702,
        "end": 4123
       }
      }
     ],
     "ownSpan": {
      "start": 3671,
      "end": 3702
     },
     "span": {
      "start": 3671,
      "end": 4123
     }
    },
    {
     "kind": "section",
     "key": "optimization-strategies/caching-strategy",
     "title": "Caching Strategy",
     "level": 3,
     "isOptional": false,
     "prompt": "How caching is used to improve performance.",
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
        {
         "kind": "field",
         "key": "optimization-strategies/caching-strategy/cache#What is cached",
         "label": "What is cached",
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
          "Description"
         ],
         "tokens": [],
         "span": {
          "start": 4212,
          "end": 4243
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/caching-strategy/cache#Cache type",
         "label": "Cache type",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "alternatives",
          "values": [
           "In-memory",
           "Disk",
           "Distributed"
          ],
          "isOpen": false
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "In-memory / Disk / Distributed"
         ],
         "tokens": [],
         "span": {
          "start": 4245,
          "end": 4291
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/caching-strategy/cache#TTL",
         "label": "TTL",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "quantity",
          "dimension": "time"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X seconds/minutes/hours"
         ],
         "tokens": [
          "X seconds/minutes/hours"
         ],
         "span": {
          "start": 4293,
          "end": 4325
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/caching-strategy/cache#Invalidation",
         "label": "Invalidation",
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
          "When and how cache is cleared"
         ],
         "tokens": [],
         "span": {
          "start": 4327,
          "end": 4374
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/caching-strategy/cache#Hit rate",
         "label": "Hit rate",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "quantity",
          "dimension": "percentage"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X% (target: Y%)"
         ],
         "tokens": [
          "X%",
          "Y%"
         ],
         "span": {
          "start": 4376,
          "end": 4405
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/caching-strategy/cache#Memory usage",
         "label": "Memory usage",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "quantity",
          "dimension": "size"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X MB"
         ],
         "tokens": [
          "X MB"
         ],
         "span": {
          "start": 4407,
          "end": 4429
         }
        }
       ],
       "exampleSpan": {
        "start": 4190,
        "end": 4431
       },
       "span": {
        "start": 4190,
        "end": 4458
       }
      }
     ],
     "ownSpan": {
      "start": 4123,
      "end": 4190
     },
     "span": {
      "start": 4123,
      "end": 4458
     }
    },
    {
     "kind": "section",
     "key": "optimization-strategies/batching-and-parallelization",
     "title": "Batching and Parallelization",
     "level": 3,
     "isOptional": false,
     "prompt": "How operations are batched or parallelized.",
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
        {
         "kind": "field",
         "key": "optimization-strategies/batching-and-parallelization/batch-operation#What is batched",
         "label": "What is batched",
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
          "Description"
         ],
         "tokens": [],
         "span": {
          "start": 4569,
          "end": 4601
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/batching-and-parallelization/batch-operation#Batch size",
         "label": "Batch size",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "quantity",
          "dimension": "count"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X items"
         ],
         "tokens": [
          "X items"
         ],
         "span": {
          "start": 4603,
          "end": 4626
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/batching-and-parallelization/batch-operation#Batch interval",
         "label": "Batch interval",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "quantity",
          "dimension": "time"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X ms"
         ],
         "tokens": [
          "X ms"
         ],
         "span": {
          "start": 4628,
          "end": 4652
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/batching-and-parallelization/batch-operation#Performance gain",
         "label": "Performance gain",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "quantity",
          "dimension": "percentage"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Y% improvement"
         ],
         "tokens": [
          "Y%"
         ],
         "span": {
          "start": 4654,
          "end": 4690
         }
        }
       ],
       "exampleSpan": {
        "start": 4537,
        "end": 4692
       },
       "span": {
        "start": 4537,
        "end": 4692
       }
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
        {
         "kind": "field",
         "key": "optimization-strategies/batching-and-parallelization/parallel-operation#What is parallelized",
         "label": "What is parallelized",
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
          "Description"
         ],
         "tokens": [],
         "span": {
          "start": 4727,
          "end": 4764
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/batching-and-parallelization/parallel-operation#Concurrency level",
         "label": "Concurrency level",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "quantity",
          "dimension": "count"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X concurrent operations"
         ],
         "tokens": [
          "X concurrent"
         ],
         "span": {
          "start": 4766,
          "end": 4812
         }
        },
        {
         "kind": "field",
         "key": "optimization-strategies/batching-and-parallelization/parallel-operation#Performance gain",
         "label": "Performance gain",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "quantity",
          "dimension": "percentage"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Y% improvement"
         ],
         "tokens": [
          "Y%"
         ],
         "span": {
          "start": 4814,
          "end": 4850
         }
        }
       ],
       "exampleSpan": {
        "start": 4692,
        "end": 4857
       },
       "span": {
        "start": 4692,
        "end": 4857
       }
      }
     ],
     "ownSpan": {
      "start": 4458,
      "end": 4537
     },
     "span": {
      "start": 4458,
      "end": 4857
     }
    }
   ],
   "ownSpan": {
    "start": 3643,
    "end": 3671
   },
   "span": {
    "start": 3643,
    "end": 4857
   }
  },
  {
   "kind": "section",
   "key": "benchmarks",
   "title": "Benchmarks",
   "level": 2,
   "isOptional": false,
   "prompt": "",
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "benchmarks/benchmark-results",
     "title": "Benchmark Results",
     "level": 3,
     "isOptional": false,
     "prompt": "Detailed benchmark results and methodology.",
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
        {
         "kind": "field",
         "key": "benchmarks/benchmark-results/benchmark#Test scenario",
         "label": "Test scenario",
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
          "Description of what's being tested"
         ],
         "tokens": [],
         "span": {
          "start": 4970,
          "end": 5023
         }
        },
        {
         "kind": "field",
         "key": "benchmarks/benchmark-results/benchmark#Test data",
         "label": "Test data",
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
          "Size and characteristics of test data"
         ],
         "tokens": [],
         "span": {
          "start": 5025,
          "end": 5077
         }
        },
        {
         "kind": "field",
         "key": "benchmarks/benchmark-results/benchmark#Environment",
         "label": "Environment",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "fields",
          "fields": [
           {
            "kind": "field",
            "key": "benchmarks/benchmark-results/benchmark#Environment#CPU",
            "label": "CPU",
            "aliases": [],
            "style": "entry",
            "value": {
             "kind": "text"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "Specification"
            ],
            "tokens": [],
            "span": {
             "start": 5097,
             "end": 5117
            }
           },
           {
            "kind": "field",
            "key": "benchmarks/benchmark-results/benchmark#Environment#Memory",
            "label": "Memory",
            "aliases": [],
            "style": "entry",
            "value": {
             "kind": "text"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "Size"
            ],
            "tokens": [],
            "span": {
             "start": 5118,
             "end": 5132
            }
           },
           {
            "kind": "field",
            "key": "benchmarks/benchmark-results/benchmark#Environment#Disk",
            "label": "Disk",
            "aliases": [],
            "style": "entry",
            "value": {
             "kind": "text"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "Type (SSD/HDD)"
            ],
            "tokens": [],
            "span": {
             "start": 5133,
             "end": 5155
            }
           }
          ]
         },
         "prompts": [
          "CPU: Specification",
          "Memory: Size",
          "Disk: Type (SSD/HDD)"
         ],
         "tokens": [],
         "span": {
          "start": 5079,
          "end": 5155
         }
        },
        {
         "kind": "field",
         "key": "benchmarks/benchmark-results/benchmark#Results",
         "label": "Results",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "rows",
          "fields": [
           {
            "kind": "field",
            "key": "benchmarks/benchmark-results/benchmark#Results#Throughput",
            "label": "Throughput",
            "aliases": [],
            "style": "row",
            "value": {
             "kind": "quantity",
             "dimension": "rate"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "X req/sec"
            ],
            "tokens": [
             "X req/sec"
            ],
            "span": {
             "start": 5211,
             "end": 5237
            }
           },
           {
            "kind": "field",
            "key": "benchmarks/benchmark-results/benchmark#Results#Latency (p50)",
            "label": "Latency (p50)",
            "aliases": [],
            "style": "row",
            "value": {
             "kind": "quantity",
             "dimension": "time"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "X ms"
            ],
            "tokens": [
             "X ms"
            ],
            "span": {
             "start": 5238,
             "end": 5262
            }
           },
           {
            "kind": "field",
            "key": "benchmarks/benchmark-results/benchmark#Results#Latency (p95)",
            "label": "Latency (p95)",
            "aliases": [],
            "style": "row",
            "value": {
             "kind": "quantity",
             "dimension": "time"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "X ms"
            ],
            "tokens": [
             "X ms"
            ],
            "span": {
             "start": 5263,
             "end": 5287
            }
           },
           {
            "kind": "field",
            "key": "benchmarks/benchmark-results/benchmark#Results#Latency (p99)",
            "label": "Latency (p99)",
            "aliases": [],
            "style": "row",
            "value": {
             "kind": "quantity",
             "dimension": "time"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "X ms"
            ],
            "tokens": [
             "X ms"
            ],
            "span": {
             "start": 5288,
             "end": 5312
            }
           },
           {
            "kind": "field",
            "key": "benchmarks/benchmark-results/benchmark#Results#Memory usage",
            "label": "Memory usage",
            "aliases": [],
            "style": "row",
            "value": {
             "kind": "quantity",
             "dimension": "size"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "X MB"
            ],
            "tokens": [
             "X MB"
            ],
            "span": {
             "start": 5313,
             "end": 5336
            }
           },
           {
            "kind": "field",
            "key": "benchmarks/benchmark-results/benchmark#Results#CPU usage",
            "label": "CPU usage",
            "aliases": [],
            "style": "row",
            "value": {
             "kind": "quantity",
             "dimension": "percentage"
            },
            "isGiven": false,
            "content": {
             "kind": "inline"
            },
            "prompts": [
             "X%"
            ],
            "tokens": [
             "X%"
            ],
            "span": {
             "start": 5337,
             "end": 5355
            }
           }
          ]
         },
         "prompts": [],
         "tokens": [],
         "span": {
          "start": 5157,
          "end": 5355
         }
        },
        {
         "kind": "field",
         "key": "benchmarks/benchmark-results/benchmark#Running the benchmark",
         "label": "Running the benchmark",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "code",
          "language": "bash"
         },
         "prompts": [
          "pnpm bench -- benchmark-name"
         ],
         "tokens": [
          "benchmark-name"
         ],
         "span": {
          "start": 5357,
          "end": 5425
         }
        }
       ],
       "exampleSpan": {
        "start": 4940,
        "end": 5427
       },
       "span": {
        "start": 4940,
        "end": 5462
       }
      }
     ],
     "ownSpan": {
      "start": 4872,
      "end": 4940
     },
     "span": {
      "start": 4872,
      "end": 5462
     }
    },
    {
     "kind": "section",
     "key": "benchmarks/performance-regression-tests",
     "title": "Performance Regression Tests",
     "level": 3,
     "isOptional": false,
     "prompt": "Tests that prevent performance regressions.",
     "slots": [
      {
       "kind": "field",
       "key": "benchmarks/performance-regression-tests#Location",
       "label": "Location",
       "aliases": [],
       "style": "paragraph",
       "value": {
        "kind": "glob"
       },
       "isGiven": true,
       "content": {
        "kind": "inline"
       },
       "prompts": [
        "src/**/*.bench.ts"
       ],
       "tokens": [],
       "span": {
        "start": 5541,
        "end": 5574
       }
      },
      {
       "kind": "field",
       "key": "benchmarks/performance-regression-tests#How to run",
       "label": "How to run",
       "aliases": [],
       "style": "paragraph",
       "value": {
        "kind": "text"
       },
       "isGiven": true,
       "content": {
        "kind": "code",
        "language": "bash"
       },
       "prompts": [
        "pnpm bench:ci"
       ],
       "tokens": [],
       "span": {
        "start": 5576,
        "end": 5618
       }
      },
      {
       "kind": "field",
       "key": "benchmarks/performance-regression-tests#Failure criteria",
       "label": "Failure criteria",
       "aliases": [],
       "style": "paragraph",
       "value": {
        "kind": "text"
       },
       "isGiven": false,
       "content": {
        "kind": "list",
        "entryFields": []
       },
       "prompts": [
        "Latency regression > X%",
        "Throughput regression > Y%",
        "Memory increase > Z%"
       ],
       "tokens": [
        "X%",
        "Y%",
        "Z%"
       ],
       "span": {
        "start": 5620,
        "end": 5720
       }
      }
     ],
     "children": [],
     "ownSpan": {
      "start": 5462,
      "end": 5727
     },
     "span": {
      "start": 5462,
      "end": 5727
     }
    }
   ],
   "ownSpan": {
    "start": 4857,
    "end": 4872
   },
   "span": {
    "start": 4857,
    "end": 5727
   }
  },
  {
   "kind": "section",
   "key": "monitoring",
   "title": "Monitoring",
   "level": 2,
   "isOptional": false,
   "prompt": "",
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "monitoring/production-metrics",
     "title": "Production Metrics",
     "level": 3,
     "isOptional": false,
     "prompt": "Metrics tracked in production.",
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
        {
         "kind": "field",
         "key": "monitoring/production-metrics/metric#What it measures",
         "label": "What it measures",
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
          "Description"
         ],
         "tokens": [],
         "span": {
          "start": 5821,
          "end": 5854
         }
        },
        {
         "kind": "field",
         "key": "monitoring/production-metrics/metric#How it's collected",
         "label": "How it's collected",
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
          "Method/Tool"
         ],
         "tokens": [],
         "span": {
          "start": 5856,
          "end": 5891
         }
        },
        {
         "kind": "field",
         "key": "monitoring/production-metrics/metric#Alert threshold",
         "label": "Alert threshold",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "quantity",
          "dimension": "any"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X value"
         ],
         "tokens": [
          "X value"
         ],
         "span": {
          "start": 5893,
          "end": 5921
         }
        },
        {
         "kind": "field",
         "key": "monitoring/production-metrics/metric#Dashboard",
         "label": "Dashboard",
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
          "Link to dashboard"
         ],
         "tokens": [],
         "span": {
          "start": 5923,
          "end": 5955
         }
        }
       ],
       "exampleSpan": {
        "start": 5798,
        "end": 5957
       },
       "span": {
        "start": 5798,
        "end": 5985
       }
      }
     ],
     "ownSpan": {
      "start": 5742,
      "end": 5798
     },
     "span": {
      "start": 5742,
      "end": 5985
     }
    },
    {
     "kind": "section",
     "key": "monitoring/performance-alerts",
     "title": "Performance Alerts",
     "level": 3,
     "isOptional": false,
     "prompt": "Alerts configured for performance degradation.",
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
        {
         "kind": "field",
         "key": "monitoring/performance-alerts/alert#Condition",
         "label": "Condition",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "condition"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Metric > threshold for duration"
         ],
         "tokens": [],
         "span": {
          "start": 6079,
          "end": 6125
         }
        },
        {
         "kind": "field",
         "key": "monitoring/performance-alerts/alert#Severity",
         "label": "Severity",
         "aliases": [],
         "style": "paragraph",
         "value": {
          "kind": "alternatives",
          "values": [
           "Critical",
           "Warning",
           "Info"
          ],
          "isOpen": false
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Critical / Warning / Info"
         ],
         "tokens": [],
         "span": {
          "start": 6127,
          "end": 6166
         }
        },
        {
         "kind": "field",
         "key": "monitoring/performance-alerts/alert#Action",
         "label": "Action",
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
          "What to do when alerted"
         ],
         "tokens": [],
         "span": {
          "start": 6168,
          "end": 6203
         }
        }
       ],
       "exampleSpan": {
        "start": 6057,
        "end": 6205
       },
       "span": {
        "start": 6057,
        "end": 6232
       }
      }
     ],
     "ownSpan": {
      "start": 5985,
      "end": 6057
     },
     "span": {
      "start": 5985,
      "end": 6232
     }
    },
    {
     "kind": "section",
     "key": "monitoring/profiling",
     "title": "Profiling",
     "level": 3,
     "isOptional": false,
     "prompt": "How to profile performance issues.",
     "slots": [
      {
       "kind": "field",
       "key": "monitoring/profiling#Profiling tools",
       "label": "Profiling tools",
       "aliases": [],
       "style": "paragraph",
       "value": {
        "kind": "text"
       },
       "isGiven": false,
       "content": {
        "kind": "list",
        "entryFields": []
       },
       "prompts": [
        "Tool 1: When to use it",
        "Tool 2: When to use it"
       ],
       "tokens": [],
       "span": {
        "start": 6283,
        "end": 6354
       }
      },
      {
       "kind": "field",
       "key": "monitoring/profiling#How to profile",
       "label": "How to profile",
       "aliases": [],
       "style": "paragraph",
       "value": {
        "kind": "text"
       },
       "isGiven": true,
       "content": {
        "kind": "code",
        "language": "bash"
       },
       "prompts": [
        "# Command to run profiler node --prof src/index.js node --prof-process isolate-*.log"
       ],
       "tokens": [],
       "span": {
        "start": 6356,
        "end": 6473
       }
      },
      {
       "kind": "field",
       "key": "monitoring/profiling#Interpreting results",
       "label": "Interpreting results",
       "aliases": [],
       "style": "paragraph",
       "value": {
        "kind": "text"
       },
       "isGiven": false,
       "content": {
        "kind": "fields",
        "fields": [
         {
          "kind": "field",
          "key": "monitoring/profiling#Interpreting results#Look for",
          "label": "Look for",
          "aliases": [],
          "style": "entry",
          "value": {
           "kind": "text"
          },
          "isGiven": false,
          "content": {
           "kind": "inline"
          },
          "prompts": [
           "What to look for in profiles"
          ],
          "tokens": [],
          "span": {
           "start": 6502,
           "end": 6542
          }
         },
         {
          "kind": "field",
          "key": "monitoring/profiling#Interpreting results#Red flags",
          "label": "Red flags",
          "aliases": [],
          "style": "entry",
          "value": {
           "kind": "text"
          },
          "isGiven": false,
          "content": {
           "kind": "inline"
          },
          "prompts": [
           "Warning signs"
          ],
          "tokens": [],
          "span": {
           "start": 6543,
           "end": 6569
          }
         }
        ]
       },
       "prompts": [
        "Look for: What to look for in profiles",
        "Red flags: Warning signs"
       ],
       "tokens": [],
       "span": {
        "start": 6475,
        "end": 6569
       }
      }
     ],
     "children": [],
     "ownSpan": {
      "start": 6232,
      "end": 6576
     },
     "span": {
      "start": 6232,
      "end": 6576
     }
    }
   ],
   "ownSpan": {
    "start": 5727,
    "end": 5742
   },
   "span": {
    "start": 5727,
    "end": 6576
   }
  },
  {
   "kind": "section",
   "key": "future-enhancements",
   "title": "Future Enhancements",
   "level": 2,
   "isOptional": false,
   "prompt": "",
   "slots": [],
   "children": [
    {
     "kind": "section",
     "key": "future-enhancements/phase-1-quick-wins-next-release",
     "title": "Phase 1: Quick wins (next release)",
     "level": 3,
     "isOptional": false,
     "prompt": "",
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
        {
         "kind": "field",
         "key": "future-enhancements/phase-1-quick-wins-next-release/enhancement#What",
         "label": "What",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Description"
         ],
         "tokens": [],
         "span": {
          "start": 6660,
          "end": 6683
         }
        },
        {
         "kind": "field",
         "key": "future-enhancements/phase-1-quick-wins-next-release/enhancement#Expected impact",
         "label": "Expected impact",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "percentage"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X% improvement"
         ],
         "tokens": [
          "X%"
         ],
         "span": {
          "start": 6684,
          "end": 6721
         }
        },
        {
         "kind": "field",
         "key": "future-enhancements/phase-1-quick-wins-next-release/enhancement#Effort",
         "label": "Effort",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "alternatives",
          "values": [
           "Low",
           "Medium",
           "High"
          ],
          "isOpen": false
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Low / Medium / High"
         ],
         "tokens": [],
         "span": {
          "start": 6722,
          "end": 6755
         }
        }
       ],
       "exampleSpan": {
        "start": 6640,
        "end": 6757
       },
       "span": {
        "start": 6640,
        "end": 6782
       }
      }
     ],
     "ownSpan": {
      "start": 6600,
      "end": 6640
     },
     "span": {
      "start": 6600,
      "end": 6782
     }
    },
    {
     "kind": "section",
     "key": "future-enhancements/phase-2-medium-term-2-3-releases",
     "title": "Phase 2: Medium-term (2-3 releases)",
     "level": 3,
     "isOptional": false,
     "prompt": "",
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
        {
         "kind": "field",
         "key": "future-enhancements/phase-2-medium-term-2-3-releases/enhancement#What",
         "label": "What",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Description"
         ],
         "tokens": [],
         "span": {
          "start": 6843,
          "end": 6866
         }
        },
        {
         "kind": "field",
         "key": "future-enhancements/phase-2-medium-term-2-3-releases/enhancement#Expected impact",
         "label": "Expected impact",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "percentage"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X% improvement"
         ],
         "tokens": [
          "X%"
         ],
         "span": {
          "start": 6867,
          "end": 6904
         }
        },
        {
         "kind": "field",
         "key": "future-enhancements/phase-2-medium-term-2-3-releases/enhancement#Effort",
         "label": "Effort",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "alternatives",
          "values": [
           "Low",
           "Medium",
           "High"
          ],
          "isOpen": false
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Low / Medium / High"
         ],
         "tokens": [],
         "span": {
          "start": 6905,
          "end": 6938
         }
        },
        {
         "kind": "field",
         "key": "future-enhancements/phase-2-medium-term-2-3-releases/enhancement#Trade-offs",
         "label": "Trade-offs",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "What might be sacrificed"
         ],
         "tokens": [],
         "span": {
          "start": 6939,
          "end": 6981
         }
        }
       ],
       "exampleSpan": {
        "start": 6823,
        "end": 6983
       },
       "span": {
        "start": 6823,
        "end": 7008
       }
      }
     ],
     "ownSpan": {
      "start": 6782,
      "end": 6823
     },
     "span": {
      "start": 6782,
      "end": 7008
     }
    },
    {
     "kind": "section",
     "key": "future-enhancements/phase-3-long-term-future-consideration",
     "title": "Phase 3: Long-term (future consideration)",
     "level": 3,
     "isOptional": false,
     "prompt": "",
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
        {
         "kind": "field",
         "key": "future-enhancements/phase-3-long-term-future-consideration/enhancement#What",
         "label": "What",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Description"
         ],
         "tokens": [],
         "span": {
          "start": 7075,
          "end": 7098
         }
        },
        {
         "kind": "field",
         "key": "future-enhancements/phase-3-long-term-future-consideration/enhancement#Expected impact",
         "label": "Expected impact",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "quantity",
          "dimension": "percentage"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "X% improvement"
         ],
         "tokens": [
          "X%"
         ],
         "span": {
          "start": 7099,
          "end": 7136
         }
        },
        {
         "kind": "field",
         "key": "future-enhancements/phase-3-long-term-future-consideration/enhancement#Effort",
         "label": "Effort",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "alternatives",
          "values": [
           "Low",
           "Medium",
           "High"
          ],
          "isOpen": false
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Low / Medium / High"
         ],
         "tokens": [],
         "span": {
          "start": 7137,
          "end": 7170
         }
        },
        {
         "kind": "field",
         "key": "future-enhancements/phase-3-long-term-future-consideration/enhancement#Risks",
         "label": "Risks",
         "aliases": [],
         "style": "bullet",
         "value": {
          "kind": "text"
         },
         "isGiven": false,
         "content": {
          "kind": "inline"
         },
         "prompts": [
          "Potential risks"
         ],
         "tokens": [],
         "span": {
          "start": 7171,
          "end": 7199
         }
        }
       ],
       "exampleSpan": {
        "start": 7055,
        "end": 7201
       },
       "span": {
        "start": 7055,
        "end": 7231
       }
      }
     ],
     "ownSpan": {
      "start": 7008,
      "end": 7055
     },
     "span": {
      "start": 7008,
      "end": 7231
     }
    }
   ],
   "ownSpan": {
    "start": 6576,
    "end": 6600
   },
   "span": {
    "start": 6576,
    "end": 7231
   }
  },
  {
   "kind": "section",
   "key": "related-documentation",
   "title": "Related Documentation",
   "level": 2,
   "isOptional": false,
   "prompt": "",
   "slots": [
    {
     "kind": "field",
     "key": "related-documentation#Internal Design Docs",
     "label": "Internal Design Docs",
     "aliases": [],
     "style": "paragraph",
     "value": {
      "kind": "text"
     },
     "isGiven": true,
     "content": {
      "kind": "list",
      "entryFields": []
     },
     "prompts": [
      "Architecture - Overall system architecture",
      "Observability - Performance monitoring"
     ],
     "tokens": [],
     "span": {
      "start": 7257,
      "end": 7412
     }
    },
    {
     "kind": "field",
     "key": "related-documentation#Package Documentation",
     "label": "Package Documentation",
     "aliases": [],
     "style": "paragraph",
     "value": {
      "kind": "text"
     },
     "isGiven": true,
     "content": {
      "kind": "list",
      "entryFields": []
     },
     "prompts": [
      "pkgs/{module}/README.md - Package overview",
      "pkgs/{module}/CLAUDE.md - Development guide"
     ],
     "tokens": [
      "{module}"
     ],
     "span": {
      "start": 7414,
      "end": 7536
     }
    },
    {
     "kind": "field",
     "key": "related-documentation#External Resources",
     "label": "External Resources",
     "aliases": [],
     "style": "paragraph",
     "value": {
      "kind": "text"
     },
     "isGiven": false,
     "content": {
      "kind": "list",
      "entryFields": []
     },
     "prompts": [
      "Performance Best Practices - General guidance",
      "Profiling Guide - How to profile"
     ],
     "tokens": [],
     "span": {
      "start": 7538,
      "end": 7659
     }
    }
   ],
   "children": [],
   "ownSpan": {
    "start": 7231,
    "end": 7661
   },
   "span": {
    "start": 7231,
    "end": 7661
   }
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
   "span": {
    "start": 7666,
    "end": 7738
   }
  },
  {
   "kind": "field",
   "key": "#footer#Next Steps",
   "label": "Next Steps",
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
    "{What performance work is planned next}"
   ],
   "tokens": [
    "{What performance work is planned next}"
   ],
   "span": {
    "start": 7740,
    "end": 7795
   }
  }
 ],
 "hasSeparators": true,
 "footerSpan": {
  "start": 7661,
  "end": 7796
 },
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
