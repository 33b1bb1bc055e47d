import * as z from "zod/mini";
import { joinUri } from "../host/uri.ts";
import { newDocumentPlan } from "../tasks/newDocumentPlan.ts";
import { Refusal } from "../tasks/refusal.ts";
import { shortened } from "../text/wording.ts";
import { pathOutput } from "./checkedDocument.ts";
import { pathTo, placeNamed } from "./namedPlace.ts";
import { defineTool } from "./tool.ts";

export const newDocument = defineTool({
  name: "perfdoc_new_document",
  title: "New Performance Document",
  description:
    "Writes a new performance document from its category's template, with every place open; an existing file is left as it is. Go on with perfdoc_open_places.",
  effect: "adds",
  input: z.strictObject({
    path: z.optional(
      z
        .string()
        .check(
          z.describe("The file, or a folder with a slash at the end; where the module's documents lie if left out."),
        ),
    ),
    module: z.optional(z.string().check(z.describe("The module that it is about, as the workspace names it."))),
    name: z.optional(z.string().check(z.describe("What is described, as the title has it; the module if left out."))),
    category: z.optional(z.string().check(z.describe("The template; performance if left out."))),
  }),
  output: z.object({ path: pathOutput, category: z.string() }),
  answer: async (context, { path, category, module, name }) => {
    const from = context.roots[0] ?? "";
    const asked = path === undefined ? undefined : await placeNamed(context, path);
    const workspace = await context.workspaceFor([asked ?? joinUri(from, "document.md")]);
    const folder = workspace.folderOf(asked ?? joinUri(from, "document.md"));
    if (folder === undefined) throw new Refusal("There is no workspace folder here; open one first.");
    const place = asked === undefined ? undefined : { uri: asked, isFolder: /[\\/]$/.test(path ?? "") };
    const wishes = { place, category, module: lineOf(module), name: lineOf(name), from };
    const { uri, text, template } = await newDocumentPlan(context.host, folder, wishes);
    const written = pathTo(context, uri);
    await placeNamed(context, written);
    if ((await workspace.host.stat(uri)) !== undefined)
      throw new Refusal(
        `"${shortened(written)}" is there already; give another path, or go on with the document there.`,
      );
    const failure = await context.write(workspace, [{ kind: "create", uri, text }]);
    if (failure !== undefined) throw new Refusal(failure);
    const content = { path: written, category: template.category };
    return { content, lines: [`Wrote ${written}; perfdoc_open_places lists what is to be filled in.`] };
  },
});

/** Names stand in frontmatter and headings. */
function lineOf(text: string | undefined): string | undefined {
  if (text === undefined || /^[^\r\n\0]{1,200}$/.test(text)) return text;
  throw new Refusal("A name is one line of at most 200 characters; give a shorter one.");
}
