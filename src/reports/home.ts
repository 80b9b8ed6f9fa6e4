/** Where the project is to be found. */
export const HOME = "https://github.com/resilience-gate/resilience-gate";

/** The page that explains a rule of the policy pack. */
export function rulePageOf(id: string): string {
  return `${HOME}/blob/main/policies/rules/${id.split("/").map(encodeURIComponent).join("/")}/README.md`;
}
