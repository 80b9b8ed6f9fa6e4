import { describe, expect, it } from "vitest";
import { failing, isTold } from "../../src/model/failure-domain.ts";

/** Kinds and domains with what a person reads, and whether the domain is told in words. */
const CASES: readonly [string, string, string, boolean][] = [
  ["data-centre", "us-east-1a", "data centre us-east-1a", false],
  ["region", "us-east-1", "region us-east-1", false],
  ["pair", "us-east-1a and us-east-1b", "both of us-east-1a and us-east-1b", false],
  ["node", "primaries of cd4pe in us-east-1a", "one of the primaries of cd4pe in us-east-1a", false],
  ["node", "of the assumed cluster", "any one node of the assumed cluster", true],
  ["data-centre", "of an unknown region", "any one data centre of an unknown region", true],
  [
    "node",
    "that all members of Kafka shop/events may share",
    "a node that all members of Kafka shop/events may share",
    true,
  ],
  ["<b>rack", "that-one", "b rack that-one", false],
];

describe("a failure domain", () => {
  it.each(CASES)("of the kind %s that is called %s reads: %s", (kind, domain, words, told) => {
    expect([`${failing({ kind, domain })} ${domain}`, isTold(domain)]).toEqual([words, told]);
  });
});
