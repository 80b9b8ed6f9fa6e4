import * as z from "zod/mini";
import type { NormalisedInput, NotJudged, Place, Problem, TypedResource } from "./input.ts";
import type { MajorBounds } from "./input-document.ts";
import type { Marks, Resource } from "./resource.ts";

/** A schema for every field of a type: one that is added there has to be added here. */
type Fields<T> = Record<keyof T, z.ZodMiniType>;

/** A tree of whatever a file holds; not looked into, so that no key of it is changed. */
const tree = z.custom<Record<string, unknown>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);
const marks = z.custom<Marks>((value) => typeof value === "boolean" || typeof value === "object");
const references = z.record(z.string(), z.array(z.string()));
const line = z.nullable(z.number());

const resource = z.strictObject({
  id: z.string(),
  input: z.string(),
  scope: z.string(),
  address: z.string(),
  action: z.enum(["create", "update", "replace", "delete", "forget", "no-op", "read", "apply"]),
  action_reason: z.nullable(z.string()),
  replaced_by: z.array(z.string()),
  region: z.union([
    z.strictObject({ name: z.string() }),
    z.strictObject({ global: z.literal(true) }),
    z.strictObject({ unknown: z.string() }),
  ]),
  values: tree,
  unknown: marks,
  withheld: marks,
  references,
  referenced_by: references,
} satisfies Fields<Resource>);

const typedResource = z.strictObject({
  family: z.enum(["terraform", "kubernetes"]),
  type: z.string(),
  resource,
  identities: z.optional(z.array(z.string())),
  settled: z.optional(z.array(z.string())),
  unread: z.optional(z.literal(true)),
  filed_as: z.optional(z.string()),
  within: z.optional(z.string()),
  names_as: z.optional(z.string()),
} satisfies Fields<Omit<TypedResource, "declared">>);

const notJudged = z.strictObject({
  what: z.string(),
  reason: z.string(),
  count: z.number(),
  matters: z.optional(z.literal(true)),
} satisfies Fields<NotJudged>);
const problem = z.strictObject({
  level: z.enum(["error", "warning"]),
  message: z.string(),
  line,
  documents: z.optional(z.number()),
} satisfies Fields<Problem>);
const place = z.strictObject({
  path: z.string(),
  line,
  end_line: line,
  column: z.optional(z.number()),
  exact: z.boolean(),
  via: z.array(z.string()),
} satisfies Fields<Place>);

/** First and last line and the column where it stands in the file itself; else all of its place. */
const attributePlace = z.union([z.tuple([z.number(), z.number(), z.number()]), place]);
export type AttributePlace = z.infer<typeof attributePlace>;

/** A module of a plan's configuration, as lists. */
export interface OutlineFacts {
  resources: string[];
  names: string[];
  calls: { name: string; source: string | null; module: OutlineFacts }[];
}
const outline: z.ZodMiniType<OutlineFacts> = z.lazy(() =>
  z.strictObject({
    resources: z.array(z.string()),
    names: z.array(z.string()),
    calls: z.array(z.strictObject({ name: z.string(), source: z.nullable(z.string()), module: outline })),
  }),
);

const providers = z.record(
  z.string(),
  z.strictObject({
    least: z.optional(z.number()),
    most: z.optional(z.number()),
  } satisfies Fields<MajorBounds>),
);

/** What of an input cannot be written as it is, and how it is written instead. */
type Written = Omit<NormalisedInput, "attributePlace" | "attributesOf" | "sources"> & {
  attribute_places: unknown;
  plan: unknown;
};

const inputFacts = z.strictObject({
  name: z.string(),
  path: z.string(),
  kind: z.enum(["terraform-plan", "terraform-state", "kubernetes", "unrecognised"]),
  resources: z.number(),
  not_judged: z.array(notJudged),
  problems: z.array(problem),
  after: z.array(typedResource),
  /** `same`: as `after`. */
  before: z.nullable(z.union([z.literal("same"), z.array(typedResource)])),
  unseen: z.optional(z.enum(["gone", "unread"])),
  places: z.record(z.string(), place),
  /** By resource id and attribute path. */
  attribute_places: z.optional(z.record(z.string(), z.record(z.string(), attributePlace))),
  cluster: z.optional(z.string()),
  plan: z.optional(z.strictObject({ outline, planned_at: z.nullable(z.string()) })),
  providers: z.optional(providers),
} satisfies Fields<Written>);
export type InputFacts = z.infer<typeof inputFacts>;

/**
 * What was collected and normalised, to be judged elsewhere together with what other runs collected: merging is concatenation, linking
 * comes after.
 */
export const factsSchema = z.looseObject({
  version: z.literal(1),
  kind: z.literal("facts"),
  /** Facts of another version, or for other policies, are not judged together. */
  tool: z.strictObject({ version: z.string(), policies: z.string() }),
  inputs: z.array(inputFacts),
  passed_over: z.array(z.strictObject({ reason: z.string(), paths: z.array(z.string()), count: z.number() })),
});
export type Facts = z.infer<typeof factsSchema>;
