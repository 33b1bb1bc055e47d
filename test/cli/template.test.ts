import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

const LIKED = `# Mail

How fast mail is.

## Load

- **Highest:** 380 req/s

## Parts

### Part 1: Redis

**Why:** It was there.
`;

function read(folder: ProgramFolder, file: string): string {
  return readFileSync(path.join(folder.path, file), "utf8");
}

test("a template is written where templates are looked for, and is that of what names its category", () => {
  const folder = new ProgramFolder({ ".git/HEAD": "", "docs/mail speed.md": LIKED });
  const { code, out, error } = folder.run(["template", "--from", "docs/mail speed.md"]);
  assert.deepEqual([code, out, error], [0, ".perfdoc/templates/mail-speed.md\n", ""]);
  assert.match(read(folder, out.trim()), /^category: mail-speed$/m);
  assert.equal(folder.run(["adopt", "docs/mail speed.md", "--category", "mail-speed", "--status", "current"]).code, 0);
  const { report } = folder.check("docs/mail speed.md");
  assert.equal(report.documents[0].completeness, 100);
  assert.equal(folder.run(["new", "docs/next.md", "--category", "mail-speed"]).code, 0);
  assert.match(read(folder, "docs/next.md"), /\n### Part 1: \{Name\}\n\n\*\*Why:\*\* Description\n/);
});

test("category and place can be given, and what stands there is overwritten only by --force", () => {
  const folder = new ProgramFolder({ ...noteFiles, "mail.md": LIKED, "docs/ours.md": goodNote });
  assert.equal(folder.run(["template", "--from", "mail.md", "--category", "letters", "--out", "t.md"]).out, "t.md\n");
  const before = read(folder, "t.md");
  const again = ["template", "--from", "docs/ours.md", "--category", "other-notes", "--out", "t.md"];
  const { code, error } = folder.run(again);
  assert.equal(code, 2);
  assert.match(error, /^perfdoc: t\.md was not written\. The file already exists; .* --force\.\n$/);
  assert.equal(read(folder, "t.md"), before);
  assert.equal(folder.run([...again, "--force"]).code, 0);
  assert.match(read(folder, "t.md"), /^category: other-notes$/m);
});

test("what gives no template is said in one line", () => {
  const folder = new ProgramFolder({
    ...noteFiles,
    "mail.md": LIKED,
    "note.md": LIKED,
    "flat.md": "# Mail\n\nFast.\n",
    "chapters.md": "# Mail\n\nFast.\n\n# Goals\n\nFaster.\n\n## Soon\n\nNext year.\n\n# Figures\n\nTen a second.\n",
    "binary.md": "# A\0\0\0",
  });
  const complaints: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^perfdoc: No document was given; expected --from FILE\.\n$/],
    [["mail.md"], /^perfdoc: No document was given; expected --from FILE\.\n$/],
    [["--from", "mail.md", "b.md"], /^perfdoc: "b\.md" stands alone; expected --from in front of it\.\n$/],
    [["--from", "nowhere.md"], /^perfdoc: "nowhere\.md" can't be read\. There is no such file\.\n$/],
    [["--from", "binary.md"], /^perfdoc: "binary\.md" can't be read\. The file is binary/],
    [["--from", "flat.md"], /^perfdoc: "flat\.md" gives no template\. The template has no section; /],
    [["--from", "chapters.md"], /^perfdoc: "chapters\.md" gives no template\. It has 3 headings of level 1; expected /],
    [["--from", "note.md"], /^perfdoc: The category "note" has a template already; expected --category NAME/],
    [
      ["--from", "mail.md", "--category", "../x"],
      /^perfdoc: --category is "\.\.\/x"; expected letters, digits and hyphens\.\n$/,
    ],
    [["--from", "mail.md", "--frm"], /^perfdoc: There is no option --frm; did you mean --from\?\n$/],
  ];
  for (const [args, complaint] of complaints) {
    const { code, out, error } = folder.run(["template", ...args]);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(error, complaint);
  }
});
