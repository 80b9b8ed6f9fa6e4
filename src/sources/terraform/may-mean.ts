import type { Region } from "../../model/resource.ts";
import { isGlobal } from "./global-types.ts";
import { isUnique } from "./identities.ts";
import { attributesOfId } from "./ids/made-of-names.ts";
import { remembered } from "./remembered.ts";

/** Where a name is used, or where what has it stands. */
export interface NamedPlace {
  type: string;
  region: Region;
  /** The resource group or project (`namedWithin`); null where it is not known. */
  within: string | null;
}

/**
 * Whether a text in a resource `here` can mean that one. A name means something within a region, a resource group or a project, each type
 * in its own way; an id or ARN says itself what it means.
 */
export function mayMean(text: string, there: NamedPlace, here: NamedPlace): boolean {
  if (isUnique(text)) {
    return true;
  }
  const { byRegion, byGroup } = namesOf(there.type);
  const otherRegion =
    byRegion && "name" in there.region && "name" in here.region && there.region.name !== here.region.name;
  const otherGroup = byGroup && there.within !== null && here.within !== null && there.within !== here.within;
  return !otherRegion && !otherGroup;
}

/** Types whose names are given once in the whole cloud. */
const NAMED_ONCE = new Set([
  "google_storage_bucket",
  "azurerm_storage_account",
  "azurerm_container_registry",
  "azurerm_key_vault",
]);

/** Within what the names of a type are given once: what its id is made of tells, else its provider. */
const namesOf = remembered((type): { byRegion: boolean; byGroup: boolean } => {
  if (NAMED_ONCE.has(type)) {
    return { byRegion: false, byGroup: false };
  }
  if (type.startsWith("azurerm_")) {
    return { byRegion: false, byGroup: true };
  }
  const parts = attributesOfId(type);
  const inId = parts.some((part) => part === "region" || part === "zone" || part === "location");
  return { byRegion: (parts.length === 0 || inId) && !isGlobal(type), byGroup: type.startsWith("google_") };
});
