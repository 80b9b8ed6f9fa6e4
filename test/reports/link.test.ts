import { expect, it } from "vitest";
import { rulePageOf } from "../../src/reports/home.ts";
import { linkerFor } from "../../src/reports/link.ts";
import { input } from "./report-parts.ts";

it("links to what the repository holds, which no plan is", () => {
  const inputs = [
    input("plan.json", 1, "terraform-plan"),
    input("state.json", 1, "terraform-state"),
    input("app.yaml", 1),
  ];
  const link = linkerFor({ inputs }, (path, line) => `https://a.example/${path}#${line}`);
  expect([link("plan.json", 1), link("state.json", null), link("app.yaml", 7), link("main.tf", 2)]).toEqual([
    null,
    "https://a.example/state.json#null",
    "https://a.example/app.yaml#7",
    "https://a.example/main.tf#2",
  ]);
  expect(linkerFor({ inputs }, undefined)("app.yaml", 7)).toBe(null);
});

it("leads to the page of a rule and nowhere else", () => {
  const RULES = "https://github.com/resilience-gate/resilience-gate/blob/main/policies/rules";
  expect(["ha/quorum-spread", "own/a b?c#d"].map(rulePageOf)).toEqual([
    `${RULES}/ha/quorum-spread/README.md`,
    `${RULES}/own/a%20b%3Fc%23d/README.md`,
  ]);
});
