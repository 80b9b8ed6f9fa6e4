import { Gunzip, gzipSync } from "fflate";

const BLOCK = 512;
/** Files are of one age, so that the same content gives the same bytes. */
const AGE = { mtime: 0 } as const;

/** What an archive holds: content by path, without a slash at the front. */
export type Archive = ReadonlyMap<string, Uint8Array>;

/**
 * Reads a gzipped tar archive (POSIX ustar: a header of 512 bytes with the name at 0, the size in octal at 124 and the kind at 156, then the
 * content in whole blocks). Only regular files are taken; nothing is written anywhere.
 * @throws Error where it is none, or inflates to more than `limitBytes`.
 */
export function readArchive(bytes: Uint8Array, limitBytes: number): Archive {
  const tar = inflated(bytes, limitBytes);
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = tar.subarray(at, at + BLOCK);
    const name = textAt(header, 0, 100);
    if (name === "") {
      break;
    }
    const prefix = textAt(header, 345, 155);
    const size = Number.parseInt(textAt(header, 124, 12) || "0", 8);
    const start = at + BLOCK;
    if (!Number.isSafeInteger(size) || size < 0 || start + size > tar.length) {
      throw new Error("it is damaged");
    }
    const kind = textAt(header, 156, 1);
    if (kind === "0" || kind === "") {
      const path = `${prefix === "" ? "" : `${prefix}/`}${name}`.replace(/^\.?\/+/, "");
      files.set(path, tar.subarray(start, start + size));
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function inflated(bytes: Uint8Array, limitBytes: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    throw new Error("it is no gzip");
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  const gunzip = new Gunzip((piece) => {
    length += piece.length;
    if (length > limitBytes) {
      throw new Error(`it holds more than ${Math.floor(limitBytes / 1024 ** 2)} MB`);
    }
    pieces.push(piece);
  });
  try {
    // In slices, so that no more is inflated at once than the limit can stop.
    for (let at = 0; at < bytes.length; at += 16 * 1024) {
      gunzip.push(bytes.subarray(at, at + 16 * 1024), at + 16 * 1024 >= bytes.length);
    }
  } catch (error) {
    throw error instanceof Error && error.message.startsWith("it holds") ? error : new Error("it is no gzip");
  }
  return Buffer.concat(pieces);
}

function textAt(header: Buffer, from: number, length: number): string {
  const field = header.subarray(from, from + length).toString();
  const end = field.indexOf("\0");
  return (end < 0 ? field : field.slice(0, end)).trim();
}

/** Writes a gzipped tar archive; the same files give the same bytes. Paths may be up to 255 characters, with a slash among the first 155 where longer than 100. */
export function writeArchive(files: Archive): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    blocks.push(headerOf(path, content.length), content);
    blocks.push(new Uint8Array((BLOCK - (content.length % BLOCK)) % BLOCK));
  }
  blocks.push(new Uint8Array(2 * BLOCK));
  return gzipSync(Buffer.concat(blocks), { ...AGE, level: 9 });
}

function headerOf(path: string, size: number): Buffer {
  const cut = path.length <= 100 ? -1 : path.lastIndexOf("/", 155);
  const header = Buffer.alloc(BLOCK);
  header.write(path.slice(cut + 1), 0, 100);
  header.write("0000644\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  header.write("00000000000\0", 136);
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\0" + "00", 257);
  header.write(path.slice(0, Math.max(0, cut)), 345, 155);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}
