/**
 * A tree of the shape of `values`: `true` where the value is unknown (or withheld), nothing where it is known.
 * List positions are kept (`[false, true]`); a wholly unknown block is `true`.
 */
export type Marks = boolean | Marks[] | { [key: string]: Marks };

/** Where a resource stands geographically, as far as its source says. */
export type Region = { name: string } | { global: true } | { unknown: string };

/** What will happen to the resource when the change is applied; `apply` for a manifest, whose cluster is not in sight. */
export type Action = "create" | "update" | "replace" | "delete" | "forget" | "no-op" | "read" | "apply";

/**
 * The envelope that every policy sees, the same for Terraform and Kubernetes.
 * `values` holds declared attributes only (policies/resources); a sensitive value is left out of it and marked in `withheld`.
 */
export interface Resource {
  /** `<input>#<address>`, unique over all inputs. */
  id: string;
  /** The stable name of the input that it came from. */
  input: string;
  /** Terraform: the module address, "" for the root. Kubernetes, in Terraform too: the namespace, "" where none is named. */
  scope: string;
  /** Terraform, Kubernetes objects in it too: the resource address. A manifest: `Kind.group/namespace/name`. */
  address: string;
  action: Action;
  /** Why Terraform does that (`replace_because_tainted`), in its own word; null where it does not say. */
  action_reason: string | null;
  /** Attribute paths whose change forces a replacement; empty for anything but a replacement. */
  replaced_by: string[];
  region: Region;
  values: Record<string, unknown>;
  unknown: Marks;
  withheld: Marks;
  /** Attribute path (`rule.0.destination.0.bucket`) to the ids that it refers to. */
  references: Record<string, string[]>;
  /** The reverse: attribute path without list positions (`rule.destination.bucket`) to the ids of those that refer here through it. */
  referenced_by: Record<string, string[]>;
}

/** Resources by type: `aws_subnet` for Terraform, `apps/Deployment` or `core/Service` for Kubernetes. */
export type ResourcesByType = Record<string, Resource[]>;
