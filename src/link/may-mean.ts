import type { Region } from "../model/resource.ts";
import { isGlobal } from "../sources/terraform/global-types.ts";
import { isUnique } from "../sources/terraform/identities.ts";

/**
 * Whether a text in a resource of the region `here` can mean that one. A name means something in its own region, unless the names of its
 * type are the same everywhere; an id or ARN says itself what it means.
 */
export function mayMean(text: string, there: { type: string; region: Region }, here: Region): boolean {
  if (isUnique(text) || isNamedForAll(there.type)) {
    return true;
  }
  return !("name" in there.region && "name" in here) || there.region.name === here.name;
}

function isNamedForAll(type: string): boolean {
  return type === "aws_s3_bucket" || type === "google_storage_bucket" || isGlobal(type);
}
