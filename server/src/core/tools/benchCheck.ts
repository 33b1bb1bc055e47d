import * as z from "zod/mini";
import { isFailure } from "../conformance/benchmarks/benchmarkCheck.ts";
import { isInside } from "../host/uri.ts";
import { type HeldCell, heldAgainst, heldCells, partsFor } from "../tasks/heldResults.ts";
import { Refusal } from "../tasks/refusal.ts";
import { counted } from "../text/wording.ts";
import { boundDocuments } from "../workspace/links/boundDocuments.ts";
import { pathInput } from "./checkedDocument.ts";
import { pathTo } from "./namedPlace.ts";
import { pageInput, pageOf, pageOutput, versionOf } from "./paging.ts";
import { fileInput, resultsNamed, targetNamed } from "./resultsNamed.ts";
import { defineTool } from "./tool.ts";

const USUAL = 40;

const row = z.object({
  path: z.string(),
  line: z.int(),
  benchmark: z.string(),
  label: z.string(),
  verdict: z.string().check(z.describe("target missed and worse are failures.")),
  documented: z.optional(z.string()),
  measured: z.optional(z.string()),
  targets: z.array(z.string()).check(z.describe("Each with what becomes of it now.")),
  why: z.optional(z.string()),
});

export const benchCheck = defineTool({
  name: "perfdoc_bench_check",
  title: "Check Fresh Results",
  description:
    "Holds a benchmark's results file against the values and targets that documents state: what got worse, what misses its target. Changes nothing and runs nothing.",
  effect: "reads",
  input: z.strictObject({
    file: fileInput,
    document: z.optional(pathInput),
    tolerance: z.optional(
      z.number().check(z.minimum(0), z.maximum(1_000), z.describe("In percent; what the config says if left out.")),
    ),
    ...pageInput(USUAL),
  }),
  output: z.object({ failures: z.int(), figures: z.array(row), remarks: z.array(z.string()), ...pageOutput }),
  answer: async (context, { file: named, document, tolerance, ...asked }) => {
    const { workspace, file, path } = await resultsNamed(context, named, document);
    const targets =
      document === undefined
        ? (await boundDocuments(workspace)).filter((one) =>
            context.roots.some((root) => isInside(root, one.document.uri)),
          )
        : [await targetNamed(context, workspace, document)];
    const all = targets.flatMap((target) => {
      const options = { ...heldAgainst(workspace, target, tolerance), base: undefined };
      return partsFor(target, file, document !== undefined).flatMap((part) =>
        heldCells(target, part, file, options).cells.map((cell) => ({
          isFailed: isFailure(cell),
          figure: figureOf(cell, pathTo(context, target.document.uri)),
        })),
      );
    });
    if (all.length === 0)
      throw new Refusal(
        `No ${document === undefined ? "document" : "part of the document"} is bound to ${path}; perfdoc_bench_import with "document" binds one.`,
      );
    const failures = all.filter(({ isFailed }) => isFailed).length;
    const page = pageOf(all, asked, { usual: USUAL, version: versionOf(JSON.stringify(all)) });
    const figures = page.rows.map(({ figure }) => figure);
    const { remarks } = file.results;
    return {
      content: { failures, figures, remarks: [...remarks], ...page.place },
      lines: [
        `${path}: ${counted(all.length, "figure")}, ${counted(failures, "failure")}`,
        ...figures.map(lineFor),
        ...remarks,
        ...page.lines,
      ],
    };
  },
});

function figureOf(cell: HeldCell, path: string): z.output<typeof row> {
  const { line, benchmark, label, verdict, documented, measured, targets, why } = cell;
  return {
    path,
    line,
    benchmark,
    label,
    verdict,
    ...(documented !== undefined && { documented }),
    ...(measured !== undefined && { measured }),
    targets: targets.map(({ text, now }) => `${text}: ${now}`),
    ...(why !== undefined && { why }),
  };
}

function lineFor({ path, line, benchmark, label, verdict, ...rest }: z.output<typeof row>): string {
  const { documented = "nothing", measured = "nothing", targets, why } = rest;
  const against = targets.length > 0 ? `, target ${targets.join(", ")}` : "";
  const reason = why === undefined ? "" : `; ${why}`;
  return `${path}:${line}: ${benchmark}, ${label}: ${verdict}; documented ${documented}, measured ${measured}${against}${reason}`;
}
