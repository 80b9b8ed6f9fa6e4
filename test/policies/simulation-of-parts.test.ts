import type { LoadedPolicy } from "@open-policy-agent/opa-wasm";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { lossesOfDataCentres, lossesOfMembers, lossesOfRegions, type Outcome } from "./brute-force-parts.ts";
import { COMPILE_MS, compiledPack, ESTATES, evaluation } from "./compiled-pack.ts";
import { documentOfParts, type SmallParts, smallParts } from "./small-parts.ts";

let policies: LoadedPolicy;

beforeAll(async () => {
  policies = await compiledPack();
}, COMPILE_MS);

/** What the policies say of the one service, by failure domain; `unaffected` where they list nothing. */
function said(parts: SmallParts, kind: string): Record<string, Outcome> {
  return Object.fromEntries(
    evaluation(policies, documentOfParts(parts))
      .failures.filter((failure) => failure.kind === kind)
      .map(({ domain, services: [cell] }) => [
        domain,
        { outcome: cell?.outcome ?? "unaffected", capacity: cell === undefined ? 1 : cell.capacity },
      ]),
  );
}

function rounded(cells: Record<string, Outcome>): unknown {
  return Object.fromEntries(
    Object.entries(cells).map(([domain, { outcome, capacity }]) => [
      domain,
      { outcome, capacity: capacity === null ? null : Number(capacity.toFixed(9)) },
    ]),
  );
}

describe("of machines and databases outside clusters, the simulation says what follows from the definitions", () => {
  it.each([
    ["data-centre", lossesOfDataCentres],
    ["region", lossesOfRegions],
    ["node", lossesOfMembers],
  ] as const)(
    "when a %s is lost",
    (kind, tried) => {
      fc.assert(
        fc.property(smallParts, (parts) => {
          expect(rounded(said(parts, kind))).toEqual(rounded(tried(parts)));
        }),
        { numRuns: ESTATES },
      );
    },
    600_000,
  );
});
