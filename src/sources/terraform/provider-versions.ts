import type { MajorBounds, ProviderMajors } from "../../model/input-document.ts";
import type { Configuration } from "./configuration.ts";
import { textMember } from "./json-shape.ts";
import { bothOf, eitherOf, majorBounds } from "./version-bounds.ts";

/**
 * The major versions of each provider that the configuration's version constraints leave, by the first word of its types (`aws`, `google`,
 * `azurerm`). One version of a provider serves the whole configuration, so that the constraints of all modules hold together; `google` and
 * `google-beta` both serve google_ types, which of them is not told apart here. A provider without constraint is left out.
 */
export function providerMajors({ providers }: Pick<Configuration, "providers">): ProviderMajors {
  const byProvider = new Map<string, MajorBounds>();
  for (const [key, json] of Object.entries(providers)) {
    const provider = textMember(json, "full_name") ?? textMember(json, "name") ?? localName(key);
    const constraint = textMember(json, "version_constraint");
    const own = constraint === null ? {} : majorBounds(constraint);
    byProvider.set(provider, bothOf(byProvider.get(provider) ?? {}, own));
  }
  const byPrefix = new Map<string, MajorBounds>();
  for (const [provider, bounds] of byProvider) {
    const prefix = typePrefix(provider);
    const other = byPrefix.get(prefix);
    byPrefix.set(prefix, other === undefined ? bounds : eitherOf(other, bounds));
  }
  return Object.fromEntries([...byPrefix].filter(([, bounds]) => Object.keys(bounds).length > 0).sort());
}

/** `aws` of `module.dr:aws.replica`. */
function localName(key: string): string {
  return key.slice(key.lastIndexOf(":") + 1).split(".", 1)[0] ?? key;
}

/** `google` of `registry.terraform.io/hashicorp/google-beta`. */
function typePrefix(provider: string): string {
  return provider.slice(provider.lastIndexOf("/") + 1).replace(/-beta$/, "");
}
