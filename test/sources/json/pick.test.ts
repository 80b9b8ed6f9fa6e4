import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ObjectReader, readLater, readWhole, repeatedText, Unread } from "../../../src/sources/json/pick.ts";

const cursorAt = (text: string) => ({ bytes: Buffer.from(text), at: 0 });

describe("readWhole", () => {
  it("gives what JSON.parse gives, and ends behind it", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const cursor = cursorAt(`${text},`);
        expect(readWhole(cursor)).toEqual(JSON.parse(text));
        expect(cursor.at).toBe(Buffer.byteLength(text));
      }),
    );
  });
});

describe("ObjectReader", () => {
  const isWanted = (key: string): boolean => key.length % 2 === 0;

  it("keeps the members that are asked for, in objects of any shape one after another", () => {
    const reader = new ObjectReader((key) => (isWanted(key) ? readWhole : null));
    const objects = fc.array(fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 2 })));
    fc.assert(
      fc.property(objects, fc.constantFrom(undefined, 1), (list, space) => {
        for (const object of list) {
          const text = JSON.stringify(object, null, space);
          const cursor = cursorAt(text);
          const parsed: Record<string, unknown> = JSON.parse(text);
          const kept = Object.entries(parsed).filter(([key]) => isWanted(key) && key !== "__proto__");
          expect(reader.read(cursor)).toEqual(Object.fromEntries(kept));
          expect(cursor.at).toBe(Buffer.byteLength(text));
        }
      }),
    );
  });

  it("takes the last of several members of one name, and knows a name however it is written", () => {
    const reader = new ObjectReader((key) => (key === "a" ? readWhole : null));
    expect(reader.read(cursorAt('{"a":1,"b":2,"\\u0061":3}'))).toEqual({ a: 3 });
  });

  it("never makes a prototype", () => {
    const reader = new ObjectReader(() => readWhole);
    const found = reader.read(cursorAt('{"__proto__":{"x":1},"constructor":2}'));
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
    expect(Object.entries(found as object)).toEqual([["constructor", 2]]);
  });

  it("reads whole what is no object", () => {
    const reader = new ObjectReader(() => null);
    for (const text of ["null", "[1]", '"a"', "7 "]) {
      expect(reader.read(cursorAt(text))).toEqual(JSON.parse(text));
    }
  });

  it("lets a member be read once the others are known", () => {
    const reader = new ObjectReader((key) =>
      key === "value"
        ? (cursor, owner) => (owner["kind"] === "early" ? readWhole(cursor) : new Unread(cursor))
        : readWhole,
    );
    expect(reader.read(cursorAt('{"kind":"early","value":[1]}'))).toEqual({ kind: "early", value: [1] });
    const cursor = cursorAt('{"value":[1],"kind":"late"}');
    const found = reader.read(cursor) as { value: Unread };
    expect(found.value).toBeInstanceOf(Unread);
    expect(readLater(found.value, cursor, readWhole)).toEqual([1]);
    expect(cursor.at).toBe(cursor.bytes.length);
  });
});

it("a text that stands there again and again is one", () => {
  const read = repeatedText();
  const values = ['"a"', '"a"', '"ab"', '"\\u0061b"', '"ab"', "null", '"a"', '""'];
  expect(values.map((text) => read(cursorAt(text), {}))).toEqual(values.map((text) => JSON.parse(text)));
});
