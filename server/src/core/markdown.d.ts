/** esbuild hands Markdown files over as text. */
declare module "*.md" {
  const text: string;
  export default text;
}
