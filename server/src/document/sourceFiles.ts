import { flatMap } from "../text/flatMap.ts";

/** The endings of files that are written by people and kept with the code. */
const ENDINGS: ReadonlySet<string> = new Set(
  flatMap(
    [
      "ts tsx mts cts js jsx mjs cjs vue svelte astro",
      "py pyi pyx rb php pl pm lua tcl r jl",
      "go rs c h cc cpp cxx hh hpp hxx m mm swift zig nim d",
      "java kt kts scala groovy gradle clj cljs cs fs vb",
      "ex exs erl hrl hs lhs ml mli elm dart",
      "sh bash zsh fish ps1 bat cmd mk cmake",
      "sql graphql gql proto thrift avsc tf hcl",
      "html css scss sass less json jsonc yaml yml toml xml",
    ],
    (line) => line.split(" "),
  ),
);

const NAMES: ReadonlySet<string> = new Set([
  "Makefile",
  "Dockerfile",
  "Jenkinsfile",
  "Rakefile",
  "Gemfile",
  "Justfile",
]);

/** True for a path whose last segment is called as files of code are, a wildcard in front of its ending included. */
export function isSourceFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const ending = /^.+\.([a-z0-9]+)$/.exec(name)?.[1];
  return NAMES.has(name) || (ending !== undefined && ENDINGS.has(ending));
}
