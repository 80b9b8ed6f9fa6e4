import * as z from "zod/mini";
import { kindLinksSchema } from "./kubernetes-links.ts";

/** Notations that are decoded while normalising, since neither WASM nor a policy should parse them. */
export const FORMATS_DECODED = [
  "cron-robfig",
  "cron-aws",
  "cron-6",
  "cron-unix",
  "go-duration",
  "iso-duration",
  "iso-repeating",
  "quantity",
  "date-time",
] as const;

/** Texts of many settings, passwords among them, of which one setting passes and no other word. */
export const FORMATS_TAKEN_FROM = ["rabbitmq-conf", "rabbitmq-advanced", "rabbitmq-env"] as const;
export type TakenFromFormat = (typeof FORMATS_TAKEN_FROM)[number];

export type DecodedFormat = (typeof FORMATS_DECODED)[number] | TakenFromFormat;

/** What the schema of an attribute may say of it as a whole: its notation, or that what it refers to passes and its value does not. */
export const FORMATS = [...FORMATS_DECODED, ...FORMATS_TAKEN_FROM, "references"] as const;
type Format = (typeof FORMATS)[number];

/**
 * What policies may read of a value: `true` passes it whole, `properties` only what is named, `items` each element,
 * `additionalProperties` each value of a map; `format` decodes it, a schedule in the time zone that the attribute `zone` beside it names.
 * Of `format: "references"` (environment variables, user data: large, and secret in places) no value passes, only the ids of all that it refers to.
 */
export type AttributeSchema =
  | true
  | {
      format?: Format | undefined;
      zone?: string | undefined;
      properties?: Record<string, AttributeSchema> | undefined;
      items?: AttributeSchema | undefined;
      additionalProperties?: AttributeSchema | undefined;
    };

const attribute: z.ZodMiniType<AttributeSchema> = z.lazy(() =>
  z.union([
    z.literal(true),
    z.object({
      format: z.optional(z.enum(FORMATS)),
      zone: z.optional(z.string()),
      properties: z.optional(z.record(z.string(), attribute)),
      items: z.optional(attribute),
      additionalProperties: z.optional(attribute),
    }),
  ]),
);

/** True where only what an attribute refers to passes, and no value. */
export function isReferencesOnly(schema: AttributeSchema): boolean {
  return schema !== true && schema.format === "references";
}

/** Compiled from policies/resources into dist/resources.json: resource type to the attributes that policies may read. */
export const declaredTypesSchema = z.object({
  terraform: z.record(z.string(), attribute),
  kubernetes: z.record(z.string(), attribute),
  /** What the objects of each Kubernetes kind refer to, and how others refer to them. */
  links: z.optional(z.record(z.string(), kindLinksSchema)),
  /** Kubernetes types that no policy reads: they are read so that others can be linked through them (a Namespace by its labels). */
  unread: z.optional(z.array(z.string())),
});
export type DeclaredTypes = z.infer<typeof declaredTypesSchema>;

/** A decoded value as policies see it: its text, and what it means or why it could not be decoded. */
export interface Decoded {
  /** Of a text of many settings the value of the one that passes, "" where it is not set. */
  text: string;
  /** Longest time between two runs, in seconds; for cron formats and `iso-repeating`. Absent where it never fires. */
  max_gap_s?: number;
  never?: true;
  /** For `go-duration` and `iso-duration`. */
  seconds?: number;
  /** For `quantity`: cores, or bytes. */
  value?: number;
  /** For `date-time`, in seconds since 1970. */
  epoch_s?: number;
  error?: string;
}
