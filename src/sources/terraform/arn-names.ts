/** How the ARN of a type is made of the name that its configuration gives it. */
interface ArnForm {
  service: string;
  /** What stands before the name in the last part of the ARN. */
  prefix: string;
  /** The attribute that holds the name. */
  attribute: string;
  /** False where the ARN names neither region nor account. */
  regional: boolean;
}

/** ARN formats of the Service Authorization Reference (resource types defined by Amazon S3, RDS and EKS). */
const FORMS: Record<string, ArnForm> = {
  aws_s3_bucket: { service: "s3", prefix: "", attribute: "bucket", regional: false },
  aws_db_instance: { service: "rds", prefix: "db:", attribute: "identifier", regional: true },
  aws_rds_cluster: { service: "rds", prefix: "cluster:", attribute: "cluster_identifier", regional: true },
  aws_eks_cluster: { service: "eks", prefix: "cluster/", attribute: "name", regional: true },
};

function formOf(type: string): ArnForm | null {
  return (Object.hasOwn(FORMS, type) ? FORMS[type] : undefined) ?? null;
}

/** The attribute whose value the ARN of a type ends in; null where that is not known. */
export function nameInArn(type: string): string | null {
  return formOf(type)?.attribute ?? null;
}

/**
 * What is the same in an ARN and in a resource that is yet to be made, whose ARN is known only after apply: service, region and name.
 * Null for what is no ARN. Partition and account are left out, since a configuration does not say them.
 */
export function keyOfArn(text: string): string | null {
  const parts = /^arn:[a-z0-9-]+:([a-z0-9-]+):([a-z0-9-]*):\d*:(.+)$/.exec(text);
  return parts === null ? null : `arn:*:${parts[1]}:${parts[2]}:*:${parts[3]}`;
}

/** The same key of a resource, of its name and region; null where its ARN cannot be told of these. */
export function keyOfName(type: string, name: string, region: string | null): string | null {
  const form = formOf(type);
  if (form === null || (form.regional && region === null)) {
    return null;
  }
  return `arn:*:${form.service}:${form.regional ? region : ""}:*:${form.prefix}${name}`;
}

/** The name that an ARN gives a resource of a type, and its region; null where it is no ARN of that type. */
export function nameOfArn(type: string, text: string): { name: string; region: string | null } | null {
  const form = formOf(type);
  const [, , service, region, , ...rest] = text.split(":");
  const last = rest.join(":");
  if (
    form === null ||
    keyOfArn(text) === null ||
    service !== form.service ||
    !last.startsWith(form.prefix) ||
    last === form.prefix
  ) {
    return null;
  }
  return {
    name: last.slice(form.prefix.length),
    region: region === undefined || region === "" ? null : region,
  };
}
