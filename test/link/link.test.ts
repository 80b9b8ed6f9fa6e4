import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.ts";
import { policySettings } from "../../src/link/policy-settings.ts";
import type { NormalisedInput } from "../../src/model/input.ts";
import type { PolicySettings } from "../../src/model/input-document.ts";
import type { ResilienceFile } from "../../src/model/resilience-file.ts";
import { readDeclaredTypes } from "../../src/tools/policies/declared-types.ts";
import { anInput, kubernetes, terraform } from "./a-resource.ts";

const NOW_S = 1_800_000_000;
const types = await readDeclaredTypes(".");

function linked(inputs: NormalisedInput[], file: Omit<ResilienceFile, "version"> = {}) {
  const resilience = { path: "resilience.yml", file: { version: 1 as const, ...file } };
  return link(inputs, { nowS: NOW_S, resilience }, types);
}

const NOTHING_SAID: PolicySettings = {
  objectives: { tolerate: null, rto_s: null, rpo_s: null },
  services: [],
  clusters: [],
  regions: { live: null, recovery: [] },
  recovery: {
    snapshot_size_bytes: null,
    restore_throughput_bytes_s: null,
    provision_time_s: null,
    decision_time_s: null,
    backup_duration_s: null,
  },
  declared: { locations: [], snapshot_schedules: [] },
  connectivity: [],
  assumed_cluster: { nodes: 3, data_centres: 3 },
  simulation: { pairs: false },
  parameters: {},
};

const subnet = terraform("plan.json", "aws_subnet.a");
const instance = terraform("plan.json", "aws_instance.web[0]", {
  references: { subnet_id: ["plan.json#aws_subnet.a"], "rule.0.key": ["plan.json#aws_kms_key.gone"] },
});
const other = terraform("plan.json", "aws_instance.web[1]", {
  references: { subnet_id: ["plan.json#aws_subnet.a", "plan.json#aws_subnet.a"] },
});
const service = kubernetes("app.yaml", "core/Service", "Service.core/shop/web", {
  values: { spec: { selector: { app: "web" } } },
});
const deployment = kubernetes("app.yaml", "apps/Deployment", "Deployment.apps/shop/web", {
  values: { spec: { template: { metadata: { labels: { app: "web" } }, spec: { containers: [] } } } },
});

describe("link", () => {
  it("files resources by type with references both ways, and leaves out what leads nowhere", () => {
    const result = linked([
      anInput("plan.json", [other, instance, subnet], { before: [subnet, instance] }),
      anInput("app.yaml", [service, deployment]),
    ]);
    const web = (at: 0 | 1) => ({
      ...(at === 0 ? instance : other).resource,
      references: { subnet_id: [subnet.resource.id] },
    });
    const kubernetesTypes = {
      "apps/Deployment": [
        { ...deployment.resource, referenced_by: { "spec.selector": [service.resource.id] } },
      ],
      "core/Service": [{ ...service.resource, references: { "spec.selector": [deployment.resource.id] } }],
    };
    const document = (instances: number) => ({
      version: 1,
      now_s: NOW_S,
      providers: {},
      settings: NOTHING_SAID,
      terraform: {
        aws_instance: [web(0), web(1)].slice(0, instances),
        aws_subnet: [
          {
            ...subnet.resource,
            referenced_by: { subnet_id: [instance.resource.id, other.resource.id].slice(0, instances) },
          },
        ],
      },
      kubernetes: kubernetesTypes,
      going: {},
    });
    expect(result).toEqual({
      after: document(2),
      before: document(1),
      withoutBefore: new Set(["app.yaml"]),
      problems: [],
    });
  });

  it("has no before where no input shows one", () => {
    const { before, withoutBefore } = linked([
      anInput("state.json", [subnet]),
      anInput("app.yaml", [service]),
    ]);
    expect({ before, withoutBefore }).toEqual({
      before: null,
      withoutBefore: new Set(["state.json", "app.yaml"]),
    });
  });

  it("tells what the change deletes, or deletes and makes again, as it was", () => {
    const as = (address: string, action: "delete" | "replace" | "update" | "no-op") =>
      terraform("plan.json", address, { action });
    const before = [
      as("aws_instance.gone", "delete"),
      as("aws_instance.again", "replace"),
      as("aws_instance.kept", "update"),
      as("aws_subnet.kept", "no-op"),
    ];
    const after = before.slice(1);
    expect(linked([anInput("plan.json", after, { before })]).after.going).toEqual({
      aws_instance: [before[1]?.resource, before[0]?.resource],
    });
    expect(linked([anInput("plan.json", after)]).after.going).toEqual({});
  });

  it("links through objects of kinds that no policy reads, and shows policies none of them", () => {
    const unread = { ...service, unread: true as const };
    const { after } = linked([anInput("app.yaml", [unread, deployment])], {
      services: [{ name: "shop", match: ["namespace:shop"] }],
    });
    expect(after.kubernetes).toEqual({ "apps/Deployment": [deployment.resource] });
    expect(after.settings.services[0]?.members).toEqual([deployment.resource.id]);
  });

  it("drops list positions from reversed attribute paths only", () => {
    const bucket = terraform("p", "aws_s3_bucket.b");
    const rule = terraform("p", "aws_s3_bucket_replication_configuration.r", {
      references: {
        "rule.0.destination.1.bucket": [bucket.resource.id],
        "rule.7.destination.0.bucket": [bucket.resource.id],
      },
    });
    const { terraform: types } = linked([anInput("p", [bucket, rule])]).after;
    expect(types["aws_s3_bucket"]?.[0]?.referenced_by).toEqual({
      "rule.destination.bucket": [rule.resource.id],
    });
    expect(types["aws_s3_bucket_replication_configuration"]?.[0]?.references).toEqual(
      rule.resource.references,
    );
  });

  it("tells of an id that stands there twice, and keeps one", () => {
    const copy = terraform("plan.json", "aws_subnet.a", { region: { name: "eu-west-1" } });
    const one = linked([anInput("plan.json", [subnet, copy, copy])]);
    const two = linked([anInput("plan.json", [copy, subnet, copy])]);
    expect(one).toEqual(two);
    expect(one.after.terraform["aws_subnet"]).toHaveLength(1);
    expect(one.problems).toEqual([
      {
        level: "error",
        message:
          "plan.json holds the same resource more than once: plan.json#aws_subnet.a and 1 more. Remove the copies, or give each file a name of its own (NAME=path).",
        path: "plan.json",
        line: null,
      },
    ]);
  });

  it("keeps a type and an id that are called __proto__", () => {
    const odd = kubernetes("app.yaml", "__proto__", "__proto__/x/y", { id: "__proto__" });
    const { kubernetes: types } = linked([anInput("app.yaml", [odd])]).after;
    expect(Object.entries(types)).toEqual([["__proto__", [odd.resource]]]);
  });

  it("files the resources of a type in the order of their ids", () => {
    const web = ["web[10]", "web1", "web[2]"].map((name) => terraform("plan.json", `aws_instance.${name}`));
    const { aws_instance = [] } = linked([anInput("plan.json", web)]).after.terraform;
    expect(aws_instance.map(({ address }) => address)).toEqual([
      "aws_instance.web1",
      "aws_instance.web[10]",
      "aws_instance.web[2]",
    ]);
  });

  it("gives the same for every order of inputs and resources", () => {
    const inputs = [
      anInput("plan.json", [subnet, instance, other], { before: [instance, subnet] }),
      anInput("app.yaml", [service, deployment]),
      anInput("b.yaml", [kubernetes("b.yaml", "core/Service", "Service.core/shop/x")]),
    ];
    const file: Omit<ResilienceFile, "version"> = {
      services: [{ name: "shop", match: ["*web*", "namespace:shop", "nowhere"] }],
    };
    const text = JSON.stringify(linked(inputs, file));
    const orders = fc.tuple(
      fc.shuffledSubarray(inputs, { minLength: inputs.length }),
      fc.shuffledSubarray([subnet, instance, other], { minLength: 3 }),
    );
    fc.assert(
      fc.property(orders, ([order, resources]) => {
        const shuffled = order.map((input) =>
          input.name === "plan.json" ? { ...input, after: resources } : input,
        );
        expect(JSON.stringify(linked(shuffled, file))).toBe(text);
      }),
    );
  });
});

describe("link: several inputs", () => {
  const bucket = {
    ...terraform("dr", "aws_s3_bucket.b", { region: { name: "us-west-2" } }),
    identities: ["snap-dr"],
  };
  const versioning = terraform("live", "aws_s3_bucket_versioning.v", { values: { bucket: "snap-dr" } });
  const declared = {
    ...terraform("resilience.yml", "aws_s3_bucket.d", {
      id: "resilience.yml#snap-dr",
      region: { name: "eu-west-1" },
    }),
    identities: ["snap-dr"],
    declared: true as const,
  };

  it("are linked as they will be, and as they are now", () => {
    const { after, before } = linked([
      anInput("live", [versioning], { before: [versioning] }),
      anInput("dr", [bucket], { before: [] }),
    ]);
    expect(after.terraform["aws_s3_bucket"]?.[0]?.referenced_by).toEqual({
      bucket: [versioning.resource.id],
    });
    expect(after.terraform["aws_s3_bucket_versioning"]?.[0]?.references).toEqual({
      bucket: [bucket.resource.id],
    });
    expect(before?.terraform["aws_s3_bucket_versioning"]?.[0]?.references).toEqual({});
  });

  it("are linked to what is declared, which is there before too and is no input without a before", () => {
    const { after, before, withoutBefore, problems } = linked([
      anInput("live", [versioning], { before: [versioning] }),
      anInput("resilience.yml", [declared], { kind: "declared" }),
    ]);
    for (const side of [after, before]) {
      expect(side?.terraform["aws_s3_bucket"]).toEqual([
        { ...declared.resource, referenced_by: { bucket: [versioning.resource.id] } },
      ]);
    }
    expect({ withoutBefore, problems }).toEqual({ withoutBefore: new Set(), problems: [] });
  });

  it("count where they show what is declared, and the declaration is told of", () => {
    const { after, problems } = linked([
      anInput("live", [versioning]),
      anInput("dr", [bucket]),
      anInput("resilience.yml", [declared], { kind: "declared" }),
    ]);
    expect(after.terraform["aws_s3_bucket"]?.map(({ id }) => id)).toEqual([bucket.resource.id]);
    expect(problems).toEqual([
      {
        level: "warning",
        message:
          "declared.resources is not needed for snap-dr: dr#aws_s3_bucket.b shows it, and counts. Remove it.",
        path: "resilience.yml",
        line: null,
      },
    ]);
  });
});

describe("link: settings", () => {
  const inputs = [
    anInput("plan.json", [instance, other, subnet], {
      before: [terraform("plan.json", "aws_instance.web[2]")],
    }),
    anInput("live", [service, deployment], { path: "manifests/app.yaml" }),
  ];

  it("turns durations, quantities and patterns into what policies read", () => {
    const { after, problems } = linked(inputs, {
      objectives: { tolerate: "data-centre", rto: "1d12h", rpo: "0.1d" },
      regions: { live: "us-east-1" },
      clusters: [
        {
          name: "main",
          primaries: ["aws_instance.web"],
          secondaries: ["aws_instance.web[1]"],
          manifests: ["manifests/*.yaml"],
          node: { cpu: "500m", memory: "16Gi" },
        },
      ],
      services: [
        { name: "by-address", match: ["aws_subnet.*"], objectives: { rto: "90s" } },
        { name: "by-namespace", match: ["namespace:sh*"], tier: "gold" },
        { name: "by-file", match: ["plan.json"] },
      ],
      recovery: {
        snapshot_size: "200G",
        restore_throughput: 5,
        provision_time: "500ms",
        backup_duration: "1w",
      },
      declared: {
        locations: { "subnet-b": "eu-1b", "subnet-a": "eu-1a" },
        snapshot_schedules: [
          { name: "full", schedule: "0 */4 * * *", retention: "30d" },
          { name: "part", schedule: "nonsense", scope: "partial", cluster: "main" },
        ],
      },
      assumed_cluster: { nodes: 5, data_centres: 2 },
      simulation: { pairs: true },
      rules: { "ha/quorum-size": "off", "ha/worker-capacity": { reserved: 0.2 } },
    });
    expect(problems).toEqual([]);
    const { schedule: nonsense, ...part } = after.settings.declared.snapshot_schedules[1] ?? {};
    expect(nonsense).toEqual({ text: "nonsense", error: expect.any(String) });
    expect({
      ...after.settings,
      declared: {
        ...after.settings.declared,
        snapshot_schedules: [after.settings.declared.snapshot_schedules[0], part],
      },
    }).toEqual({
      objectives: { tolerate: "data-centre", rto_s: 129_600, rpo_s: 8640 },
      services: [
        {
          name: "by-address",
          tier: null,
          members: ["plan.json#aws_subnet.a"],
          objectives: { tolerate: null, rto_s: 90, rpo_s: null },
        },
        {
          name: "by-namespace",
          tier: "gold",
          members: [deployment.resource.id, service.resource.id],
          objectives: NOTHING_SAID.objectives,
        },
        {
          name: "by-file",
          tier: null,
          members: [instance.resource.id, other.resource.id, subnet.resource.id],
          objectives: NOTHING_SAID.objectives,
        },
      ],
      clusters: [
        {
          name: "main",
          kind: "kubernetes",
          primaries: [instance.resource.id, other.resource.id],
          secondaries: [other.resource.id],
          inputs: ["live"],
          node: { cpu: 0.5, memory: 16 * 2 ** 30 },
        },
      ],
      regions: { live: "us-east-1", recovery: [] },
      recovery: {
        snapshot_size_bytes: 200e9,
        restore_throughput_bytes_s: 5,
        provision_time_s: 0.5,
        decision_time_s: null,
        backup_duration_s: 604_800,
      },
      declared: {
        locations: [
          { pattern: "subnet-a", data_centre: "eu-1a" },
          { pattern: "subnet-b", data_centre: "eu-1b" },
        ],
        snapshot_schedules: [
          {
            name: "full",
            cluster: null,
            schedule: { text: "0 */4 * * *", max_gap_s: 14_400 },
            retention_s: 2_592_000,
            full: true,
          },
          { name: "part", cluster: "main", retention_s: null, full: false },
        ],
      },
      connectivity: [],
      assumed_cluster: { nodes: 5, data_centres: 2 },
      simulation: { pairs: true },
      parameters: { "ha/worker-capacity": { reserved: 0.2 } },
    });
  });

  it("gives policies the ends of connections whole, and ports as ranges in their order", () => {
    const file: ResilienceFile = {
      version: 1,
      connectivity: [
        {
          name: "l",
          from: { tier: "pe" },
          to: { cidr: "10.0.0.0/8" },
          ports: ["8000-8100", 443],
          protocol: "udp",
          if_declared: true,
        },
        {
          name: "m",
          from: { kind: "kurl", nodes: "primaries" },
          to: { labels: { app: "a" }, namespace: "b" },
          ports: ["22"],
        },
      ],
    };
    const end = {
      service: null,
      tier: null,
      cluster: null,
      kind: null,
      nodes: null,
      cidr: null,
      labels: null,
      namespace: null,
    };
    expect(policySettings(file, { resources: [], inputs: [] }, () => {}).connectivity).toEqual([
      {
        name: "l",
        from: { ...end, tier: "pe" },
        to: { ...end, cidr: "10.0.0.0/8" },
        ports: [
          [443, 443],
          [8000, 8100],
        ],
        protocol: "udp",
        if_declared: true,
      },
      {
        name: "m",
        from: { ...end, kind: "kurl", nodes: "primaries" },
        to: { ...end, labels: { app: "a" }, namespace: "b" },
        ports: [[22, 22]],
        protocol: "tcp",
        if_declared: false,
      },
    ]);
  });

  it("names the setting of a pattern that names nothing after the change", () => {
    const { problems, before } = linked(inputs, {
      clusters: [{ name: "main", primaries: ["aws_instance.web[2]"], manifests: ["other/**"] }],
      services: [{ name: "shop", match: ["namespace:none"] }],
    });
    expect(before?.settings.clusters[0]?.primaries).toEqual(["plan.json#aws_instance.web[2]"]);
    expect(problems).toEqual(
      [
        "match of service shop names nothing in the inputs: namespace:none",
        "primaries of cluster main names nothing in the inputs: aws_instance.web[2]",
        "manifests of cluster main names nothing in the inputs: other/**",
      ].map((what) => ({
        level: "warning",
        message: `The ${what}. Correct the pattern, or give the file that holds what it means.`,
        path: "resilience.yml",
        line: null,
      })),
    );
  });

  it("names the inputs of a cluster in order, those of a glob and those rendered for it", () => {
    const files = [
      anInput("z.yaml", [service]),
      anInput("b", [deployment], { cluster: "main" }),
      anInput("a", [], { cluster: "other" }),
    ];
    const { clusters } = linked(files, { clusters: [{ name: "main", manifests: ["z.yaml", "*.yaml"] }] })
      .after.settings;
    expect(clusters.map(({ inputs }) => inputs)).toEqual([["b", "z.yaml"]]);
  });

  it("follows selectors within the cluster that a file is declared for only", () => {
    const elsewhere = kubernetes("dr.yaml", "apps/Deployment", "Deployment.apps/shop/web", {
      values: deployment.resource.values,
    });
    const both = [anInput("app.yaml", [service]), anInput("dr.yaml", [elsewhere])];
    const references = (clusters: NonNullable<ResilienceFile["clusters"]>) =>
      linked(both, { clusters }).after.kubernetes["core/Service"]?.[0]?.references;
    expect(references([])).toEqual({ "spec.selector": [elsewhere.resource.id] });
    expect(references([{ name: "a", manifests: ["app.yaml"] }])).toEqual({
      "spec.selector": [elsewhere.resource.id],
    });
    expect(
      references([
        { name: "a", manifests: ["app.yaml"] },
        { name: "b", manifests: ["dr.yaml"] },
      ]),
    ).toEqual({});
  });
});
