/** The README as the Marketplace shows it: what packs the extension finds the addresses of pictures in `img` alone. */
export function marketplaceReadme(readme) {
  return readme.replace(/^ *<source [^>]*>\n/gm, "");
}
