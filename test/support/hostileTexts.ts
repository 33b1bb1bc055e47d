import { fc } from "./property.ts";

/** What steers terminals, logs of CI jobs, browsers, editors and parsers that take a text for more than a text. */
export const HOSTILE_PIECES: readonly string[] = [
  "\u001b[31m",
  "\u001b]8;;https://evil.example\u0007here\u001b]8;;\u0007",
  "\u001b]52;c;ZWNobw==\u0007",
  "\u001bP+q\u001b\\",
  "\u009b2J",
  "\u009d8;;https://evil.example\u009c",
  "\u0007",
  "\b",
  "\u007f",
  "\u0085",
  "\t",
  "\r",
  "\n",
  "\u2028",
  "\u202egpj.exe\u202c",
  "\u2067right\u2069",
  "\ud800",
  "\udfff",
  "\ufffe",
  "\u{10ffff}",
  "::error file=a.md::no",
  "::stop-commands::no",
  "\n::set-output name=a::b",
  "\r\n ::add-mask::a",
  "%0A::error::no",
  "%25",
  "##[add-mask]a",
  "##[error]no",
  "##vso[task.setvariable variable=a]b",
  "##teamcity[a]",
  "section_start:1:a\r\u001b[0K",
  "|",
  "\\|",
  "\\",
  "`",
  "``",
  "*a*",
  "<img src=https://evil.example/a.png>",
  "<script>a</script>",
  "![a](https://evil.example/a.png)",
  "[a](command:evil)",
  "[a]: command:evil",
  "<command:evil>",
  "https://evil.example/a",
  "www.evil.example",
  "a@evil.example",
  "@everyone",
  "$(alert)",
  "$" + "{TM_FILENAME}",
  "&lt;",
  "<![CDATA[",
  "]]>",
  "-->",
  "<?a?>",
  '"',
  "'",
  "{Name}",
  "../..",
  "file:///etc/passwd",
  "\\\\host\\share",
  "constructor",
  "__proto__",
  "é",
  "🚀",
  " ",
  "a",
];

/** Texts of such pieces, and of anything else. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...HOSTILE_PIECES), { minLength: 1, maxLength: 4 }).map(joined) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

function joined(pieces: readonly string[]): string {
  return pieces.join("");
}

/** As much of the text as a file can be called. */
export function asFileName(text: string): string {
  const bytes = Buffer.from(text.replaceAll("/", "_").replaceAll("\0", "")).subarray(0, 120);
  return bytes.toString("utf8").replaceAll("\ufffd", "");
}
