import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";

const BLOCK = 512;

function fieldText(header: Buffer, from: number, length: number): string {
  return header
    .subarray(from, from + length)
    .toString()
    .replace(/\0.*$/s, "")
    .trim();
}

/**
 * One file of an OPA bundle, which is a gzipped tar archive (POSIX ustar: a header of 512 bytes with the name at 0 and the size in octal
 * at 124, then the content in whole blocks). Throws where the bundle has no such file.
 */
export async function readBundleFile(bundle: string, name: string): Promise<Buffer> {
  const archive = gunzipSync(await readFile(bundle));
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    const size = Number.parseInt(fieldText(header, 124, 12) || "0", 8);
    const start = at + BLOCK;
    if (fieldText(header, 0, 100) === name) return archive.subarray(start, start + size);
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`${bundle} holds no ${name}`);
}
