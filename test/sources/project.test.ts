import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AttributeSchema } from "../../src/model/declared-types.ts";
import { decode } from "../../src/sources/formats/decode.ts";
import { project } from "../../src/sources/project.ts";

const run = (values: unknown, unknown: unknown, sensitive: unknown, schema: AttributeSchema) =>
  project(values, unknown, sensitive, schema, decode);

describe("declared attributes", () => {
  test("only they pass, at any depth", () => {
    const schema: AttributeSchema = {
      properties: {
        name: true,
        rule: { items: { properties: { status: true } } },
        tags: { additionalProperties: true },
      },
    };
    const values = {
      name: "a",
      secret: "s",
      rule: [{ status: "Enabled", other: 1 }],
      tags: { x: "1", y: { z: 2 } },
    };
    expect(run(values, {}, {}, schema)).toEqual({
      values: { name: "a", rule: [{ status: "Enabled" }], tags: { x: "1", y: { z: 2 } } },
      unknown: {},
      withheld: {},
    });
  });

  test("a value of another shape than declared does not pass", () => {
    const schema: AttributeSchema = {
      properties: {
        list: { items: true },
        block: { properties: { a: true } },
        map: { additionalProperties: true },
      },
    };
    expect(run({ list: { a: 1 }, block: ["x"], map: "text" }, {}, {}, schema).values).toEqual({});
    expect(run("text", {}, {}, schema)).toEqual({ values: {}, unknown: {}, withheld: {} });
  });

  test("null in an object is an attribute that is not set; false, 0 and empty text are values", () => {
    expect(run({ a: null, b: false, c: 0, d: "", e: [null] }, {}, {}, true).values).toEqual({
      b: false,
      c: 0,
      d: "",
      e: [null],
    });
  });
});

describe("unknown and sensitive values", () => {
  test("an unknown leaf is marked, and keeps its position in a list", () => {
    const schema: AttributeSchema = { properties: { ids: { items: true }, az: true, zone: true } };
    expect(run({ ids: ["sg-1", null] }, { ids: [false, true], az: true, other: true }, {}, schema)).toEqual({
      values: { ids: ["sg-1", null] },
      unknown: { ids: [false, true], az: true },
      withheld: {},
    });
  });

  test("a wholly unknown block is true; nothing stands where all is known", () => {
    const schema: AttributeSchema = {
      properties: { a: { properties: { b: true } }, c: { items: { properties: { d: true } } } },
    };
    expect(run({ c: [{ d: 1 }] }, { a: true, c: [{ d: false }] }, {}, schema)).toEqual({
      values: { c: [{ d: 1 }] },
      unknown: { a: true },
      withheld: {},
    });
    expect(run({}, true, {}, schema).unknown).toBe(true);
  });

  test("a sensitive value is nowhere but marked", () => {
    const values = {
      password: "p1",
      list: ["p2", "ok"],
      block: [{ key: "p3", size: 1 }],
      whole: { a: "p4" },
    };
    const sensitive = { password: true, list: [true], block: [{ key: true }], whole: true };
    const projection = run(values, {}, sensitive, true);
    expect(projection).toEqual({
      values: { list: [null, "ok"], block: [{ size: 1 }] },
      unknown: {},
      withheld: { password: true, list: [true, false], block: [{ key: true }], whole: true },
    });
    expect(JSON.stringify(projection)).not.toMatch(/p\d/);
  });

  test("a value that is both is marked in both", () => {
    expect(run({ a: null }, { a: true }, { a: true }, true)).toEqual({
      values: {},
      unknown: { a: true },
      withheld: { a: true },
    });
  });
});

describe("a schedule with its zone beside it", () => {
  const schema: AttributeSchema = {
    properties: { schedule: { format: "cron-robfig", zone: "timeZone" } },
  };
  const values = { schedule: "0 12 * * *", timeZone: "Europe/Paris" };

  test("is decoded in that zone, which need not be passed on", () => {
    expect(project(values, {}, {}, schema, decode)).toEqual({
      values: { schedule: { text: "0 12 * * *", max_gap_s: 90_000 } },
      unknown: {},
      withheld: {},
    });
  });

  test("is unknown where its zone is unknown or sensitive", () => {
    const { schedule } = values;
    const unknown = { values: {}, unknown: { schedule: true }, withheld: {} };
    expect(project({ schedule }, { timeZone: true }, {}, schema, decode)).toEqual(unknown);
    expect(project(values, {}, { timeZone: true }, schema, decode)).toEqual(unknown);
    expect(project({}, { timeZone: true }, {}, schema, decode)).toEqual({ ...unknown, unknown: {} });
  });
});

describe("formats", () => {
  const schema: AttributeSchema = { properties: { ttl: { format: "go-duration" } } };
  test("a value is decoded, a broken one says so, an absent, unknown or sensitive one is not decoded", () => {
    expect(run({ ttl: "1h" }, {}, {}, schema).values).toEqual({ ttl: { text: "1h", seconds: 3600 } });
    expect(run({ ttl: {} }, {}, {}, schema).values).toEqual({
      ttl: { text: "", error: "is neither text nor a number" },
    });
    expect(run({ ttl: null }, {}, {}, schema).values).toEqual({});
    expect(run({}, { ttl: true }, {}, schema)).toEqual({ values: {}, unknown: { ttl: true }, withheld: {} });
    expect(run({ ttl: "1h" }, {}, { ttl: { x: true } }, schema)).toEqual({
      values: {},
      unknown: {},
      withheld: { ttl: true },
    });
  });
});

describe("hostile trees", () => {
  test("__proto__ and inherited names pass nothing on", () => {
    const values = JSON.parse(
      '{"__proto__": {"polluted": true}, "a": {"__proto__": {"x": 1}}, "constructor": "c"}',
    );
    const projection = run(values, JSON.parse('{"__proto__": true}'), {}, true);
    expect(projection).toEqual({ values: { a: {}, constructor: "c" }, unknown: {}, withheld: {} });
    expect(Object.hasOwn(projection.values, "__proto__")).toBe(false);
    expect(run({}, {}, {}, { properties: Object.fromEntries([["toString", true]]) }).values).toEqual({});
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("nothing passes of what only the references count, neither value nor mark", () => {
    const schema: AttributeSchema = {
      properties: { name: true, env: { items: { properties: { variables: { format: "references" } } } } },
    };
    const values = { name: "a", env: [{ variables: { KEY: "secret" } }] };
    const passed = { values: { name: "a", env: [{}] }, unknown: {}, withheld: {} };
    expect(run(values, {}, {}, schema)).toEqual(passed);
    expect(run(values, { env: [{ variables: true }] }, {}, schema)).toEqual(passed);
    expect(run(values, {}, { env: [{ variables: true }] }, schema)).toEqual(passed);
  });

  test("what is nested deeper than any resource counts as unknown", () => {
    let deep: unknown = "x";
    for (let i = 0; i < 100_000; i++) {
      deep = { a: deep };
    }
    const { unknown } = run({ deep, near: 1 }, {}, {}, true);
    expect(JSON.stringify(unknown)).toMatch(/^\{"deep":(\{"a":)+true/);
  });

  test("any trees at all give a projection, and a value marked sensitive never comes out", () => {
    const tree = fc.letrec((self) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(true, false, null, 1),
        fc.array(self("node"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("a", "b", "__proto__"), self("node"), { maxKeys: 3 }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, tree, tree, (values, unknown, sensitive) => {
        const secret = { open: values, closed: [{ secret: "hunter2" }, values] };
        const marks = { open: sensitive, closed: [{ secret: true }, sensitive] };
        const projection = run(secret, { open: unknown }, marks, true);
        expect(JSON.stringify(projection)).not.toContain("hunter2");
      }),
    );
  });
});
