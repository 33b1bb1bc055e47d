import { homepage } from "../../../../package.json";

export const [PROJECT_URL = homepage] = homepage.split("#", 1);

/** Where the page of a rule is to be read. */
export function rulePageUrl(rule: string): string {
  return `${PROJECT_URL}/blob/main/docs/rules/${rule}.md`;
}
