import type { Region } from "../../model/resource.ts";
import type { Side } from "./instance.ts";
import { member } from "./json-shape.ts";
import {
  azureLocation,
  googleLocation,
  named,
  regionOfArn,
  regionOfAwsZone,
  regionOfGooglePath,
  regionOfGoogleZone,
} from "./region-names.ts";
import { markAt } from "./spot.ts";

type Reading = [attribute: string, read: (text: string) => Region | null];

const byName = (read: (text: string) => string | null) => (text: string) => {
  const name = read(text);
  return name === null ? null : named(name);
};

const AWS: Reading[] = [
  ["region", named],
  ["arn", byName(regionOfArn)],
  ["id", byName(regionOfArn)],
  ["availability_zone", byName(regionOfAwsZone)],
  ["availability_zone_name", byName(regionOfAwsZone)],
  ["availability_zones", byName(regionOfAwsZone)],
  ["availability_zone_id", byName(regionOfAwsZone)],
];
const GOOGLE: Reading[] = [
  ["region", googleLocation],
  ["zone", byName(regionOfGoogleZone)],
  ["location", googleLocation],
  ["self_link", byName(regionOfGooglePath)],
  ["id", byName(regionOfGooglePath)],
];
const AZURE: Reading[] = [["location", azureLocation]];
const OTHERS: Reading[] = [
  ["region", named],
  ["location", named],
];

/** Attributes that say the region of a resource itself, and the resource group or project that its name belongs to. */
export const ATTRIBUTES_OF_REGION: readonly string[] = [
  ...[...AWS, ...GOOGLE, ...AZURE].map(([attribute]) => attribute),
  "resource_group_name",
  "project",
];

/** Types whose `region` says something else than where they stand, so that it is passed over. */
const REGION_MEANS_ELSE = new Set(["data.aws_vpc_peering_connection", "data.aws_s3_bucket"]);

/** What an instance says itself of its region, in its own region, ARN, zone or self link. Null where it says nothing that is known. */
export function regionOfValues(filedAs: string, type: string, side: Side | null): Region | null {
  if (side === null) {
    return null;
  }
  for (const [attribute, read] of readings(type)) {
    if (attribute === "region" && REGION_MEANS_ELSE.has(filedAs)) {
      continue;
    }
    const value = knownText(side, attribute);
    const region = value === null ? null : read(value);
    if (region !== null) {
      return region;
    }
  }
  return null;
}

function readings(type: string): Reading[] {
  if (type.startsWith("aws_") || type.startsWith("awscc_")) {
    return AWS;
  }
  return type.startsWith("google_") ? GOOGLE : type.startsWith("azurerm_") ? AZURE : OTHERS;
}

/** A text, or the first text of a list, that is neither unknown nor sensitive. */
function knownText(side: Side, attribute: string): string | null {
  const value = member(side.values, attribute);
  if (typeof value !== "string" && !Array.isArray(value)) {
    return null;
  }
  if (member(side.unknown, attribute) === true || member(side.sensitive, attribute) === true) {
    return null;
  }
  if (!Array.isArray(value)) {
    return value;
  }
  const [unknown, sensitive] = [member(side.unknown, attribute), member(side.sensitive, attribute)];
  const first = value.findIndex(
    (item, i) => typeof item === "string" && markAt(unknown, i) !== true && markAt(sensitive, i) !== true,
  );
  return first < 0 ? null : value[first];
}
