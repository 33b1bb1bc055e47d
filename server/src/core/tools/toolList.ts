import * as z from "zod/mini";
import type { Effect } from "./tool.ts";
import { tools } from "./tools.ts";

/** A tool as protocols list it: plain JSON, but for the schemas' being JSON Schema. */
export interface ToolListing {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly effect: Effect;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
}

type ObjectSchema = Readonly<Record<string, unknown>> & { readonly type: "object" };

/** What all tools together are for, for a model. */
export const INSTRUCTIONS =
  "Perfdoc keeps performance documents: Markdown with frontmatter, in the shape of a template. Begin with perfdoc_list_documents; perfdoc_open_places says what is still to be written, perfdoc_explain what belongs in a section. Edit the files yourself, then run perfdoc_check. Numbers come from benchmarks (perfdoc_bench_import) or from people: never make one up, leave the place open instead.";

/** Every tool, with the schemas of what it takes and gives. */
export function toolList(): readonly ToolListing[] {
  return tools.map(({ name, title, description, effect, input, output }) => ({
    name,
    title,
    description,
    effect,
    inputSchema: objectSchema(z.toJSONSchema(input, { io: "input", override: withoutUsualBounds })),
    outputSchema: objectSchema(z.toJSONSchema(output, { override: withoutUsualBounds })),
  }));
}

/** Without the name of the notation, which each protocol states for itself. */
function objectSchema({ $schema: _, ...schema }: z.core.JSONSchema.BaseSchema): ObjectSchema {
  return { ...schema, type: "object" };
}

/** Every whole number has these. */
function withoutUsualBounds({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
