import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { attributeSpan } from "../../../src/sources/hcl/attribute-span.ts";
import type { SourceNode } from "../../../src/sources/hcl/block.ts";
import { addHeaders, noHeaders } from "../../../src/sources/hcl/headers.ts";
import { parseJsonNode } from "../../../src/sources/hcl/json-node.ts";
import { HclParser } from "../../../src/sources/hcl/parse-hcl.ts";
import { jsonBlocks } from "../../../src/sources/hcl/parse-json.ts";
import { joinInside } from "../../../src/sources/hcl/shown-path.ts";
import { parseTraversal } from "../../../src/sources/terraform/address.ts";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";

let parser: HclParser;
beforeAll(async () => {
  parser = await HclParser.load(await packagedGrammar());
});

/** A block of some attributes, with what may stand before it. */
const block = fc.record({
  before: fc.constantFrom(
    "",
    "\n\n",
    "# a comment\n",
    '/* resource "a" "b" {\n} */\n',
    'locals {\n  t = <<E\nresource "a" "b" {\nE\n}\n',
    'variable "x" {}\r\n',
  ),
  kind: fc.constantFrom("resource", "data", "module"),
  attributes: fc.array(
    fc.constantFrom("1", '"a"', "var.x", "[\n1,\n2\n]", '{\n a = "b"\n}', `"\${var.x}"`, "<<E\n}\nE\n"),
    { maxLength: 4 },
  ),
});

/** The text of blocks, each of its own name, and the lines where each begins and ends and where its attributes do. */
function written(blocks: { before: string; kind: string; attributes: string[] }[]) {
  let text = "";
  const line = (): number => text.split("\n").length;
  const expected = blocks.map(({ before, kind, attributes }, i) => {
    text += before;
    const start = line();
    const labels = kind === "module" ? `"n${i}"` : `"t" "n${i}"`;
    text += `${kind} ${labels} {\n`;
    const lines = attributes.map((value, a) => {
      const at = line();
      text += `  a${a} = ${value}`;
      text += text.endsWith("\n") ? "" : "\n";
      return at;
    });
    const end = line();
    text += "}\n";
    const name = kind === "module" ? `module.n${i}` : `${kind === "data" ? "data." : ""}t.n${i}`;
    return { name, line: start, end_line: end, attributes: lines };
  });
  return { text, expected };
}

describe("HCL", () => {
  it("has every block and attribute at its line", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const { text, expected } = written(blocks);
        const found = parser.blocks(text)?.map(({ name, line, end_line, sound, body }, i) => ({
          name,
          line,
          end_line,
          sound,
          attributes: blocks[i]?.attributes.map((_, a) => attributeSpan(body(), `a${a}`, null)?.line),
        }));
        expect(found).toEqual(expected.map((one) => ({ ...one, sound: true })));
      }),
      { numRuns: 200 },
    );
  });

  it("that is broken in any way ends, with lines inside the text", () => {
    const broken = fc.tuple(
      fc.array(block, { maxLength: 4 }),
      fc.nat(),
      fc.constantFrom("}", '"', "${", "<<E", "\0", "é", "{"),
    ); // any character that may upset the rest
    fc.assert(
      fc.property(broken, ([blocks, position, damage]) => {
        const { text } = written(blocks);
        const cut = position % (text.length + 1);
        const damaged = text.slice(0, cut) + damage + text.slice(cut);
        const lines = damaged.split("\n").length;
        for (const { line, end_line, body } of parser.blocks(damaged) ?? []) {
          const span = attributeSpan(body(), "a0.0.a", null);
          expect(line).toBeGreaterThan(0);
          expect(Math.max(end_line, span?.end_line ?? 0)).toBeLessThanOrEqual(lines);
        }
        addHeaders(noHeaders(), damaged, "hcl");
        const locals = `locals {\n a = { x = [for k in var.y : "\${k.z}"], (var.k) = local.b["c"][0].*.d }\n}\n`;
        const at = position % (locals.length + 1);
        for (const { references } of parser
          .locals(locals.slice(0, at) + damage + locals.slice(at))
          ?.values() ?? []) {
          expect(references.every((one) => parseTraversal(one) !== null)).toBe(true);
        }
        expect(() => parser.dynamicBlocks(damaged)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});

/** The value that a node stands for, as far as it is kept. */
function keptOf(node: SourceNode): unknown {
  if (node.members !== undefined) {
    return node.members.map(({ name, node: inner }) => [name, keptOf(inner)]);
  }
  return node.items?.map(keptOf) ?? node.literal ?? null;
}

function expectedOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(expectedOf);
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).map(([name, inner]) => [name, expectedOf(inner)])
    : value;
}

describe("JSON with lines", () => {
  it("has the values of the JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const node = parseJsonNode(text);
        expect(node === null ? null : keptOf(node)).toEqual(expectedOf(JSON.parse(text)));
        expect(node?.end_line).toBe(text.split("\n").length);
      }),
    );
  });

  it("has each member at the line of its key", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 8 }), (texts) => {
        const value = Object.fromEntries(texts.map((text, i) => [`k${i}`, text]));
        const node = parseJsonNode(JSON.stringify(value, null, 1));
        expect(node?.members?.map((member) => member.node.line)).toEqual(texts.map((_, i) => i + 2));
      }),
    );
  });

  it("of any text is blocks or nothing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const blocks = jsonBlocks(`{"resource":{"t":${text}}}`) ?? [];
        expect(
          blocks.map((one) => attributeSpan(one.body(), "a.0", null)?.line ?? 1).every((line) => line > 0),
        ).toBe(true);
        addHeaders(noHeaders(), text, "json");
      }),
    );
  });
});

describe("joinInside", () => {
  it("never leads out", () => {
    const part = fc.array(fc.constantFrom("..", ".", "", "a", "b", "/", "\\", "C:"), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(
          part.map((steps) => steps.join("/")),
          { maxLength: 4 },
        ),
        (parts) => {
          const joined = joinInside(...parts);
          expect(joined === null || !/^\/|\.\.|\\|:/.test(joined)).toBe(true);
        },
      ),
    );
  });
});
