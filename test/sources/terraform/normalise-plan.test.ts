import { describe, expect, test } from "vitest";
import type { NormalisedInput } from "../../../src/model/input.ts";
import { normalisePlan } from "../../../src/sources/terraform/normalise-plan.ts";
import { normaliseState } from "../../../src/sources/terraform/normalise-state.ts";
import { declaringAll } from "../../../src/tools/measure/declare-all.ts";
import { byAddress, change, configured, declaring, normalised, refers } from "./plans.ts";

const addresses = (resources: NormalisedInput["before"]) =>
  resources?.map(({ resource }) => resource.address);

test("a whole input, as the stages after this one see it", () => {
  const plan = {
    resource_changes: [
      change('module.net["a"].aws_subnet.s[0]', {
        after: { availability_zone: "eu-west-1a", tags: { Name: "x" } },
        unknown: { id: true, tags: {} },
        afterSensitive: { tags: { Name: true } },
      }),
    ],
  };
  expect(normalised(plan)).toEqual({
    name: "p",
    path: "plans/p.json",
    kind: "terraform-plan",
    resources: 1,
    not_judged: [],
    problems: [],
    providers: {},
    after: [
      {
        family: "terraform",
        type: "aws_subnet",
        resource: {
          id: 'p#module.net["a"].aws_subnet.s[0]',
          input: "p",
          scope: 'module.net["a"]',
          address: 'module.net["a"].aws_subnet.s[0]',
          action: "create",
          action_reason: null,
          replaced_by: [],
          region: { name: "eu-west-1" },
          values: { availability_zone: "eu-west-1a", tags: {} },
          unknown: { id: true },
          withheld: { tags: { Name: true } },
          references: {},
          referenced_by: {},
        },
      },
    ],
    before: [],
    places: {
      'p#module.net["a"].aws_subnet.s[0]': {
        path: "plans/p.json",
        line: null,
        end_line: null,
        exact: false,
        via: ['module.net["a"]'],
      },
    },
  });
});

describe("actions", () => {
  test.each([
    [["no-op"], "no-op", true, true],
    [["create"], "create", true, false],
    [["read"], "read", true, false],
    [["update"], "update", true, true],
    [["delete", "create"], "replace", true, true],
    [["create", "delete"], "replace", true, true],
    [["delete"], "delete", false, true],
    [["forget"], "forget", false, true],
    [["create", "forget"], "create", true, true],
  ])("%j is %s", (actions, action, stays, was) => {
    const values = { name: "x" };
    const given = { actions, after: stays ? values : null, before: was ? values : null };
    const { after, before } = normalised({ resource_changes: [change("aws_lb.a", given)] });
    expect(after.map(({ resource }) => resource.action)).toEqual(stays ? [action] : []);
    expect(before?.map(({ resource }) => resource.action)).toEqual(was ? [action] : []);
  });

  test("deposed objects are nowhere; what is not known is an error", () => {
    const changes = [
      change("aws_lb.a", { actions: ["delete"], before: {}, after: null, more: { deposed: "abcd" } }),
      change("aws_lb.b", { actions: ["no-op"], before: {} }),
      change("aws_lb.c", { actions: ["explode"] }),
      change("aws_lb.d", { actions: [] }),
    ];
    const { after, before, problems } = normalised({ resource_changes: changes });
    expect(addresses(after)).toEqual(["aws_lb.b"]);
    expect(addresses(before)).toEqual(["aws_lb.b"]);
    expect(problems.map(({ level }) => level)).toEqual(["error"]);
  });

  test("a resource whose values are left out is wholly unknown", () => {
    const { after } = normalised({ resource_changes: [change("aws_lb.a", { after: null })] });
    expect(after[0]?.resource).toMatchObject({ values: {}, unknown: true });
  });
});

describe("shapes of older and other tools", () => {
  test("without resource_changes there is no before, and what refers and has no value is unknown", () => {
    const { after, before, problems } = normalised({
      planned_values: {
        root_module: {
          child_modules: [
            {
              address: "module.a",
              resources: [
                {
                  address: "module.a.aws_instance.i",
                  mode: "managed",
                  type: "aws_instance",
                  name: "i",
                  values: { ami: "x", zone: null, block: [{}] },
                },
              ],
            },
          ],
        },
      },
      configuration: {
        root_module: {
          module_calls: {
            a: {
              module: {
                resources: [
                  configured("aws_instance.i", {
                    subnet_id: refers("var.s"),
                    ami: refers("var.a"),
                    zone: refers("var.z"),
                    block: [{ key: refers("var.k") }],
                  }),
                ],
              },
            },
          },
        },
      },
    });
    expect(before).toBeNull();
    expect(after[0]?.resource).toMatchObject({
      address: "module.a.aws_instance.i",
      scope: "module.a",
      values: { ami: "x" },
      unknown: { subnet_id: true, zone: true, block: [{ key: true }] },
    });
    expect(problems.map(({ level }) => level)).toEqual(["warning"]);
  });

  test("Terraform 0.12 leaves the key out of the address", () => {
    const { after, problems } = normalised({
      resource_changes: [
        change("aws_lb.a", { more: { index: 0 } }),
        change("aws_lb.a", { more: { index: 1 } }),
      ],
    });
    expect(addresses(after)).toEqual(["aws_lb.a[0]", "aws_lb.a[1]"]);
    expect(problems).toEqual([]);
  });

  test("a state is the estate as it is", () => {
    const state = {
      format_version: "1.0",
      values: {
        root_module: {
          resources: [
            {
              address: "aws_subnet.s",
              mode: "managed",
              type: "aws_subnet",
              name: "s",
              values: { id: "subnet-0000000a", arn: "arn:aws:ec2:eu-west-1:1:subnet/s" },
            },
            {
              address: "aws_db.p",
              mode: "managed",
              type: "aws_db",
              name: "p",
              values: { subnet_id: "subnet-0000000a", password: "hunter2" },
              sensitive_values: { password: true },
            },
          ],
        },
      },
    };
    const input = normaliseState({ name: "s", path: "s.json" }, state, declaringAll(state), {
      defaultRegion: null,
    });
    expect(input.before).toBeNull();
    expect(input.kind).toBe("terraform-state");
    expect(byAddress(input.after)).toMatchObject({
      "aws_subnet.s": { action: "no-op", region: { name: "eu-west-1" } },
      "aws_db.p": {
        values: {},
        withheld: { password: true },
        references: { subnet_id: ["s#aws_subnet.s"] },
        region: { name: "eu-west-1" },
      },
    });
    expect(JSON.stringify(input)).not.toContain("hunter2");
  });
});

describe("problems", () => {
  const levels = (plan: Record<string, unknown>) =>
    normalised({ resource_changes: [], ...plan }).problems.map(({ level }) => level);

  test.each<[string, Record<string, unknown>, string[]]>([
    ["nothing", {}, []],
    ["errored", { errored: true }, ["error"]],
    ["not complete", { complete: false }, ["warning"]],
    ["deferred", { deferred_changes: [{}, {}] }, ["warning"]],
    ["failed checks", { checks: [{ status: "pass" }, { status: "fail" }, { status: "error" }] }, ["warning"]],
    ["drift", { resource_drift: [{ change: { actions: ["update"] } }] }, ["warning"]],
    ["drift that is none", { resource_drift: [{ change: { actions: ["no-op"] } }] }, []],
    ["two of one address", { resource_changes: [change("a_b.c"), change("a_b.c")] }, ["error"]],
    ["wrong shapes", { prior_state: [], checks: "x" }, ["error"]],
  ])("%s", (_, plan, expected) => {
    expect(levels(plan)).toEqual(expected);
  });

  test.each(["2.0", "x", 1, null, ""])(
    "an unknown major version of the format is an error, and nothing is judged: %j",
    (format_version) => {
      const input = normalisePlan(
        { name: "p", path: "p" },
        { format_version, resource_changes: [change("aws_lb.a")] },
        declaring("aws_lb"),
        { defaultRegion: null },
      );
      expect(input).toMatchObject({
        after: [],
        before: null,
        resources: 0,
        problems: [{ level: "error", line: null }],
      });
    },
  );
});
