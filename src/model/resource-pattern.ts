import { wildcardMatcher } from "./wildcard.ts";

/** Says of a resource, given by its `resourceNames`, whether a pattern of the settings names it; `*` and `?` are wildcards. */
export function resourceMatcher(pattern: string): (names: readonly string[]) => boolean {
  const matches = wildcardMatcher(pattern);
  return (names) => names.some(matches);
}

/**
 * What patterns of the settings are compared with: the address and the full id (`<input>#<address>`), and both without the index, since
 * a pattern without index names all instances of a resource (`aws_instance.primary` is also `aws_instance.primary[0]`). The module path
 * has to be written out or covered by a wildcard.
 */
export function resourceNames({ id, address }: { id: string; address: string }): string[] {
  const indexAt = startOfLastIndex(address);
  if (indexAt === null) {
    return [address, id];
  }
  const indexLength = address.length - indexAt;
  return [address, id, address.slice(0, indexAt), id.slice(0, id.length - indexLength)];
}

/** Where the index that ends an address begins; a key may itself hold brackets and escaped quotes (`x["a[\"0\"]"]`). */
function startOfLastIndex(address: string): number | null {
  if (!address.endsWith("]")) {
    return null;
  }
  let quoted = false;
  let start: number | null = null;
  for (let at = 0; at < address.length; at += 1) {
    const character = address[at];
    if (quoted && character === "\\") {
      at += 1;
    } else if (character === '"') {
      quoted = !quoted;
    } else if (!quoted && character === "[") {
      start = at;
    }
  }
  return start;
}
