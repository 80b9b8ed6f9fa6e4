import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DeclaredTypes } from "../../../../src/model/declared-types.ts";
import { builtPack } from "../../../../src/settings/pack.ts";
import { readSlim } from "../../../../src/sources/terraform/bytes/read-slim.ts";
import { wholeValues } from "../../../../src/sources/terraform/bytes/whole-values.ts";
import {
  isObject,
  type JsonObject,
  listMember,
  objectMember,
} from "../../../../src/sources/terraform/json-shape.ts";
import { normalisePlan } from "../../../../src/sources/terraform/normalise-plan.ts";
import { normaliseState } from "../../../../src/sources/terraform/normalise-state.ts";
import { recogniseTerraform } from "../../../../src/sources/terraform/recognise.ts";
import { readBases } from "../../../../src/tools/fuzz/bases.ts";
import { makeCase } from "../../../../src/tools/fuzz/make-case.ts";
import { terraformInputs } from "../../../../src/tools/measure/terraform-inputs.ts";
import { change, declaring } from "../plans.ts";

const FOLDERS = ["examples", "test/fixtures", "../shared/corpus"];
const SOURCE = { name: "p", path: "p.json" };
const declared = await builtPack().declaredTypes();

/** What a run makes of a plan or state; null where it is neither. */
function normalised(json: JsonObject | null, types: DeclaredTypes): unknown {
  const kind = recogniseTerraform(json);
  if (kind === null) {
    return null;
  }
  const normalise = kind === "terraform-plan" ? normalisePlan : normaliseState;
  return { ...normalise(SOURCE, json, types, { defaultRegion: null }) };
}

function parsed(text: string): JsonObject | null {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? json : null;
  } catch {
    return null;
  }
}

describe("a slim plan", () => {
  it.each(FOLDERS.filter((folder) => existsSync(folder)))(
    "is judged as the whole one, for every plan and state in %s",
    (folder) => {
      const inputs = (terraformInputs(folder) ?? []).filter((one) => one.kind !== "binary-plan");
      expect(inputs.length).toBeGreaterThanOrEqual(5);
      for (const { path, json } of inputs) {
        const slim = readSlim(Buffer.from(JSON.stringify(json)), declared);
        expect([join(folder, path), normalised(slim, declared)]).toEqual([
          join(folder, path),
          normalised(json, declared),
        ]);
      }
    },
  );

  it("is judged as the whole one, whatever is wrong with it", () => {
    const bases = readBases(false);
    for (let seed = 1; seed <= 120; seed++) {
      for (const { name, text } of makeCase("plans", seed, bases).files.filter((file) =>
        file.name.endsWith("json"),
      )) {
        const slim = readSlim(Buffer.from(text), declared);
        const json = slim === null ? null : parsed(text);
        expect([seed, name, normalised(slim, declared)]).toEqual([seed, name, normalised(json, declared)]);
      }
    }
  });

  const subnet = {
    id: "subnet-1",
    availability_zone: "eu-west-1a",
    cidr_block: "10.0.0.0/24",
    tags: { a: "b" },
  };
  const plan = {
    format_version: "1.2",
    planned_values: {
      root_module: { resources: [resource("aws_subnet.a", subnet), resource("aws_vpc.v", { id: "v" })] },
    },
    resource_changes: [change("aws_subnet.a", { actions: ["no-op"], before: subnet, after: subnet })],
    prior_state: { values: { root_module: { resources: [resource("aws_subnet.a", subnet)] } } },
    output_changes: { x: {} },
  };

  it("holds what policies read and what is told by; the rest of the values can still be read", () => {
    const slim = readSlim(
      Buffer.from(JSON.stringify(plan)),
      declaring(["aws_subnet", { properties: { tags: true } }]),
    );
    const kept = { id: "subnet-1", availability_zone: "eu-west-1a", tags: { a: "b" } };
    const entry = listMember(slim, "resource_changes")[0];
    const { after, before } = objectMember(entry, "change");
    expect(slim).toEqual({
      ...plan,
      planned_values: {
        root_module: { resources: [{ ...resource("aws_vpc.v", { id: "v" }) }], child_modules: [] },
      },
      resource_changes: [
        {
          address: "aws_subnet.a",
          mode: "managed",
          type: "aws_subnet",
          name: "a",
          change: {
            actions: ["no-op"],
            after: kept,
            after_unknown: {},
            after_sensitive: {},
            before: kept,
            before_sensitive: {},
          },
        },
      ],
      prior_state: { values: { root_module: { resources: [], child_modules: [] } } },
      output_changes: null,
    });
    expect(before).toBe(after);
    expect(wholeValues(after)).toEqual(subnet);
    expect(wholeValues({ a: 1 })).toEqual({ a: 1 });
  });

  it.each([
    ["nothing", ""],
    ["a list", "[]"],
    ["broken JSON", JSON.stringify(plan).slice(0, -1)],
    ["JSON and something after it", `${JSON.stringify(plan)}\n::debug::exit 0`],
    ["two documents", `${JSON.stringify(plan)}${JSON.stringify(plan)}`],
    ["a manifest", '{"apiVersion":"v1","kind":"Service"}'],
    ["a raw state", '{"version":4,"serial":1,"lineage":"x"}'],
    ["the log of a plan", '{"@level":"info"}\n{"@level":"info"}'],
  ])("is none where the bytes are %s", (_, text) => {
    expect(readSlim(Buffer.from(text), declared)).toBeNull();
  });
});

function resource(address: string, values: object): object {
  const [type, name] = address.split(".");
  return { address, mode: "managed", type, name, values };
}
