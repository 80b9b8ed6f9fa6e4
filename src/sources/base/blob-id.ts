import { createHash } from "node:crypto";

/** The id that git gives a content, by the hash that the repository's ids are made with. */
export function idOf(bytes: Buffer, like: string): string {
  return createHash(like.length === 40 ? "sha1" : "sha256")
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest("hex");
}
