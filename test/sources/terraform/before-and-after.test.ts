import { describe, expect, test } from "vitest";
import type { NormalisedInput } from "../../../src/model/input.ts";
import { byAddress, change, configured, normalised, referencesOf, refers } from "./plans.ts";

const addresses = (resources: NormalisedInput["before"]) =>
  resources?.map(({ resource }) => resource.address);

describe("before and after", () => {
  const subnet = (id: string) => ({
    id,
    availability_zone: `eu-west-1${id.at(-1)}`,
    arn: `arn:aws:ec2:eu-west-1:1:subnet/${id}`,
  });
  const configuration = {
    provider_config: { aws: { name: "aws", expressions: { region: { constant_value: "eu-west-1" } } } },
    root_module: {
      resources: [
        configured("aws_subnet.a", {}, { provider_config_key: "aws" }),
        configured("aws_subnet.b", {}, { provider_config_key: "aws" }),
        configured(
          "aws_instance.i",
          { subnet_id: refers("aws_subnet.b.id") },
          { provider_config_key: "aws" },
        ),
      ],
    },
  };
  const same = (address: string, values: object, more: object = {}) =>
    change(address, { actions: ["no-op"], before: values, after: values, more: { ...more } });

  test("a plan that changes nothing has the same estate before and after", () => {
    const data = {
      address: "data.aws_region.r",
      mode: "data",
      type: "aws_region",
      name: "r",
      values: { name: "eu-west-1" },
    };
    const { after, before } = normalised({
      configuration,
      resource_changes: [
        same("aws_subnet.a", subnet("subnet-a")),
        same("aws_subnet.b", subnet("subnet-b")),
        same("aws_instance.i", { id: "i-1", subnet_id: "subnet-b", user_data: null }),
      ],
      prior_state: { values: { root_module: { resources: [data] } } },
    });
    expect(addresses(after)).toEqual(["aws_subnet.a", "aws_subnet.b", "aws_instance.i", "data.aws_region.r"]);
    expect(referencesOf(after)).toEqual({ "aws_instance.i": { subnet_id: ["aws_subnet.b"] } });
    expect(before).toEqual(after);
  });

  test("what moves to another subnet refers to the old one before", () => {
    const { after, before } = normalised({
      configuration,
      resource_changes: [
        same("aws_subnet.a", subnet("subnet-a")),
        same("aws_subnet.b", subnet("subnet-b")),
        change("aws_instance.i", {
          actions: ["delete", "create"],
          before: { id: "i-1", subnet_id: "subnet-a" },
          after: { subnet_id: "subnet-b" },
          unknown: { id: true },
        }),
      ],
    });
    expect(referencesOf(after)).toEqual({ "aws_instance.i": { subnet_id: ["aws_subnet.b"] } });
    expect(referencesOf(before)).toEqual({ "aws_instance.i": { subnet_id: ["aws_subnet.a"] } });
  });

  test("what refers to something that is replaced refers to it before too; to something new, it does not", () => {
    const moved = (action: string[], before: object | null) => ({
      configuration,
      resource_changes: [
        change("aws_subnet.b", { actions: action, before, unknown: { id: true } }),
        change("aws_instance.i", {
          actions: ["delete", "create"],
          before: { subnet_id: "subnet-gone" },
          unknown: { subnet_id: true },
        }),
      ],
    });
    const expected = { "aws_instance.i": { subnet_id: ["aws_subnet.b"] } };
    const replaced = normalised(moved(["delete", "create"], { id: "subnet-gone" }));
    expect(referencesOf(replaced.after)).toEqual(expected);
    expect(referencesOf(replaced.before)).toEqual(expected);
    const created = normalised(moved(["create"], null));
    expect(referencesOf(created.after)).toEqual(expected);
    expect(referencesOf(created.before)).toEqual({});
  });

  test("a moved resource has one identity; the prior state does not bring the old one back", () => {
    const { after, before } = normalised({
      resource_changes: [same("aws_lb.new", { name: "x" }, { previous_address: "aws_lb.old" })],
      prior_state: {
        values: {
          root_module: {
            resources: [
              { address: "aws_lb.old", mode: "managed", type: "aws_lb", name: "old", values: { name: "x" } },
            ],
          },
        },
      },
    });
    expect(addresses(after)).toEqual(["aws_lb.new"]);
    expect(before).toEqual(after);
  });

  test("a deleted resource is there before, with its region and what it refers to", () => {
    const { after, before } = normalised({
      configuration,
      resource_changes: [
        same("aws_subnet.a", subnet("subnet-0000000a")),
        change("aws_instance.old", {
          actions: ["delete"],
          before: { subnet_id: "subnet-0000000a" },
          after: null,
        }),
      ],
    });
    expect(addresses(after)).toEqual(["aws_subnet.a"]);
    expect(byAddress(before)["aws_instance.old"]).toMatchObject({
      action: "delete",
      region: { name: "eu-west-1" },
      references: { subnet_id: ["p#aws_subnet.a"] },
    });
  });

  test("before_sensitive is withheld before", () => {
    const given = {
      actions: ["update"],
      before: { a: "hunter2", b: 1 },
      beforeSensitive: { a: true },
      after: { a: "x", b: 1 },
    };
    const { before } = normalised({ resource_changes: [change("aws_lb.a", given)] });
    expect(before?.[0]?.resource).toMatchObject({ values: { b: 1 }, withheld: { a: true } });
    expect(JSON.stringify(before)).not.toContain("hunter2");
  });

  test("what is updated in place is in the region that it says it was in", () => {
    const given = {
      actions: ["update"],
      before: { arn: "arn:aws:rds:eu-west-3:1:db:x" },
      unknown: { arn: true },
    };
    const { after } = normalised({ resource_changes: [change("aws_db_instance.a", given)] });
    expect(after[0]?.resource.region).toEqual({ name: "eu-west-3" });
  });

  test("a resource that moves to another region was in the old one before", () => {
    const given = {
      actions: ["delete", "create"],
      before: { region: "eu-west-1" },
      after: { region: "eu-west-2" },
    };
    const { after, before } = normalised({ resource_changes: [change("aws_lb.a", given)] });
    expect(after[0]?.resource.region).toEqual({ name: "eu-west-2" });
    expect(before?.[0]?.resource.region).toEqual({ name: "eu-west-1" });
  });

  test("what a targeted plan leaves alone stays as it is", () => {
    const resource = {
      address: "aws_lb.other",
      mode: "managed",
      type: "aws_lb",
      name: "other",
      values: { name: "o" },
    };
    const { after, before, problems } = normalised({
      complete: false,
      resource_changes: [change("aws_lb.a")],
      prior_state: {
        values: {
          root_module: { resources: [resource, { ...resource, address: "aws_lb.d", deposed_key: "1" }] },
        },
      },
    });
    expect(addresses(after)).toEqual(["aws_lb.a", "aws_lb.other"]);
    expect(addresses(before)).toEqual(["aws_lb.other"]);
    expect(problems.map(({ level }) => level)).toEqual(["warning"]);
  });

  test("a data source that is read again has what was read before", () => {
    const { after, before } = normalised({
      resource_changes: [
        change("data.aws_subnet.s", { actions: ["read"], unknown: { availability_zone: true } }),
      ],
      prior_state: {
        values: {
          root_module: {
            resources: [
              {
                address: "data.aws_subnet.s",
                mode: "data",
                type: "aws_subnet",
                name: "s",
                values: { availability_zone: "eu-west-1a" },
              },
            ],
          },
        },
      },
    });
    expect(after[0]).toMatchObject({
      type: "data.aws_subnet",
      resource: { unknown: { availability_zone: true } },
    });
    expect(before?.[0]).toMatchObject({
      type: "data.aws_subnet",
      resource: { values: { availability_zone: "eu-west-1a" } },
    });
  });
});
