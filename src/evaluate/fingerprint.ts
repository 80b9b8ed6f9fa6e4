import { createHash } from "node:crypto";

/**
 * What makes a finding the same finding over runs: rule, subject and attribute, never message, line or count. `v1:` and the first 16
 * hexadecimal digits of the SHA-256 of their JSON, since that tells where one ends and the next begins.
 */
export function fingerprint(rule: string, subject: string, attribute: string | null): string {
  const hash = createHash("sha256").update(JSON.stringify([rule, subject, attribute]));
  return `v1:${hash.digest("hex").slice(0, 16)}`;
}
