import type { RuleInfo } from "../model/rule.ts";

/**
 * What to do about a finding on resources of these addresses: of a rule that has remedies by type those that fit, since nobody with an
 * Aurora cluster wants to read what to write for Azure. All of it where none fits.
 */
export function remedyFor(
  rule: Pick<RuleInfo, "remediation" | "remedies">,
  addresses: readonly string[],
): string {
  const types = addresses.map(typeOf);
  const fits = rule.remedies.filter((remedy) => types.some((type) => isFor(remedy.types, type)));
  if (fits.length === 0) {
    return rule.remediation;
  }
  const forAll = rule.remedies.filter((remedy) => remedy.types.length === 0);
  return [...forAll.map(({ text }) => text), fits.map(({ text }) => text).join(" Or: ")].join(" ");
}

/** A name that ends with `_` is how the names of types begin; `kubernetes` is every kind of a manifest. */
function isFor(names: readonly string[], type: string): boolean {
  return names.some((name) => {
    if (name === "kubernetes") return /^[A-Z]/u.test(type);
    return name.endsWith("_") ? type.startsWith(name) : type === name;
  });
}

/** `aws_db_instance` of `module.shop["a"].aws_db_instance.main[0]`; of a manifest what stands before the slash of `Kind.group/name`. */
function typeOf(address: string): string {
  const kind = /^[A-Z][^/]*(?=\/)/u.exec(address);
  const type = /(?:^|\.)([a-z0-9]+_[a-z0-9_]+)\.[^.[\]]+(?:\[[^[\]]*\])?$/u.exec(address);
  return kind?.[0] ?? type?.[1] ?? "";
}
