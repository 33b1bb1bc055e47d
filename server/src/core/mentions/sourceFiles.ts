/** The endings of files that are written by people and kept with the code. */
const ENDINGS: ReadonlySet<string> = new Set(
  [
    "ts tsx mts cts js jsx mjs cjs vue svelte astro",
    "py pyi pyx rb php pl pm lua tcl r jl",
    "go rs c h cc cpp cxx hh hpp hxx m mm swift zig nim d",
    "java kt kts scala groovy gradle clj cljs cs fs vb",
    "ex exs erl hrl hs lhs ml mli elm dart",
    "sh bash zsh fish ps1 bat cmd mk cmake",
    "sql graphql gql proto thrift avsc tf hcl",
    "html css scss sass less json jsonc yaml yml toml xml",
  ].flatMap((line) => line.split(" ")),
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

/** Endings of data and settings: a program may read them, and so do package managers and tools. */
const DATA_ENDINGS = /\.(?:json|jsonc|ya?ml|toml|xml)$/;

/** Files of code that say which version, which packages and which tools, not what the program does. */
const SETUP_FILES =
  /^(?:setup\.py|mix\.exs|Package\.swift|Gemfile|conanfile\.py|build\.gradle(?:\.kts)?|_*version_*\.\w+|.*\.config\.[cm]?[jt]s|.*\.gemspec)$/i;

/**
 * True for a path below a module's folder at which a part of the program itself stands: no manifest, lock file, settings
 * of a tool, documentation, nor anything in a folder that begins with a dot.
 */
export function isProgramFile(path: string): boolean {
  const segments = path.split("/");
  const name = segments.at(-1) ?? "";
  if (segments.some((segment) => segment.startsWith(".") || /^docs?$/i.test(segment))) return false;
  return isSourceFile(name) && !DATA_ENDINGS.test(name) && !SETUP_FILES.test(name);
}
