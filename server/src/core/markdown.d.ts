/** esbuild hands Markdown files over as text. */
declare module "*.md" {
  const text: string;
  export default text;
}

/** The same file as a template, compiled while Perfdoc is built. */
declare module "*.md?compiled" {
  const template: import("./template/template.ts").Template;
  export default template;
}
