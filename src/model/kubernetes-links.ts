import * as z from "zod/mini";

/** Keys that lead to a value; `*` is every position of a list. */
const path = z.array(z.string());

/**
 * How an attribute of a Kubernetes kind means other objects of its cluster. Declared beside the attribute in policies/resources, as
 * `refers_to`.
 */
export const kubernetesReferenceSchema = z.union([
  z.strictObject({
    /** A name, of an object of this type (`core/Service`): in the same namespace, or anywhere where the type knows no namespaces. */
    named: z.string(),
    /** How the name is made of the text (`{value}`), the name of the object that refers (`{name}`) and, at its end, any number (`{number}`). */
    name: z.optional(z.string()),
    /** Where the attribute is not set (`unset`), or not set or empty (`empty`), the default object of the type is meant. */
    or_default: z.optional(z.enum(["unset", "empty"])),
  }),
  z.strictObject({
    /**
     * A mapping that says which object it means: `apiVersion` or `group`, `kind`, `name`, and `namespace` where that is another. This type
     * counts where it does not say its group or kind.
     */
    object: z.string(),
  }),
  z.strictObject({
    /**
     * Pods of the same namespace: `labels` by a mapping of labels, of which an empty one means none; `selector` by a label selector, of which
     * an empty one means all; `peer` by the `podSelector` of a network policy's peer, in the namespaces of its `namespaceSelector`.
     */
    pods: z.enum(["labels", "selector", "peer"]),
    /** Where the attribute is not set, all pods are meant. */
    or_all: z.optional(z.boolean()),
  }),
]);
export type KubernetesReference = z.infer<typeof kubernetesReferenceSchema>;

/** Where a kind says what its pods are like. */
export const podsSchema = z.strictObject({
  /** Path of the pod template, whose `metadata.labels` its pods have; `[]` is the object itself. */
  template: z.optional(path),
  /** Where there is no template, path of the labels that its pods have besides those of `labels`. */
  extra_labels: z.optional(path),
  /** Where there is no template, path of the reference to the object whose pods are like its own. */
  like: z.optional(path),
  /** Labels that the kind's controller gives its pods: a text with `{name}` for the object's name, `{number}` for a number, `{any}` for anything. */
  labels: z.optional(z.record(z.string(), z.string())),
});
export type PodsOfKind = z.infer<typeof podsSchema>;

/** Which object of a type is its default: the one with this value at this path, else the one of this name. */
const defaultObjectSchema = z.strictObject({
  where: path,
  is: z.union([z.string(), z.boolean()]),
  else_named: z.optional(z.string()),
});

/** What a file of policies/resources/kubernetes says beside the attributes of its kind. */
export const kindSchema = z.object({
  /** Its objects are in no namespace. */
  cluster_scoped: z.optional(z.literal(true)),
  pods: z.optional(podsSchema),
  default: z.optional(defaultObjectSchema),
});

/** All that linking needs to know of a kind. */
export const kindLinksSchema = z.extend(kindSchema, {
  references: z.array(z.object({ path, to: kubernetesReferenceSchema })),
});
export type KindLinks = z.infer<typeof kindLinksSchema>;

/** By type (`apps/Deployment`): what linking needs to know of it. */
export type KubernetesLinks = Readonly<Record<string, KindLinks>>;
