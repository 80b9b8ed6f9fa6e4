import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatKey,
  parseAddress,
  parseModuleAddress,
  parseTraversal,
} from "../../../src/sources/terraform/address.ts";

test("an address is taken apart", () => {
  expect(parseAddress("aws_subnet.a")).toEqual({
    modules: [],
    data: false,
    type: "aws_subnet",
    name: "a",
    key: null,
  });
  expect(parseAddress('module.a["x.y[0]"].module.b[2].data.aws_ami.c[3]')).toEqual({
    modules: [
      { name: "a", key: "x.y[0]", address: 'module.a["x.y[0]"]' },
      { name: "b", key: 2, address: 'module.a["x.y[0]"].module.b[2]' },
    ],
    data: true,
    type: "aws_ami",
    name: "c",
    key: 3,
  });
});

test("quoted keys are read as HCL writes them", () => {
  const keys: [string, string][] = [
    [String.raw`a_b.c["say \"hi\""]`, 'say "hi"'],
    [String.raw`a_b.c["back\\slash"]`, "back\\slash"],
    [String.raw`a_b.c["tab\tline\n"]`, "tab\tline\n"],
    [String.raw`a_b.c["\u00e9\U0001F600"]`, "é😀"],
    ['a_b.c["$${x} %%{y}"]', `${"$"}{x} %{y}`],
    ['a_b.c["]"]', "]"],
    ['a_b.c[""]', ""],
  ];
  expect(keys.map(([address]) => parseAddress(address)?.key)).toEqual(keys.map(([, key]) => key));
});

test.each([
  "",
  ".",
  "a",
  "a.",
  ".a.b",
  "a.b.c",
  "a.b[",
  "a.b[x]",
  'a.b["',
  'a.b["x]',
  'a.b["x"',
  "a.b[0].id",
  "module.a",
  "module.a.b",
  "module",
  'a.b["\\q"]',
  'a.b["\\u12"]',
  "a.b[-1]",
  "a.b[*]",
  "data.a",
  `a.${"b".repeat(30_000)}`,
  'a.b["\\Uffffffff"]',
])("no address: %s", (text) => {
  expect(parseAddress(text)).toBeNull();
});

test("a module address is taken apart, the root is empty", () => {
  expect(parseModuleAddress("")).toEqual([]);
  expect(parseModuleAddress("module.a[0]")).toEqual([{ name: "a", key: 0, address: "module.a[0]" }]);
  expect(parseModuleAddress("module.a.aws_subnet.b")).toBeNull();
});

test("references keep splats, legacy indexes and attributes", () => {
  expect(parseTraversal("aws_subnet.s[*].id")?.map(({ end: _, ...segment }) => segment)).toEqual([
    { name: "aws_subnet" },
    { name: "s" },
    { splat: true },
    { name: "id" },
  ]);
  expect(parseTraversal("aws_subnet.s.0.id")?.map(({ end: _, ...segment }) => segment)).toEqual([
    { name: "aws_subnet" },
    { name: "s" },
    { key: 0 },
    { name: "id" },
  ]);
});

test("whatever the key, what is written is read back", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.nat()), (key) => {
      const address = `module.m${formatKey(key)}.aws_subnet.s${formatKey(key)}`;
      expect(parseAddress(address)).toEqual({
        modules: [{ name: "m", key, address: `module.m${formatKey(key)}` }],
        data: false,
        type: "aws_subnet",
        name: "s",
        key,
      });
    }),
  );
});

test("any text at all is read or refused, never thrown", () => {
  const parts = fc.constantFrom(
    "module",
    "data",
    "a",
    ".",
    "[",
    "]",
    '"',
    "\\",
    "0",
    "*",
    "$",
    "{",
    "\\u",
    " ",
  );
  fc.assert(
    fc.property(fc.array(parts), (words) => {
      parseAddress(words.join(""));
      parseModuleAddress(words.join(""));
    }),
  );
});
