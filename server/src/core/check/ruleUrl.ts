/** Where a rule is explained. */
export function ruleUrl(id: string): string {
  return `https://github.com/perfdoc/perfdoc/blob/main/server/src/core/rules/README.md#${id}`;
}
