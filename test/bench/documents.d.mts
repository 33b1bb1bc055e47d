/** Documents that are not cut into short sections, each with the line that is typed in. */
export const SHAPED: Readonly<Record<string, { readonly text: string; readonly line: RegExp }>>;
