import { keyOfName, nameInArn } from "./arn-names.ts";
import type { Side } from "./instance.ts";
import { member } from "./json-shape.ts";

/** Attributes whose value other resources use to refer to one. */
const IDENTITIES = [
  "id",
  "arn",
  "self_link",
  "name",
  "identifier",
  "bucket",
  "cluster_identifier",
  "key_id",
  "function_name",
];

/** Longest value that is looked up, in characters: an ARN or a self link is far shorter. */
const LONGEST = 2048;

/**
 * The values that identify a resource, each once: what is known and not sensitive of its id, ARN and names, and where its ARN is not
 * known yet, what an ARN of its name would say (`keyOfName`). `region` is that of the resource, null where it is not known.
 */
export function identityValues(type: string, side: Side, region: string | null): string[] {
  const values = new Set<string>();
  for (const attribute of IDENTITIES) {
    const value = knownText(side, attribute);
    if (value !== null) {
      values.add(value);
    }
  }
  const named = nameInArn(type);
  const name = named === null || knownText(side, "arn") !== null ? null : knownText(side, named);
  const key = name === null ? null : keyOfName(type, name, region);
  if (key !== null) {
    values.add(key);
  }
  return [...values];
}

function knownText({ values, unknown, sensitive }: Side, attribute: string): string | null {
  const value = member(values, attribute);
  const isShown =
    unknown !== true &&
    sensitive !== true &&
    member(unknown, attribute) !== true &&
    member(sensitive, attribute) !== true;
  return typeof value === "string" && value !== "" && value.length <= LONGEST && isShown ? value : null;
}
