import type { Instance } from "./instance.ts";

/**
 * Of several that an attribute of one value may refer to, the one whose type it is called after: `api_id` means the API, not its stage,
 * where an expression such as `lookup(var.mappings[0], "api_id")` shows all that the variable refers to. Null where that is none, or several.
 *
 * @param path the attribute's path; list positions do not matter
 */
export function meantByName(path: string, candidates: readonly Instance[]): Instance | null {
  const name = path
    .split(".")
    .filter((step) => !/^\d+$/.test(step))
    .at(-1);
  const noun = name?.replace(/_(id|arn|name|identifier|self_link)$/, "") ?? "";
  const [only, another] = candidates.filter(({ type }) => type === noun || type.endsWith(`_${noun}`));
  return noun === "" || another !== undefined ? null : (only ?? null);
}
