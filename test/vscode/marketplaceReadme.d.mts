/** The README as the Marketplace shows it. */
export function marketplaceReadme(readme: string): string;
