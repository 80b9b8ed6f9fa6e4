import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { renderSimulation } from "../../src/reports/terminal/simulation.ts";
import { emptyReport } from "./report-parts.ts";
import { threeDataCentres } from "./three-data-centres.ts";

type Failure = Report["failures"][number];
const OPTIONS = { colour: false, width: 100 };

function lines(report: Report, failures: readonly Failure[] = report.failures, options = OPTIONS): string[] {
  return renderSimulation(report, failures, options).split("\n");
}

const objective = (service: string): Report["objectives"][number] => ({
  service,
  tolerate: "region",
  rpo: { objective_s: 14_400, estimate_s: 14_400, met: true },
  rto: { objective_s: 28_800, estimate_s: 19_800, met: true },
  terms: [{ name: "restore", value: 20, unit: "min", from: "setting" }],
});

function lost(
  kind: Failure["kind"],
  outcomes: Record<string, "down" | "lost" | "reduced" | "unaffected">,
): Failure {
  return {
    domain: "there",
    kind,
    count: 1,
    services: Object.entries(outcomes).map(([service, outcome]) => ({
      service,
      part: null,
      outcome,
      before: outcome,
      capacity: null,
      rpo_s: null,
      rto_s: null,
      parts: { as_bad: 1, all: 1 },
      why: "",
    })),
    unaffected: 2,
  };
}

describe("a simulation", () => {
  it("is each failure with what it does, worst first, and how many it leaves alone", () => {
    expect(lines(threeDataCentres)).toEqual([
      "Losing data centre us-east-1a",
      "  cd4pe  reduced, was down  67 % of the capacity is left: 2 of 3 primaries are left and 2 are needed",
      "",
      "Losing data centre us-east-1b",
      "  cd4pe  reduced  67 % of the capacity is left: 2 of 3 primaries are left and 2 are needed",
      "",
      "Losing data centre us-east-1c",
      "  cd4pe  reduced  67 % of the capacity is left: 2 of 3 primaries are left and 2 are needed",
      "",
      "Losing region us-east-1",
      "  cd4pe  down  back in 5 h 30 min, losing up to 4 h of data: restored from the snapshots in",
      "               us-west-2",
      "",
      "Losing one of the machines of cd4pe (any of 6)",
      "  1 service is unaffected",
      "",
    ]);
    const failure = lost("data-centre", { a: "unaffected", b: "reduced", c: "down", d: "lost" });
    expect(lines(emptyReport(), [failure])).toEqual([
      "Losing data centre there",
      "  d  lost",
      "  c  down",
      "  b  reduced",
      "  3 services are unaffected",
      "",
    ]);
  });

  it("of a region says how the times of what is down were worked out, of ten services at most", () => {
    const names = Array.from({ length: 11 }, (_, i) => `s${i}`);
    const report = emptyReport({ objectives: [...names, "fine", "nearer"].map(objective) });
    const region = lost("region", {
      ...Object.fromEntries(names.map((name) => [name, "down"])),
      fine: "reduced",
    });
    const nearer = lost("data-centre", { nearer: "down" });
    const titles = lines(report, [region, nearer]).filter((line) => line.startsWith("How"));
    expect(titles).toEqual(names.slice(0, 10).map((name) => `How RTO and RPO of ${name} are worked out`));
    expect(
      lines(report, [lost("region", { s0: "down" }), nearer]).filter((line) => line.startsWith("How")),
    ).toEqual(["How RTO and RPO of s0 are worked out"]);
    expect(lines(report, [lost("region", { s0: "down" })])).toEqual([
      "Losing region there",
      "  s0  down",
      "  2 services are unaffected",
      "",
      "How RTO and RPO of s0 are worked out",
      "  · restore: 20 min (from setting)",
      "",
    ]);
  });

  it("of nothing says that nothing is there, unless what is there could not be judged", () => {
    const nothing = "Nothing that can fail is in sight: no service, no cluster, no component.\n";
    expect(renderSimulation(emptyReport(), [], OPTIONS)).toBe(nothing);
    expect(renderSimulation(emptyReport({ verdict: "error" }), [], OPTIONS)).toBe("\n");
    const problem = { level: "error" as const, message: "It cannot be read.", path: "a.yaml", line: 3 };
    expect(lines(emptyReport({ verdict: "error", problems: [problem] }), [])[0]).toBe(
      "What could not be judged",
    );
  });

  it("shows what is lost or down in red, what is less in yellow", () => {
    const coloured = lines(emptyReport(), [lost("node", { a: "lost", b: "down", c: "reduced" })], {
      ...OPTIONS,
      colour: true,
    });
    const introducer = String.fromCharCode(27);
    expect(coloured.slice(1, 4).map((line) => line.replaceAll(introducer, "^"))).toEqual([
      "  a  ^[31mlost^[39m",
      "  b  ^[31mdown^[39m",
      "  c  ^[33mreduced^[39m",
    ]);
  });
});
