import { describe, expect, it } from "vitest";
import { askedOfEstate, declaredObjectives } from "../../src/evaluate/asked.ts";
import type { ResilienceFile } from "../../src/model/resilience-file.ts";
import { PROTECTS } from "../../src/model/rule.ts";

type Objectives = NonNullable<ResilienceFile["objectives"]>;

const aService = (objectives?: Objectives) => ({
  name: "shop",
  match: [],
  ...(objectives && { objectives }),
});

/** What objectives of an estate ask for. */
function askedFor(objectives: Objectives): string[] {
  return PROTECTS.filter((protects) => askedOfEstate(protects, { version: 1, objectives }) === "yes");
}

describe("askedOfEstate", () => {
  it.each<[Objectives, string[]]>([
    [{ tolerate: "node" }, ["node", "data", "declared"]],
    [{ tolerate: "data-centre" }, ["node", "data-centre", "data", "declared"]],
    [{ tolerate: "region" }, ["node", "data-centre", "data", "region", "recovery", "declared"]],
    [{ rto: "4h" }, ["data", "recovery", "declared"]],
    [{ rpo: "4h" }, ["data", "recovery", "declared"]],
  ])("%j ask for %j", (objectives, protects) => {
    expect(askedFor(objectives).toSorted()).toEqual(protects.toSorted());
  });

  it("is of all services together", () => {
    const file: ResilienceFile = {
      version: 1,
      services: [aService(), aService({ tolerate: "node" }), aService({ rto: "4h" })],
    };
    expect(PROTECTS.map((protects) => [protects, askedOfEstate(protects, file)])).toEqual(
      PROTECTS.map((protects) => [
        protects,
        protects === "data-centre" || protects === "region" ? "no" : "yes",
      ]),
    );
  });

  it("is none where nothing is declared, but for what the settings name by itself", () => {
    const file: ResilienceFile = { version: 1, objectives: {}, services: [aService(), aService({})] };
    expect(PROTECTS.map((protects) => [protects, askedOfEstate(protects, file)])).toEqual(
      PROTECTS.map((protects) => [protects, protects === "declared" ? "yes" : "none"]),
    );
  });
});

describe("declaredObjectives", () => {
  it("are those of the estate and of services in which anything is declared", () => {
    expect(
      declaredObjectives({
        version: 1,
        objectives: { rto: "1h" },
        services: [
          aService(),
          aService({ tolerate: undefined }),
          aService({ rpo: "1h", tolerate: undefined }),
        ],
      }),
    ).toEqual([{ rto: "1h" }, { rpo: "1h", tolerate: undefined }]);
    expect(declaredObjectives({ version: 1 })).toEqual([]);
  });
});
