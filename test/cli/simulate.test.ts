import { describe, expect, test } from "vitest";
import { workspaceOf } from "../sources/workspace.ts";
import { command } from "./a-command.ts";

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      topologySpreadConstraints:
        - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}
`;

function zone(name: string): string {
  return `{"type":"aws_instance","mode":"managed","address":"aws_instance.${name}","name":"${name}","provider_name":"registry.terraform.io/hashicorp/aws","values":{"availability_zone":"eu-west-1${name}"}}`;
}

const PLAN = `{"format_version":"1.2","terraform_version":"1.11.0","planned_values":{"root_module":{"resources":[${["a", "b", "c"].map(zone).join(",")}]}},"resource_changes":[]}`;

const SETTINGS = `version: 1
clusters:
  - {name: pam, kind: kurl, primaries: ["aws_instance.*"], manifests: ["web.yaml"]}
services:
  - {name: shop, match: ["*/shop/*"]}
`;

describe("simulate", () => {
  const simulate = async (...args: string[]) =>
    command(
      await workspaceOf({
        "web.yaml": WEB,
        "plan.json": PLAN,
        ".github/resilience.yml": SETTINGS,
      }),
      "simulate",
      ...args,
    );

  test("tells what one data centre takes with it", async () => {
    expect(await simulate("--lose", "data-centre=eu-west-1a")).toEqual({
      status: 0,
      err: "",
      out: "Losing data centre eu-west-1a\n  shop  reduced  67 % of the capacity is left: 2 of 3 nodes of pam are left\n",
    });
  });

  test("tells what two at once take with them", async () => {
    expect(await simulate("--lose", "data-centre=eu-west-1b+eu-west-1a")).toEqual({
      status: 0,
      err: "",
      out: "Losing both of eu-west-1a and eu-west-1b\n  shop  down  1 of 3 primaries of pam would be left, and 2 are needed\n",
    });
  });

  test("gives the matrix as JSON, with pairs where they are asked for", async () => {
    const { status, out, err } = await simulate("--pairs", "--format", "json");
    expect([status, err]).toEqual([0, ""]);
    const { failures } = JSON.parse(out) as { failures: { kind: string; domain: string }[] };
    expect(failures.map(({ kind, domain }) => `${kind} ${domain}`)).toEqual([
      "node primaries of pam in eu-west-1a",
      "node primaries of pam in eu-west-1b",
      "node primaries of pam in eu-west-1c",
      "data-centre eu-west-1a",
      "data-centre eu-west-1b",
      "data-centre eu-west-1c",
      "region eu-west-1",
      "pair eu-west-1a and eu-west-1b",
      "pair eu-west-1a and eu-west-1c",
      "pair eu-west-1b and eu-west-1c",
    ]);
  });

  test("says what there is where nothing is so called", async () => {
    expect(await simulate("--lose", "data-centre=eu-west-1x")).toEqual({
      status: 2,
      err: "error: --lose: there is no data-centre eu-west-1x in this estate; it has eu-west-1a, eu-west-1b, eu-west-1c\n",
      out: "",
    });
  });

  test("says how a loss is written", async () => {
    expect(await simulate("--lose", "eu-west-1a")).toEqual({
      status: 2,
      err: "error: --lose takes what fails and its name, as in --lose data-centre=us-east-1a; what can fail: node, data-centre, region\n",
      out: "",
    });
  });

  test("is an error where an input cannot be read, and tells the rest", async () => {
    const workspace = await workspaceOf({ "web.yaml": WEB });
    const args = ["web.yaml", "none.json", "--lose", "data-centre=of the assumed cluster"];
    expect(await command(workspace, "simulate", ...args)).toEqual({
      status: 2,
      err: "",
      out: `What could not be judged
  · none.json: it does not exist: check the spelling, and that the step which
    writes it has run

Losing any one data centre of the assumed cluster (any of 3)
  shop/web  reduced  67 % of the capacity is left: 2 of the 3 data centres that
                     are assumed are left
`,
    });
  });
});
