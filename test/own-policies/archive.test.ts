import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readArchive, writeArchive } from "../../src/own-policies/archive.ts";

const MANY = 1024 ** 2;
const part = fc.stringMatching(/^[a-z0-9_-]{1,40}$/);
const files = fc.dictionary(
  fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")),
  fc.uint8Array({ maxLength: 2000 }),
);

describe("archives", () => {
  it("hold what was put in, and are the same bytes for the same files", () => {
    fc.assert(
      fc.property(files, (given) => {
        const all = new Map(Object.entries(given));
        const written = writeArchive(all);
        const read = readArchive(written, MANY);
        expect(new Map([...read].map(([name, bytes]) => [name, [...bytes]]))).toEqual(
          new Map([...all].map(([name, bytes]) => [name, [...bytes]])),
        );
        expect(writeArchive(new Map([...all].reverse()))).toEqual(written);
      }),
    );
  });

  it("hold no more than the limit", () => {
    const written = writeArchive(new Map([["a", new Uint8Array(3 * MANY)]]));
    expect(() => readArchive(written, 2 * MANY)).toThrow("it holds more than 2 MB");
  });

  it("that are none, or damaged, are refused whatever they hold", () => {
    expect(() => readArchive(new Uint8Array([1, 2, 3]), MANY)).toThrow("it is no gzip");
    const damaged = Buffer.alloc(1024, "x");
    damaged.write("77777777777", 124);
    expect(() => readArchive(gzipSync(damaged), MANY)).toThrow("it is damaged");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        try {
          readArchive(gzipSync(bytes), MANY);
        } catch (error) {
          expect(error instanceof Error ? error.message : "").toMatch(/^it is|^it holds/);
        }
      }),
    );
  });
});
