import * as z from "zod/mini";

// The values that keys of resilience.yml take.

/** A length of time, `1d12h`. */
export const duration = z
  .string()
  .check(z.regex(/^(\d+(\.\d+)?(ms|s|m|h|d|w))+$/, "must be a duration such as 30m, 4h or 1d12h"));
/** A number or amount as Kubernetes writes it. */
export const quantity = z.union([
  z.number(),
  z
    .string()
    .check(
      z.regex(
        /^\d+(\.\d+)?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$/,
        "must be a quantity such as 4, 500m, 16Gi or 200G",
      ),
    ),
]);
/** A size in binary units. */
export const bytes = z
  .string()
  .check(z.regex(/^\d+(\.\d+)?(Ki|Mi|Gi)$/, "must be a size such as 500Mi or 2Gi"));
/** A day. */
export const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date such as 2026-12-31"));
/** What something is called. */
export const name = z.string().check(z.minLength(1), z.maxLength(200));

/** Names that stand for one thing each: a second one of the same name is a mistake, told at its own line. */
export const uniqueNames = z.check<{ name: string }[]>((list) => {
  const seen = new Set<string>();
  for (const [i, entry] of list.value.entries()) {
    if (seen.has(entry.name)) {
      list.issues.push({
        code: "custom",
        input: entry.name,
        path: [i, "name"],
        message: "is the name of an earlier one",
      });
    }
    seen.add(entry.name);
  }
});

/** A path, or what names settings elsewhere. */
export const reference = z.string().check(z.minLength(1), z.maxLength(500));

/** An id, ARN, name or pattern of these; a self link is longer than a name. */
export const identity = z.string().check(z.minLength(1), z.maxLength(2048));
