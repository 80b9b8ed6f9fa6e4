import type { Region } from "../../model/resource.ts";
import { remembered } from "./remembered.ts";

const AWS_REGION = /^[a-z]{2}(?:-[a-z]+)+-\d+$/;
const AWS_ZONE = /^([a-z]{2}(?:-[a-z]+)+-\d+)(?:[a-z]|-[a-z]+-\d+[a-z]|-wl\d+-[a-z]+-wlz-\d+)$/;
const AWS_ZONE_ID = /^([a-z]{2})(ne|nw|se|sw|n|s|e|w|c)(\d+)-(?:[a-z0-9]+-)?az\d+$/;
const GOOGLE_ZONE = /^(.+\d)-[a-z]$/;
const DIRECTIONS: Record<string, string> = {
  n: "north",
  s: "south",
  e: "east",
  w: "west",
  c: "central",
  ne: "northeast",
  nw: "northwest",
  se: "southeast",
  sw: "southwest",
};
/** Longest name of a region or location that is believed, in characters. */
const LONGEST = 64;

/** True for what is written like an AWS region: `eu-west-1`, `us-gov-west-1`. */
export const isAwsRegion = remembered((name): boolean => AWS_REGION.test(name));

/**
 * The region of an AWS Availability Zone (`eu-west-1a`), Local or Wavelength Zone (`us-west-2-lax-1a`) or zone id (`euw1-az2`), since their
 * names begin with it (AWS, "Regions and Zones" and "AZ IDs"). Null for anything else.
 */
export const regionOfAwsZone = remembered((zone): string | null => {
  const named = AWS_ZONE.exec(zone)?.[1];
  if (named !== undefined) {
    return named;
  }
  const [, area, direction, number] = AWS_ZONE_ID.exec(zone) ?? [];
  const spelt = direction === undefined ? undefined : DIRECTIONS[direction];
  return area === undefined || spelt === undefined
    ? null
    : `${area === "ug" ? "us-gov" : area}-${spelt}-${number}`;
});

/** The region in an ARN, `arn:partition:service:region:account:resource`. Null where it has none (S3, IAM) or is no ARN. */
export function regionOfArn(arn: string): string | null {
  if (!arn.startsWith("arn:") || arn.length > 2048) {
    return null;
  }
  const service = arn.indexOf(":", 4) + 1;
  const from = arn.indexOf(":", service) + 1;
  // Where a colon is missing, this is "" or "arn".
  const region = arn.slice(from, Math.max(arn.indexOf(":", from), from));
  return isAwsRegion(region) ? region : null;
}

/** The region of a Google zone, given as a name or a self link: `us-central1-a`, `projects/p/zones/us-central1-a`. */
export function regionOfGoogleZone(zone: string): string | null {
  return GOOGLE_ZONE.exec(lastSegment(zone))?.[1] ?? null;
}

/** The region that the path of a Google resource names: `projects/p/regions/europe-west1/subnetworks/s`. */
export function regionOfGooglePath(path: string): string | null {
  const [, kind, name] = /\/(zones|regions|locations)\/([^/]+)\//.exec(path.slice(0, 2048)) ?? [];
  if (kind === undefined || name === undefined) {
    return null;
  }
  return kind === "zones" ? regionOfGoogleZone(name) : (regionOfGoogleZone(name) ?? name);
}

/** A location of Google as a region: a zone's region, else the name in lower case (buckets write `EUROPE-WEST1`); `global` is none. */
export function googleLocation(location: string): Region | null {
  const name = lastSegment(location).toLowerCase();
  return named(regionOfGoogleZone(name) ?? name);
}

/** A location of Azure as its provider compares them: lower case without spaces, `West Europe` is `westeurope`. */
export function azureLocation(location: string): Region | null {
  return named(location.toLowerCase().replaceAll(" ", ""));
}

/** A region by its name; null for what is no name of one. What is given is shared. */
export const named = remembered((name): Region | null => {
  if (name === "" || name.length > LONGEST || !/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) {
    return null;
  }
  return name === "global" ? { global: true } : { name };
});

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
