import { describe, expect, it } from "vitest";
import { FailureMatrix, failuresOf } from "../../src/evaluate/failures.ts";
import { aFailure } from "./an-evaluation.ts";

describe("FailureMatrix", () => {
  const failures = [
    aFailure("data-centre", "a", { shop: ["down", 0] }, 2),
    aFailure("region", "a", { bank: ["reduced", 0.5] }),
  ];
  const matrix = new FailureMatrix({ failures, services: { shop: [], quiet: [] } });

  it("knows the services that are named anywhere", () => {
    expect([...matrix.services].sort()).toEqual(["bank", "quiet", "shop"]);
  });

  it("has a failure by its kind and domain", () => {
    expect([matrix.has("data-centre", "a"), matrix.has("data-centre", "b"), matrix.has("node", "a")]).toEqual(
      [true, false, false],
    );
    expect([matrix.cell("data-centre", "a", "shop"), matrix.cell("region", "a", "shop")]).toEqual([
      failures[0]?.services[0],
      null,
    ]);
    expect(matrix.cell("node", "a", "shop")).toBe(null);
  });

  it("says of what it does not name that it is not affected, of what it does not know nothing", () => {
    expect([
      matrix.outcome("data-centre", "a", "shop"),
      matrix.outcome("data-centre", "a", "quiet"),
      matrix.outcome("region", "a", "bank"),
      matrix.outcome("region", "a", "other"),
      matrix.outcome("data-centre", "b", "shop"),
    ]).toEqual(["down", "unaffected", "reduced", null, null]);
  });
});

describe("failuresOf", () => {
  const sorted = [
    aFailure("node", "b", {}),
    aFailure("data-centre", "a", { bank: ["down", 0], shop: ["reduced", 0.5] }, 3),
    aFailure("data-centre", "b", {}),
    aFailure("region", "a", {}),
    aFailure("pair", "a and b", {}),
  ];
  const withBefore = (befores: Record<string, string | null>) =>
    sorted.map((failure) => ({
      ...failure,
      services: failure.services.map((cell) => ({ ...cell, before: befores[cell.service] ?? null })),
    }));
  const mixed = sorted
    .map((failure) => ({ ...failure, services: failure.services.toReversed() }))
    .toReversed();

  it("has the likeliest kind first, then goes by domain and service", () => {
    expect(failuresOf({ failures: mixed }, null)).toEqual(withBefore({}));
    expect(failuresOf({ failures: sorted }, null)).toEqual(withBefore({}));
  });

  it("says what each outcome was before", () => {
    const before = new FailureMatrix({
      failures: [aFailure("data-centre", "a", { shop: ["lost", null] })],
      services: { bank: [] },
    });
    expect(failuresOf({ failures: mixed }, before)).toEqual(withBefore({ bank: "unaffected", shop: "lost" }));
  });
});
