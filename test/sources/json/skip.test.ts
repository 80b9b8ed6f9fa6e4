import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Ended, NotJson, skipSpace, skipValue } from "../../../src/sources/json/skip.ts";

/** The offset behind the value and the white space after it, or how it ended otherwise. A number may go on at the end, so that more space follows. */
function skipped(text: string): number | "ended" | "no JSON" {
  const bytes = Buffer.from(/^\s*[-\d]/.test(text) ? `${text} ` : text);
  try {
    return skipSpace(bytes, skipValue(bytes, skipSpace(bytes, 0)));
  } catch (error) {
    if (error instanceof Ended) {
      return "ended";
    }
    expect(error).toBeInstanceOf(NotJson);
    return "no JSON";
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** JSON with white space of every kind between its parts. */
const spaced = fc
  .tuple(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t", "  "))
  .map(([value, space]) => `\r\n ${JSON.stringify(value, null, space)} \t\n`);

/** JSON in which something was put in, taken out or put elsewhere. */
const mutated = fc
  .tuple(
    spaced,
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.constantFrom(
      ...'"\\{}[],:-+.eE0123456789tfn\u0000\n\u00e9 truefalsenull1.5e9'.split(""),
      "\\u00e9",
      "\\u12",
      "-0",
      "01",
    ),
  )
  .map(([text, at, drop, put]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + put + text.slice(place + drop);
  });

describe("stepping over JSON", () => {
  it("comes to the end of whatever is JSON", () => {
    fc.assert(
      fc.property(spaced, (text) => {
        expect(skipped(`[${text}]`)).toBe(Buffer.byteLength(text) + 2);
      }),
    );
  });

  it("takes for JSON what JSON.parse does, and nothing else", () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const end = skipped(text);
        const whole = typeof end === "number" && end >= Buffer.byteLength(text);
        expect([text, whole]).toEqual([text, parses(text)]);
      }),
      { numRuns: 3000 },
    );
  });

  it("says that it ends too soon wherever JSON is cut", () => {
    const text = '{"a":[1.5e-3,-0,true,false,null,"\\u00e9\\n"],"b":{"":{}}}';
    for (let length = 0; length < text.length; length++) {
      expect([length, skipped(text.slice(0, length))]).toEqual([length, "ended"]);
    }
  });

  it("stops at a nesting that no plan has", () => {
    expect(skipped("[".repeat(900) + "]".repeat(900))).toBe(1800);
    expect(skipped("[".repeat(200_000))).toBe("no JSON");
  });
});
