import type { PageMessage } from "../../../server/src/dashboard/webviewMessages.ts";

/** What a page said, where it is something that pages say. */
export function pageMessage(message: unknown): PageMessage | undefined {
  if (typeof message !== "object" || message === null || !("type" in message)) return undefined;
  if (message.type === "ready") return { type: "ready" };
  if (message.type !== "open" || !("path" in message) || !("line" in message)) return undefined;
  const { path, line } = message;
  if (typeof path !== "string" || typeof line !== "number" || !Number.isInteger(line) || line < 1) return undefined;
  return { type: "open", path, line };
}

/**
 * The page that loads what draws: nothing else can run in it, and nothing is fetched.
 * @param source Where the webview may load the style from.
 */
export function pageHtml(
  { script, style }: { readonly script: string; readonly style: string },
  {
    source,
    nonce,
    language,
    title,
  }: { readonly source: string; readonly nonce: string; readonly language: string; readonly title: string },
): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${source}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(title)}</title>
<link rel="stylesheet" href="${attribute(style)}">
</head>
<body>
<div id="dashboard"></div>
<script nonce="${nonce}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
