import type { TypedResource } from "../model/input.ts";
import type { RuleInfo } from "../model/rule.ts";

/** What a resource is: a type of Terraform's, or a kind of Kubernetes', wherever it stands. */
export type ResourceType = Pick<TypedResource, "family" | "type">;

/**
 * What to do about a finding on resources of these types: of a rule that has remedies by type those that fit, since nobody with an
 * Aurora cluster wants to read what to write for Azure. All of it where none fits.
 */
export function remedyFor(
  rule: Pick<RuleInfo, "remediation" | "remedies">,
  types: readonly ResourceType[],
): string {
  const fits = rule.remedies.filter((remedy) => types.some((type) => isFor(remedy.types, type)));
  if (fits.length === 0) {
    return rule.remediation;
  }
  const forAll = rule.remedies.filter((remedy) => remedy.types.length === 0);
  return [...forAll.map(({ text }) => text), fits.map(({ text }) => text).join(" Or: ")].join(" ");
}

/** A name that ends with `_` is how the names of types begin; `kubernetes` is every kind, `velero.io/Schedule` one. */
function isFor(names: readonly string[], { family, type }: ResourceType): boolean {
  return family === "kubernetes"
    ? names.includes("kubernetes") || names.includes(type)
    : names.some((name) => (name.endsWith("_") ? type.startsWith(name) : type === name));
}
