import { describe, expect, it } from "vitest";
import { type LostDomain, lostFailures, parseLostDomain } from "../../src/evaluate/lost-domain.ts";
import { UserError } from "../../src/model/user-error.ts";
import { aFailure } from "./an-evaluation.ts";

describe("parseLostDomain", () => {
  it.each<[string, LostDomain]>([
    ["node=web", { kind: "node", domain: "web" }],
    ["data-centre= us-east-1a ", { kind: "data-centre", domain: "us-east-1a" }],
    ["data-centre=b + a", { kind: "pair", domain: "a and b" }],
    ["data-centre=a+b+c", { kind: "data-centre", domain: "a+b+c" }],
    ["region=us-east-1+x", { kind: "region", domain: "us-east-1+x" }],
    ["node=a=b", { kind: "node", domain: "a=b" }],
  ])("reads %s", (text, lost) => {
    expect(parseLostDomain(text)).toEqual(lost);
  });

  it.each(["", "node", "node=", "node= ", "=a", "pair=a and b", "rack=a"])("refuses %j", (text) => {
    expect(() => parseLostDomain(text)).toThrow(
      new UserError(
        "--lose takes what fails and its name, as in --lose data-centre=us-east-1a; what can fail: node, data-centre, region",
      ),
    );
  });
});

describe("lostFailures", () => {
  const failures = ["a", "b"].map((domain) => ({
    ...aFailure("data-centre", domain, {}),
    services: [],
  }));

  it("are those asked for, in the order in which they are", () => {
    const asked = ["data-centre=b", "data-centre=a"].map(parseLostDomain);
    expect(lostFailures({ failures }, asked)).toEqual([failures[1], failures[0]]);
  });

  it.each([
    ["data-centre=c", "there is no data-centre c in this estate; it has a, b"],
    ["region=a", "there is no region a in this estate; none of it has a region that is known"],
    [
      "data-centre=a+b",
      "there is no pair a and b in this estate; nothing stands in both of two data centres",
    ],
  ])("of %s is none", (text, message) => {
    expect(() => lostFailures({ failures }, [parseLostDomain(text)])).toThrow(
      new UserError(`--lose: ${message}`),
    );
  });

  it.each([
    [20, ""],
    [21, " and 1 more"],
  ])("name at most twenty of %i others", (count, more) => {
    const nodes = Array.from({ length: count }, (_, i) => ({
      ...aFailure("node", `n${i}`, {}),
      services: [],
    }));
    const listed = Array.from({ length: 20 }, (_, i) => `n${i}`).join(", ");
    expect(() => lostFailures({ failures: nodes }, [parseLostDomain("node=x")])).toThrow(
      new UserError(`--lose: there is no node x in this estate; it has ${listed}${more}`),
    );
  });
});
