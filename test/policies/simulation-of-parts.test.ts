import { fileURLToPath } from "node:url";
import { type LoadedPolicy, loadPolicy } from "@open-policy-agent/opa-wasm";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { documentBytes } from "../../src/evaluate/document-bytes.ts";
import { evaluationSchema } from "../../src/model/evaluation.ts";
import { compilePolicies } from "../../src/tools/policies/wasm.ts";
import { lossesOfDataCentres, lossesOfMembers, lossesOfRegions, type Outcome } from "./brute-force-parts.ts";
import { documentOfParts, type SmallParts, smallParts } from "./small-parts.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** How many small estates each of these tries; `npm run simulation` tries more. */
const RUNS = process.env["MODE"] === "prove" ? 2000 : 150;

let policies: LoadedPolicy;

beforeAll(async () => {
  policies = await loadPolicy(new Uint8Array(await compilePolicies(ROOT)), { initial: 1024 });
}, 120_000);

/** What the policies say of the one service, by failure domain; `unaffected` where they list nothing. */
function said(parts: SmallParts, kind: string): Record<string, Outcome> {
  const [{ result }] = policies.evaluate(documentBytes(documentOfParts(parts)), "resilience/main/result");
  return Object.fromEntries(
    evaluationSchema
      .parse(result)
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
        { numRuns: RUNS },
      );
    },
    600_000,
  );
});
