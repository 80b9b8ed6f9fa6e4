import { expect, it } from "vitest";
import { askedObjectives, estimateText, type Objective } from "../../src/reports/objectives.ts";

type Target = Objective["rpo"];

const NONE: Target = { objective_s: null, estimate_s: null, met: null };
const MET: Target = { objective_s: 60, estimate_s: 1, met: true };
const MISSED: Target = { objective_s: 60, estimate_s: 61, met: false };
const UNTOLD: Target = { objective_s: 60, estimate_s: null, met: null };

const objective = (service: string, rpo: Target, rto: Target, tolerate: string | null = null): Objective => ({
  service,
  tolerate,
  rpo,
  rto,
  terms: [],
});

it("tells what is missed first, then what cannot be told; of what is not asked nothing", () => {
  const asked = [
    objective("missed RPO", MISSED, UNTOLD),
    objective("missed RTO", MET, MISSED),
    objective("untold RPO", UNTOLD, MET),
    objective("untold RTO", NONE, UNTOLD),
    objective("met RPO", MET, NONE),
    objective("met RTO", NONE, MET),
    objective("survival", NONE, NONE, "region"),
  ];
  const nothing = objective("nothing", NONE, { ...NONE, estimate_s: 60 });
  const ranks = [asked.slice(4), [nothing], asked.slice(2, 4), asked.slice(0, 2)].flat();
  expect(askedObjectives({ objectives: ranks })).toEqual(asked);
  expect(askedObjectives({ objectives: [...asked, nothing] })).toEqual(asked);
});

it.each([
  [null, ""],
  [0, "at once"],
  [1, "about 1 s"],
  [14_400, "about 4 h"],
])("an estimate of %j seconds is %j", (estimate_s, text) => {
  expect(estimateText({ estimate_s }, "at once")).toBe(text);
});
