import { describe, expect, it } from "vitest";
import type { Key } from "../../../src/sources/terraform/address.ts";
import { type Instance, identify } from "../../../src/sources/terraform/instance.ts";
import { isWhole, markWhole, narrow, narrowByIndex } from "../../../src/sources/terraform/narrow.ts";

/** An instance at an address, `module.m["a"].aws_subnet.s[0]`. */
function at(address: string): Instance {
  const found = identify("p", { address }, "");
  if (found === null) {
    throw new Error(`${address} is no address`);
  }
  return found;
}

const counted = [0, 1, 2].map((i) => at(`aws_subnet.s[${i}]`));
const keyed = ["a", "b"].map((key) => at(`aws_subnet.k["${key}"]`));
const called = ["a", "b"].map((key) => at(`module.m["${key}"].aws_subnet.s`));
const whole = (list: Instance[]): Instance[] => markWhole([...list], true);
const addresses = (list: Instance[]): string[] => list.map(({ address }) => address);

describe("of what an expression refers to, the key of its own instance takes", () => {
  it.each<[string, Instance[], Key | null, string[]]>([
    ["all without one", whole(counted), null, addresses(counted)],
    ["one of a count", whole(counted), 1, ["aws_subnet.s[1]"]],
    ["one of a count, around its end", counted, 4, ["aws_subnet.s[1]"]],
    ["all of a count for a text", whole(counted), "1", addresses(counted)],
    ["one of a for_each", whole(keyed), "b", ['aws_subnet.k["b"]']],
    ["all where no key fits", whole(keyed), "c", addresses(keyed)],
    ["all of what is written out by hand", keyed, "b", addresses(keyed)],
    ["that of a module", whole(called), "b", ['module.m["b"].aws_subnet.s']],
    [
      "all for a number where the order is another",
      whole([...counted].reverse()),
      1,
      addresses([...counted].reverse()),
    ],
    [
      "both of that key in two resources",
      whole([...keyed, at('aws_vpc.v["b"]')]),
      "b",
      ['aws_subnet.k["b"]', 'aws_vpc.v["b"]'],
    ],
    ["the only one, whatever the key", whole(keyed.slice(0, 1)), "b", ['aws_subnet.k["a"]']],
  ])("%s", (_, list, key, expected) => {
    expect(addresses(narrow(list, key))).toEqual(expected);
  });
});

describe("of a list or map of instances, an index takes", () => {
  it.each<[string, Instance[], Key | null, string[]]>([
    ["all without one", whole(counted), null, addresses(counted)],
    ["one of a count", counted, 2, ["aws_subnet.s[2]"]],
    ["all beyond its end", counted, 3, addresses(counted)],
    ["one of a for_each", whole(keyed), "a", ['aws_subnet.k["a"]']],
    ["all of what is written out by hand", keyed, "a", addresses(keyed)],
    [
      "all of two resources",
      whole([...keyed, at('aws_vpc.v["b"]')]),
      "b",
      [...addresses(keyed), 'aws_vpc.v["b"]'],
    ],
    ["all of a module's for a number", whole(called), 0, addresses(called)],
  ])("%s", (_, list, key, expected) => {
    expect(addresses(narrowByIndex(list, key))).toEqual(expected);
  });
});

it("a list is the whole of what a reference names once it is marked so", () => {
  const list = [...counted];
  expect([isWhole(markWhole(list, false)), isWhole(markWhole(list, true)), isWhole(counted)]).toEqual([
    false,
    true,
    false,
  ]);
});
