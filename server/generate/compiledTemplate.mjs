import { readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { compileFunction } from "node:vm";
import * as esbuild from "esbuild";

const SUFFIX = "?compiled";

/**
 * A plugin that gives for `import … from "….md?compiled"` the `Template` which the file is: starting is quicker by the
 * parse of a whole document. What has no value in it is left out.
 * @param options What bundles share; the compiler is bundled with it too.
 */
export function compiledTemplate(options) {
  /** What all bundles of a build share. */
  let known;
  const compilerNow = async () => {
    if (known === undefined || (await newestOf((await known).sources)) > (await known).newest)
      known = compiler(options);
    return known;
  };
  return {
    name: "compiled-template",
    setup(build) {
      build.onResolve({ filter: /\.md\?compiled$/ }, (imported) => ({
        path: path.join(imported.resolveDir, imported.path.slice(0, -SUFFIX.length)),
        namespace: "compiled-template",
      }));
      build.onLoad({ filter: /./, namespace: "compiled-template" }, async (file) => {
        const { compileTemplate, sources } = await compilerNow();
        const template = compileTemplate(
          `perfdoc:///templates/${path.basename(file.path)}`,
          await readFile(file.path, "utf8"),
        );
        return { contents: JSON.stringify(template), loader: "json", watchFiles: [file.path, ...sources] };
      });
    },
  };
}

/** The compiler, as the sources have it now, and where they lie. */
async function compiler(options) {
  const { outputFiles, metafile } = await esbuild.build({
    ...options,
    platform: "node",
    format: "cjs",
    entryPoints: ["server/src/core/template/compile.ts"],
    sourcemap: false,
    write: false,
    metafile: true,
  });
  const module = { exports: {} };
  const run = compileFunction(outputFiles[0].text, ["module", "require"]);
  run(module, createRequire(import.meta.url));
  const sources = Object.keys(metafile.inputs).map((name) => path.resolve(name));
  return { ...module.exports, sources, newest: await newestOf(sources) };
}

/** When the one of the files was written that was written last. */
async function newestOf(files) {
  const stats = await Promise.all(files.map((file) => stat(file)));
  return Math.max(...stats.map(({ mtimeMs }) => mtimeMs));
}
