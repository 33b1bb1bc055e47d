// Finds the rule for a path.
export function match(rules, path) {
  for (const rule of rules) if (path.startsWith(rule.prefix)) return rule;
  return undefined;
}
