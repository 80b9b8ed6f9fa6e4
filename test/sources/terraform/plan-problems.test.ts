import { describe, expect, it } from "vitest";
import { formatProblem, planProblems, readProblems } from "../../../src/sources/terraform/plan-problems.ts";
import type { PlanInstances } from "../../../src/sources/terraform/read-plan.ts";

const READ: PlanInstances = { instances: [], showsBefore: true, unreadable: 0, doubled: 0 };
const AGAIN = "Write the file again with terraform show -json.";

const told = (plan: Record<string, unknown>) =>
  planProblems({ resource_changes: [], ...plan }, READ).map(({ level, message, line }) => {
    expect(line).toBeNull();
    return `${level}: ${message}`;
  });

describe("what a reader must know of a plan", () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ["nothing of a whole one", { errored: false, complete: true, checks: null, prior_state: null }, []],
    [
      "that planning failed",
      { errored: true },
      [
        "error: Planning failed, so that the plan holds only a part of the change. Mend what terraform plan reports and plan again.",
      ],
    ],
    [
      "that it is not complete",
      { complete: false },
      [
        "warning: The plan is not complete: it was limited to targets or has deferred changes. What it leaves out is judged as it is now, or not at all.",
      ],
    ],
    [
      "that a change is deferred",
      { deferred_changes: [{}] },
      ["warning: 1 change is deferred to a later plan and not judged."],
    ],
    [
      "that changes are deferred",
      { deferred_changes: [{}, {}] },
      ["warning: 2 changes are deferred to a later plan and not judged."],
    ],
    [
      "that resources were changed elsewhere",
      {
        resource_drift: [
          { change: { actions: ["update"] } },
          { change: { actions: ["no-op"] } },
          { change: { actions: ["no-op", "delete"] } },
          {},
        ],
      },
      ["warning: 3 resources were changed outside Terraform since the last apply."],
    ],
    [
      "that a resource was",
      { resource_drift: [{ change: { actions: ["delete"] } }] },
      ["warning: 1 resource was changed outside Terraform since the last apply."],
    ],
    [
      "that checks failed",
      { checks: [{ status: "fail" }, { status: "error" }, { status: "pass" }, { status: "unknown" }, null] },
      ["warning: 2 checks of the configuration failed."],
    ],
    ["that a check did", { checks: [{ status: "fail" }] }, ["warning: 1 check of the configuration failed."]],
    [
      "that the present is not shown",
      { resource_changes: undefined },
      [
        "warning: The plan has no resource_changes: what is there now is not known, nor can values known only after apply be told from unset ones. Write it with: terraform show -json PLAN",
      ],
    ],
    [
      "which parts are of another shape",
      {
        resource_changes: {},
        resource_drift: "x",
        checks: 1,
        deferred_changes: {},
        planned_values: [],
        prior_state: "x",
        configuration: 1,
        variables: [],
      },
      [
        `error: These parts of the plan are not what Terraform writes: resource_changes, resource_drift, checks, deferred_changes, planned_values, prior_state, configuration, variables. ${AGAIN}`,
      ],
    ],
  ])("is %s", (_, plan, problems) => {
    expect(told(plan)).toEqual(problems);
  });

  it("is what could not be read of it", () => {
    const problems = (unreadable: number, doubled: number) =>
      planProblems({ resource_changes: [] }, { ...READ, unreadable, doubled });
    const error = (message: string) => ({ level: "error", message: `${message} ${AGAIN}`, line: null });
    expect(problems(1, 1)).toEqual([
      error("1 resource could not be read: no address, no values or an unknown action."),
      error("1 resource has the address of another one."),
    ]);
    expect(problems(2, 3)).toEqual([
      error("2 resources could not be read: no address, no values or an unknown action."),
      error("3 resources have the address of another one."),
    ]);
    expect(readProblems(READ)).toEqual([]);
  });
});

it("a format that is not known is an error", () => {
  const problem = {
    level: "error",
    message:
      "It is of a format version that is not known here (0.x and 1.x are). Update resilience-gate, or write the file with a Terraform that it knows.",
    line: null,
  };
  const versions = ["0.1", "1.2", "1", undefined, "2.0", "10.0", "", "x", 1, null];
  expect(versions.map((format_version) => formatProblem({ format_version }))).toEqual([
    ...Array(4).fill(null),
    ...Array(6).fill(problem),
  ]);
});
