import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspaceOf } from "../workspace.ts";
import { at, FIXTURES, type Locate, locatorOf, REPOSITORY } from "./locate.ts";

/** A workspace that holds a copy of a folder of plans and sources. */
async function copyOf(fixture: string): Promise<string> {
  const workspace = await workspaceOf({});
  await cp(join(FIXTURES, fixture), join(workspace, fixture), { recursive: true });
  return workspace;
}

async function places(locate: Locate, ...addresses: string[]): Promise<unknown[]> {
  return Promise.all(addresses.map((address) => locate(address)));
}

describe("a plan beside its sources", () => {
  it("tells resources of the same name in several modules apart, through for_each and count", async () => {
    const locate = await locatorOf(FIXTURES, "modules/plan.json");
    const [live, dr, archive] = [
      "module.live at modules/main.tf:16",
      'module.dr["a.b"] at modules/main.tf:21',
      "module.archive[1] at modules/main.tf:27",
    ];
    expect(
      await places(
        locate,
        "aws_s3_bucket.this",
        "module.live.aws_s3_bucket.this",
        "module.live.module.store.aws_s3_bucket.this",
        'module.dr["a.b"].aws_s3_bucket.this',
        'module.dr["a.b"].module.store.aws_s3_bucket.this',
        "module.archive[1].aws_s3_bucket.this",
      ),
    ).toEqual([
      at("modules/main.tf", 12, 14),
      at("modules/modules/site/main.tf", 3, 5, [live]),
      at("modules/modules/site/store/store.tf", 14, 16, [
        live,
        "module.live.module.store at modules/modules/site/main.tf:7",
      ]),
      at("modules/modules/site/main.tf", 3, 5, [dr]),
      at("modules/modules/site/store/store.tf", 14, 16, [
        dr,
        'module.dr["a.b"].module.store at modules/modules/site/main.tf:7',
      ]),
      at("modules/modules/archive/main.tf", 5, 7, [archive]),
    ]);
  });

  it("finds the one block of counted and keyed resources, and data sources", async () => {
    const locate = await locatorOf(FIXTURES, "count-and-keys/plan.json");
    expect(
      await places(
        locate,
        "aws_ebs_volume.counted[0]",
        "aws_ebs_volume.counted[1]",
        'aws_ebs_volume.keyed["c[\\"d\\"]"]',
        "data.aws_availability_zones.all",
        "aws_ebs_volume.missing",
      ),
    ).toEqual([
      at("count-and-keys/main.tf", 1, 5),
      at("count-and-keys/main.tf", 1, 5),
      at("count-and-keys/main.tf", 7, 11),
      at("count-and-keys/main.tf", 13, 13),
      null,
    ]);
  });

  it("reads Terraform's JSON syntax", async () => {
    const locate = await locatorOf(FIXTURES, "json-syntax/plan.json");
    const file = "json-syntax/main.tf.json";
    const inner = ["module.inner at json-syntax/main.tf.json:27"];
    expect([
      await locate("aws_db_instance.main"),
      await locate("aws_db_instance.main", "multi_az"),
      await locate("aws_s3_bucket_lifecycle_configuration.main", "rule.1.status"),
      await locate("module.inner.aws_s3_bucket.this"),
      await locate("module.inner.aws_s3_bucket.that", "bucket"),
    ]).toEqual([
      at(file, 4, 9),
      at(file, 8, 8),
      at(file, 19, 19),
      at("json-syntax/inner/bucket.tf.json", 2, 2, inner),
      at("json-syntax/inner/bucket.tf.json", 4, 4, inner),
    ]);
  });
});

describe("an attribute of a dynamic block in JSON syntax", () => {
  const name = "aws_s3_bucket_replication_configuration";
  it.each([
    // It may be of either block: both are "Enabled".
    ["mixed", "rule.0.destination.0.bucket", 37, 51],
    ["mixed", "rule.1.destination.0.bucket", 47, 47],
    ["mixed", "rule.1.filter", 42, 49],
    ["inner", "rule.0.destination.0.bucket", 60, 60],
    ["several", "rule.0.status", 74, 74],
    ["several", "rule.1.destination.0.bucket", 84, 84],
  ])("%s %s", async (label, attribute, line, end) => {
    const locate = await locatorOf(
      join(REPOSITORY, "test/fixtures/matrix"),
      "json-syntax/plan.terraform.json",
    );
    expect(await locate(`${name}.${label}`, attribute)).toEqual(at("json-syntax/cdk.tf.json", line, end));
  });
});

describe("every resource of a plan", () => {
  const plans = [
    "one-data-centre",
    "two-data-centres",
    "three-data-centres",
    "multi-region-redundant-storage",
  ].map((name) => `examples/${name}/plan.json`);
  it.each([...plans, "test/fixtures/plans/move-primary.json", "test/fixtures/lines/modules/plan.json"])(
    "%s: is where its header stands, up to the end of its block",
    async (path) => {
      const plan = JSON.parse(await readFile(join(REPOSITORY, path), "utf8"));
      const locate = await locatorOf(REPOSITORY, path);
      const resources: { address: string; type: string; name: string }[] = plan.resource_changes;
      expect(resources.length).toBeGreaterThan(10);
      for (const { address, type, name } of resources) {
        const place = await locate(address);
        const lines = (await readFile(join(REPOSITORY, place?.path ?? ""), "utf8")).split("\n");
        const block = lines.slice((place?.line ?? 1) - 1, place?.end_line ?? 0);
        expect(place?.exact).toBe(true);
        expect(block[0]).toMatch(new RegExp(`^(resource|data) "${type}" "${name}" \\{`));
        expect(block.at(-1)).toMatch(/\}$/);
        expect(block.slice(1).some((line) => /^(resource|data|module) /.test(line))).toBe(false);
      }
    },
  );
});

describe("an attribute", () => {
  it.each([
    ["aws_db_instance.overridden", "engine", "main.tf", 67, 67],
    ["aws_db_instance.overridden", "multi_az", "main_override.tf", 2, 2],
    ["aws_db_instance.overridden", "backup_retention_period", "main.tf", 64, 69],
    ["aws_s3_bucket_replication_configuration.two", "rule.0.destination.0.bucket", "main.tf", 13, 13],
    ["aws_s3_bucket_replication_configuration.two", "rule.1.status", "main.tf", 19, 19],
    ["aws_s3_bucket_replication_configuration.two", "rule.1.destination.0.storage_class", "main.tf", 22, 22],
    // Not written: the block that it would stand in.
    ["aws_s3_bucket_replication_configuration.two", "rule.1.destination.0.account", "main.tf", 20, 23],
    ["aws_s3_bucket_lifecycle_configuration.dynamic", "rule.0.status", "main.tf", 33, 33],
    ["aws_s3_bucket_lifecycle_configuration.dynamic", "rule.0.expiration.0.days", "main.tf", 29, 35],
    ["aws_instance.tagged", "tags", "main.tf", 41, 44],
    ["aws_instance.tagged", "tags.Name", "main.tf", 42, 42],
    ["aws_instance.tagged", "tags.app.key", "main.tf", 43, 43],
    ["aws_vpc.moved", "cidr_block", "main.tf", 77, 77],
  ])("%s, %s", async (address, attribute, file, line, end_line) => {
    const locate = await locatorOf(FIXTURES, "attributes/plan.json");
    expect(await locate(address, attribute)).toEqual(at(`attributes/${file}`, line, end_line));
  });

  it("of a set is found by its values, since a plan does not keep the order of a set", async () => {
    const locate = await locatorOf(FIXTURES, "attributes/plan.json");
    const ports = await Promise.all(
      ["ingress.0.from_port", "ingress.1.from_port"].map((path) => locate("aws_security_group.set", path)),
    );
    const lines = ports.map((place) => place?.line);
    // Terraform's order of the set: 22 before 9000.
    expect(lines).toEqual([57, 51]);
  });
});

describe("an attribute of a Kubernetes object inside Terraform, by its path in a manifest", () => {
  it.each([
    ["spec.replicas", 6, 6],
    ["spec.template.spec.containers.1.image", 21, 21],
    ["spec.template.spec.topologySpreadConstraints", 14, 23],
    ["spec.selector.matchLabels.app", 8, 8],
  ])("%s in blocks", async (attribute, line, end_line) => {
    const locate = await locatorOf(FIXTURES, "kubernetes/plan.json");
    expect(await locate("kubernetes_deployment.web", attribute)).toEqual(
      at("kubernetes/main.tf", line, end_line),
    );
  });

  it.each([
    ["kubernetes_manifest", "manifest = {\n  spec = {\n    minAvailable = 1\n  }\n}", 4],
    ["kubectl_manifest", "\n\nyaml_body = yamlencode({})", 4],
  ])("in %s", async (type, body, line) => {
    const configuration = { root_module: { resources: [{ mode: "managed", type, name: "a" }] } };
    const workspace = await workspaceOf({
      "main.tf": `resource "${type}" "a" {\n${body}\n}\n`,
      "plan.json": JSON.stringify({ resource_changes: [], configuration }),
    });
    const locate = await locatorOf(workspace, "plan.json");
    expect(await locate(`${type}.a`, "spec.minAvailable")).toEqual(at("main.tf", line, line));
  });
});

describe("where the sources are looked for", () => {
  it("finds them below the plan by what they declare", async () => {
    const locate = await locatorOf(FIXTURES, "other-folder/plan.json");
    expect(await locate("aws_db_instance.main", "multi_az")).toEqual(
      at("other-folder/infra/database.tf", 5, 5),
    );
  });

  it("finds them anywhere in the workspace, for a plan that lies apart", async () => {
    const workspace = await copyOf("other-folder");
    await mkdir(join(workspace, "out/deep"), { recursive: true });
    await rename(join(workspace, "other-folder/plan.json"), join(workspace, "out/deep/plan.json"));
    const locate = await locatorOf(workspace, "out/deep/plan.json");
    expect(await locate("aws_vpc.main")).toEqual(at("other-folder/infra/network.tf", 1, 3));
  });

  it("does not guess between two folders that fit equally well, unless one is called like the plan", async () => {
    const workspace = await copyOf("other-folder");
    await cp(join(workspace, "other-folder/infra"), join(workspace, "other-folder/prod"), {
      recursive: true,
    });
    const folder = join(workspace, "other-folder");
    const guess = await locatorOf(workspace, "other-folder/plan.json");
    expect(await guess("aws_vpc.main")).toBeNull();
    await rename(join(folder, "plan.json"), join(folder, "prod.tfplan.json"));
    const named = await locatorOf(workspace, "other-folder/prod.tfplan.json");
    expect(await named("aws_vpc.main")).toEqual(at("other-folder/prod/network.tf", 1, 3));
  });

  it("looks where the settings say, and never outside of the workspace", async () => {
    const workspace = await copyOf("other-folder");
    await cp(join(workspace, "other-folder/infra"), join(workspace, "other-folder/prod"), {
      recursive: true,
    });
    const path = "other-folder/plan.json";
    const locate = await locatorOf(workspace, path, { root: "./other-folder/infra/" });
    expect(await locate("aws_vpc.main")).toEqual(at("other-folder/infra/network.tf", 1, 3));
    for (const root of ["..", "/", "other-folder/../../x"]) {
      const outside = await locatorOf(workspace, path, { root });
      expect(await outside("aws_vpc.main")).toBeNull();
    }
  });

  it("does not take a folder that lacks a resource of the plan", async () => {
    const workspace = await copyOf("other-folder");
    await rm(join(workspace, "other-folder/infra/database.tf"));
    const locate = await locatorOf(workspace, "other-folder/plan.json");
    expect(await locate("aws_vpc.main")).toBeNull();
  });
});

describe("a module from elsewhere", () => {
  const STUB = 'resource "aws_vpc" "this" {\n  cidr_block = "10.0.0.0/16"\n}\n';
  const MANIFEST = (dir: string) =>
    JSON.stringify({
      Modules: [
        { Key: "", Source: "", Dir: "." },
        { Key: "network", Source: "git::https://example.com/network.git", Dir: dir },
      ],
    });
  const near = {
    path: "remote-module/main.tf",
    line: 4,
    end_line: 6,
    exact: false,
    via: ["module.network at remote-module/main.tf:4"],
  };

  it("points at the last call in this repository, with or without what terraform init fetched", async () => {
    const workspace = await copyOf("remote-module");
    const bare = await locatorOf(workspace, "remote-module/plan.json");
    const inner = {
      path: "remote-module/wrapper/main.tf",
      line: 1,
      end_line: 3,
      exact: false,
      via: [
        "module.wrapped at remote-module/main.tf:8",
        "module.wrapped.module.inner at remote-module/wrapper/main.tf:1",
      ],
    };
    expect(await places(bare, "aws_eip.own", "module.network.aws_vpc.this")).toEqual([
      at("remote-module/main.tf", 1, 2),
      near,
    ]);
    expect(await bare("module.wrapped.module.inner.aws_vpc.this")).toEqual(inner);
    await mkdir(join(workspace, "remote-module/.terraform/modules/network"), { recursive: true });
    await writeFile(join(workspace, "remote-module/.terraform/modules/network/main.tf"), STUB);
    await writeFile(
      join(workspace, "remote-module/.terraform/modules/modules.json"),
      MANIFEST(".terraform/modules/network"),
    );
    const fetched = await locatorOf(workspace, "remote-module/plan.json");
    expect(await fetched("module.network.aws_vpc.this")).toEqual(near);
  });

  it("is found where Terraform's own list names a folder of this repository", async () => {
    const workspace = await copyOf("remote-module");
    await mkdir(join(workspace, "remote-module/.terraform/modules"), { recursive: true });
    await mkdir(join(workspace, "vendor/network"), { recursive: true });
    await writeFile(join(workspace, "vendor/network/main.tf"), STUB);
    const list = join(workspace, "remote-module/.terraform/modules/modules.json");
    await writeFile(list, MANIFEST("../vendor/network"));
    const locate = await locatorOf(workspace, "remote-module/plan.json");
    expect(await locate("module.network.aws_vpc.this", "cidr_block")).toEqual(
      at("vendor/network/main.tf", 2, 2, near.via),
    );
    for (const outside of ["../../../etc", "/etc", "../vendor/missing"]) {
      await writeFile(list, MANIFEST(outside));
      const refused = await locatorOf(workspace, "remote-module/plan.json");
      expect(await refused("module.network.aws_vpc.this")).toEqual(near);
    }
  });
});

describe("hostile sources", () => {
  it("follows no link out of the workspace", async () => {
    const workspace = await copyOf("other-folder");
    const outside = await copyOf("other-folder");
    const infra = join(workspace, "other-folder/infra");
    await rm(join(infra, "network.tf"));
    await symlink(join(outside, "other-folder/infra/network.tf"), join(infra, "network.tf"));
    const file = await locatorOf(workspace, "other-folder/plan.json");
    expect(await file("aws_vpc.main")).toBeNull();
    await rm(infra, { recursive: true });
    await symlink(join(outside, "other-folder/infra"), infra);
    const folder = await locatorOf(workspace, "other-folder/plan.json", { root: "other-folder/infra" });
    expect(await folder("aws_vpc.main")).toBeNull();
  });

  it("follows a link inside of it", async () => {
    const workspace = await copyOf("other-folder");
    const infra = join(workspace, "other-folder/infra");
    await rename(join(infra, "network.tf"), join(workspace, "shared.tf"));
    await symlink("../../shared.tf", join(infra, "network.tf"));
    const locate = await locatorOf(workspace, "other-folder/plan.json");
    expect(await locate("aws_vpc.main")).toEqual(at("other-folder/infra/network.tf", 1, 3));
  });

  it("does not read a source file of 10 MB, and still finds what stands in others", async () => {
    const workspace = await copyOf("other-folder");
    const more = `resource "aws_eip" "more" {}\n`.repeat(350_000);
    await writeFile(join(workspace, "other-folder/infra/more.tf"), more);
    const locate = await locatorOf(workspace, "other-folder/plan.json");
    expect(await locate("aws_vpc.main")).toEqual(at("other-folder/infra/network.tf", 1, 3));
    expect(await locate("aws_eip.more")).toBeNull();
  });

  it("tells the line of a block in broken text as near", async () => {
    const workspace = await copyOf("other-folder");
    const file = join(workspace, "other-folder/infra/network.tf");
    await writeFile(file, '}}\n{ "${\n\nresource "aws_vpc" "main" {\n  cidr_block = \n');
    const locate = await locatorOf(workspace, "other-folder/plan.json");
    expect(await locate("aws_vpc.main", "cidr_block")).toMatchObject({
      path: "other-folder/infra/network.tf",
      line: 4,
      exact: false,
    });
    expect(await locate("aws_db_instance.main")).toEqual(at("other-folder/infra/database.tf", 1, 6));
  });

  it.each([
    ["parentheses", (deep: number) => `  cidr_block = ${"(".repeat(deep)}1${")".repeat(deep)}\n`],
    ["lists", (deep: number) => `  cidr_block = ${"[".repeat(deep)}${"]".repeat(deep)}\n`],
    ["blocks", (deep: number) => `${"a {\n".repeat(deep)}${"}\n".repeat(deep)}`],
    ["templates", (deep: number) => `  cidr_block = "${'${"'.repeat(deep)}${'"}'.repeat(deep)}"\n`],
  ])("nested %s end", async (_, nested) => {
    const workspace = await copyOf("other-folder");
    const file = join(workspace, "other-folder/infra/network.tf");
    await writeFile(file, `resource "aws_vpc" "main" {\n${nested(20_000)}}\n`);
    const locate = await locatorOf(workspace, "other-folder/plan.json");
    expect(await locate("aws_vpc.main", "cidr_block.0.0.0")).toMatchObject({
      path: "other-folder/infra/network.tf",
    });
  });

  it("deeply nested JSON ends", async () => {
    const workspace = await copyOf("json-syntax");
    const deep = `${'{"a":['.repeat(2_000)}1${"]}".repeat(2_000)}`;
    const file = join(workspace, "json-syntax/main.tf.json");
    const text = `{"module":{"inner":{"source":"./inner"}},"resource":{"aws_s3_bucket_lifecycle_configuration":{"main":{}},\n"aws_db_instance":{"main":\n${deep}}}}`;
    await writeFile(file, text);
    const locate = await locatorOf(workspace, "json-syntax/plan.json");
    expect(await locate("aws_db_instance.main", Array(200).fill("a.0").join("."))).toMatchObject({
      path: "json-syntax/main.tf.json",
      line: 3,
    });
  });
});
