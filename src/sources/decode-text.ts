import { isUtf8 } from "node:buffer";
import { gunzipSync } from "node:zlib";
import { tooLarge } from "./read-file.ts";

/** What the bytes of a file are: text (in valid UTF-8, without a mark; it may have been UTF-16), a binary plan, or neither and why. */
export type DecodedBytes =
  | { kind: "utf-8"; bytes: Buffer; was?: "utf-16" }
  | { kind: "binary-plan"; bytes: Buffer }
  | { kind: "unreadable"; reason: string };

/** The same, its text as a string. */
export type DecodedText = { kind: "text"; text: string } | Exclude<DecodedBytes, { kind: "utf-8" }>;

/** How much is looked at to tell UTF-16 without a mark, and binary, from text. */
const SAMPLE_BYTES = 1024;
/** Name of the first entry of the ZIP archive that `terraform plan -out` writes. */
const PLAN_ENTRY = "tfplan";
/** What a ZIP archive begins with. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OTHER_ARCHIVE = "it is a ZIP archive and not a Terraform plan: unpack it first";

/**
 * Decodes what people really have: UTF-8 with or without a mark, UTF-16 of either order with or without one (PowerShell's redirect),
 * and any of these compressed by gzip, inflated to at most `limitBytes`. UTF-8 is checked and not copied.
 */
export function decodeBytes(bytes: Buffer, limitBytes: number): DecodedBytes {
  if (startsWith(bytes, [0x1f, 0x8b])) {
    return inflate(bytes, limitBytes);
  }
  return decodePlain(bytes);
}

/** The text of a file, decoded as `decodeBytes` does. */
export function decodeText(bytes: Buffer, limitBytes: number): DecodedText {
  const decoded = decodeBytes(bytes, limitBytes);
  return decoded.kind === "utf-8" ? { kind: "text", text: decoded.bytes.toString("utf8") } : decoded;
}

function decodePlain(bytes: Buffer): DecodedBytes {
  if (startsWith(bytes, ZIP)) {
    return isPlanArchive(bytes)
      ? { kind: "binary-plan", bytes }
      : { kind: "unreadable", reason: OTHER_ARCHIVE };
  }
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) {
    return { kind: "unreadable", reason: "it is UTF-32 text: save it as UTF-8" };
  }
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
    return decodeWith("utf-8", bytes.subarray(3));
  }
  if (startsWith(bytes, [0xff, 0xfe])) {
    return decodeWith("utf-16le", bytes.subarray(2));
  }
  if (startsWith(bytes, [0xfe, 0xff])) {
    return decodeWith("utf-16be", bytes.subarray(2));
  }
  return decodeWith(guessEncoding(bytes), bytes);
}

function decodeWith(encoding: "utf-8" | "utf-16le" | "utf-16be" | "binary", bytes: Buffer): DecodedBytes {
  switch (encoding) {
    case "binary":
      return { kind: "unreadable", reason: "it is binary, not text: name a plan in JSON, or manifests" };
    case "utf-8":
      return isUtf8(bytes) ? { kind: "utf-8", bytes } : invalid("UTF-8");
    default:
      try {
        const ordered = encoding === "utf-16be" ? swapped(bytes) : bytes;
        const text = new TextDecoder("utf-16le", { fatal: true, ignoreBOM: true }).decode(ordered);
        return { kind: "utf-8", bytes: Buffer.from(text), was: "utf-16" };
      } catch {
        return invalid("UTF-16");
      }
  }
}

function invalid(name: string): DecodedBytes {
  return {
    kind: "unreadable",
    reason: `it is not valid ${name} text, but binary, cut short, or in another encoding: save it as UTF-8`,
  };
}

/** An odd last byte is kept, so that decoding says that the text is cut short. */
function swapped(bytes: Buffer): Buffer {
  const even = bytes.length - (bytes.length % 2);
  return Buffer.concat([Buffer.from(bytes.subarray(0, even)).swap16(), bytes.subarray(even)]);
}

/** JSON and YAML begin with ASCII, so in UTF-16 every second byte of the beginning is 0; text has no 0 bytes otherwise. */
function guessEncoding(bytes: Buffer): "utf-8" | "utf-16le" | "utf-16be" | "binary" {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (!sample.includes(0)) {
    return "utf-8";
  }
  if (sample[0] !== 0 && sample[1] === 0 && sample[3] === 0) {
    return "utf-16le";
  }
  if (sample[0] === 0 && sample[1] !== 0 && sample[2] === 0) {
    return "utf-16be";
  }
  return "binary";
}

/** True for what `terraform plan -out` writes: a ZIP archive that begins with the plan. */
export function isPlanArchive(bytes: Buffer): boolean {
  const nameLength = startsWith(bytes, ZIP) && bytes.length >= 30 ? bytes.readUInt16LE(26) : 0;
  return bytes.toString("latin1", 30, 30 + nameLength) === PLAN_ENTRY;
}

function inflate(bytes: Buffer, limitBytes: number): DecodedBytes {
  try {
    return decodePlain(gunzipSync(bytes, { maxOutputLength: limitBytes }));
  } catch (error) {
    const tooMuch = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return {
      kind: "unreadable",
      reason: tooMuch
        ? tooLarge(limitBytes)
        : "it is compressed with gzip and cut short or damaged: write it again",
    };
  }
}

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
