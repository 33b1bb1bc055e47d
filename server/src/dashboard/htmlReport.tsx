import { renderToString } from "preact-render-to-string";
import { printable } from "../core/text/printable.ts";
import { EMBEDDED_ID, type Embedded, embeddedText, ROOT_ID } from "./embeddedData.ts";
import { Dashboard } from "./page/dashboard.tsx";
import { NO_FILTER } from "./page/filter.ts";

/** The built files that a page runs, and what tells a browser that they are these. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
  /** The SHA-256 of a text, in base64. */
  readonly hashOf: (text: string) => string;
}

/** The dashboard as one HTML file: read without scripts, without anything beside it, and without a network. */
export function htmlReport(embedded: Embedded, { script, style, hashOf }: PageFiles): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script)}'`,
    `style-src 'sha256-${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = renderToString(
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{embedded.data.title}</title>
      <style>@</style>
    </head>,
  );
  const page = renderToString(
    <div id={ROOT_ID}>
      <Dashboard
        data={embedded.data}
        places={{ kind: "files", base: embedded.base }}
        filter={NO_FILTER}
        change={() => undefined}
        isPrinting={false}
      />
    </div>,
  );
  return [
    '<!doctype html>\n<html lang="en">',
    printable(head).replace("<style>@</style>", () => `<style>${style}</style>`),
    `<body>${printable(page)}`,
    `<script type="application/json" id="${EMBEDDED_ID}">${embeddedText(embedded)}</script>`,
    `<script>${script}</script>`,
    "</body>\n</html>\n",
  ].join("\n");
}
