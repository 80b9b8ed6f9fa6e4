import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commandLine } from "../src/cli/command-line.ts";
import { reportSchema } from "../src/model/report.ts";
import { toAnnotations, toCommand } from "../src/reports/annotations.ts";
import { errorText } from "../src/settings/internal-error.ts";
import { type Disguise, MARK, secretPlan, tells } from "./canary/secret-plan.ts";
import { workspaceOf } from "./sources/workspace.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const CORPUS = join(ROOT, "../shared/corpus");

const EXAMPLES = readdirSync(join(ROOT, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "policies")
  .map(({ name }) => join(ROOT, "examples", name, "plan.json"));

function jsonOf(folder: string): string[] {
  const path = join(CORPUS, folder);
  return existsSync(path)
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(".json") && entry.name !== "index.json")
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    : [];
}

const ASKED = "version: 1\nobjectives: {tolerate: region, rto: 1m, rpo: 1m}\n";
const LOUD = { RESILIENCE_GATE_DEBUG: "1", RUNNER_DEBUG: "1", ACTIONS_STEP_DEBUG: "true" };

/** Everything that one command writes. */
async function said(
  workspace: string,
  args: string[],
  environment = {},
): Promise<{ status: number; text: string }> {
  let text = "";
  const write = (part: string): void => {
    text += part;
  };
  const status = await commandLine(args, {
    out: write,
    err: write,
    standardInput: (async function* () {})(),
    workspace,
    clockMs: Date.UTC(2026, 0, 1),
    environment,
    isTerminal: false,
    columns: 200,
  });
  return { status, text };
}

/** Everything that the tool says of a file, in every way and at every log level; fails where that is nothing. */
async function everythingSaid(
  files: Record<string, string | Buffer>,
  path: string,
  levels: Record<string, string>[] = [LOUD],
): Promise<string> {
  const workspace = await workspaceOf({ "resilience.yml": ASKED, ...files });
  const formats = ["terminal", "json=r.json", "markdown=r.md"].flatMap((format) => ["--format", format]);
  const texts: string[] = [];
  for (const environment of levels) {
    texts.push(
      (await said(workspace, ["check", path, "--config", "resilience.yml", ...formats], environment)).text,
    );
    texts.push((await said(workspace, ["facts", path], environment)).text);
  }
  const json = readFileSync(join(workspace, "r.json"), "utf8");
  texts.push(json, readFileSync(join(workspace, "r.md"), "utf8"));
  const report = reportSchema.parse(JSON.parse(json));
  texts.push(...toAnnotations(report).map(toCommand), report.sentence);
  expect(texts.every((text) => text.length > 0)).toBe(true);
  return texts.join("\n");
}

/** The lines that tell a secret: none. */
function telling(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line) => [...line.matchAll(/.{0,160}(?:zcanaryz|7300\d{5}).{0,60}/gi)].map(([part]) => part))
    .slice(0, 3);
}

const WAYS: [Disguise, boolean][] = [
  ["bare", false],
  ["at the end", true],
  ["at the end", false],
  ["at the beginning", false],
];

async function nothingTold(path: string, levels: Record<string, string>[] = [LOUD]): Promise<number> {
  const plan: unknown = JSON.parse(readFileSync(path, "utf8"));
  let most = 0;
  for (const [disguise, wholly] of WAYS) {
    const { json, secrets } = secretPlan(plan, disguise, wholly);
    const text = JSON.stringify(json);
    most = Math.max(most, secrets);
    expect(tells(text)).toBe(secrets > 0);
    const told = await everythingSaid({ "plan.json": text }, "plan.json", levels);
    expect({ path, disguise, wholly, told: telling(told) }).toEqual({ path, disguise, wholly, told: [] });
  }
  return most;
}

describe("no secret of a plan is told", () => {
  it.each(EXAMPLES)("%s", async (path) => {
    expect(await nothingTold(path, [{}, LOUD])).toBeGreaterThan(50);
  });

  it.skipIf(!existsSync(CORPUS))(
    "of the real estates, and of states",
    async () => {
      const paths = [...jsonOf("estates"), ...jsonOf("made").filter((path) => path.endsWith("plan.json"))];
      let secrets = 0;
      for (const path of paths) {
        secrets += await nothingTold(path);
      }
      expect(secrets).toBeGreaterThan(1000);
    },
    600_000,
  );

  it("one that decides the region of everything", async () => {
    const bucket = {
      address: "google_storage_bucket.a",
      mode: "managed",
      type: "google_storage_bucket",
      name: "a",
    };
    const change = { actions: ["create"], before: null, after: { name: "a" }, after_unknown: {} };
    const provider = (reference: string): Record<string, unknown> => ({
      format_version: "1.2",
      terraform_version: "1.9.8",
      variables: { region: { value: MARK } },
      resource_changes: [
        { ...bucket, change: { ...change, after_sensitive: {} } },
        {
          ...{ address: "data.x_y.z", mode: "data", type: "x_y", name: "z" },
          change: {
            ...{ actions: ["read"], before: null, after_unknown: {} },
            after: { region: MARK, all: [{ name: MARK }], tags: { region: MARK } },
            after_sensitive: { region: true, all: [{ name: true }], tags: { region: true } },
          },
        },
      ],
      configuration: {
        provider_config: { google: { name: "google", expressions: { region: { references: [reference] } } } },
        root_module: {
          variables: { region: { sensitive: true } },
          resources: [{ ...bucket, provider_config_key: "google", expressions: {} }],
        },
      },
    });
    for (const reference of [
      "var.region",
      "data.x_y.z.region",
      "data.x_y.z.all[0].name",
      'data.x_y.z.tags["region"]',
      "data.x_y.z.tags.region",
    ]) {
      const told = await everythingSaid({ "plan.json": JSON.stringify(provider(reference)) }, "plan.json");
      expect({ reference, told: telling(told) }).toEqual({ reference, told: [] });
    }
  });
});

const SECRETS = `
apiVersion: v1
kind: Secret
metadata:
  name: db
  namespace: shop
  annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"a":"${MARK}1"}}'}
data:
  password: ${Buffer.from(`${MARK}2`).toString("base64")}
stringData:
  url: postgres://${MARK}3@db/shop
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {token: ${MARK}4}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}, annotations: {token: ${MARK}5}}
    spec:
      containers:
        - name: web
          image: web
          args: ["--token=${MARK}6"]
          env: [{name: TOKEN, value: ${MARK}7}]
          livenessProbe: {httpGet: {httpHeaders: [{name: Authorization, value: ${MARK}8}]}}
---
apiVersion: velero.io/v1
kind: BackupStorageLocation
metadata: {name: default, namespace: velero}
spec:
  provider: aws
  credential: {name: ${MARK}9, key: ${MARK}10}
  objectStorage: {bucket: backups, caCert: ${MARK}11}
---
apiVersion: rabbitmq.com/v1beta1
kind: RabbitmqCluster
metadata: {name: orders, namespace: shop}
spec:
  replicas: 3
  rabbitmq:
    additionalConfig: |
      default_user = ${MARK}12
      cluster_partition_handling = ignore # ${MARK}13
      default_pass = ${MARK}14
    advancedConfig: |
      [{rabbit, [{default_pass, <<"${MARK}15">>}]}].
    envConfig: |
      ERLANG_COOKIE=${MARK}16
---
apiVersion: rabbitmq.com/v1beta1
kind: RabbitmqCluster
metadata: {name: carts, namespace: shop}
spec:
  replicas: 3
  rabbitmq:
    additionalConfig: |
      cluster_partition_handling = ${MARK}17
      ${MARK}18
    advancedConfig: ${MARK}19
    envConfig: |
      CONFIG_FILE=/etc/${MARK}20
`;

/** Copies of a text that break it, each near every secret. */
function broken(text: string): string[] {
  const at = [...text.matchAll(new RegExp(MARK, "g"))].map(({ index }) => index);
  const some = at.filter((_, i) => i % Math.ceil(at.length / 12) === 0);
  return some.flatMap((index) => [
    text.slice(0, index + 4),
    `${text.slice(0, index)}"{[\t: *&! }${text.slice(index)}`,
    `${text.slice(0, index)}\u0000${text.slice(index)}`,
    `${text.slice(0, index)}\n${MARK}\n  ${MARK}: [${MARK}: *${MARK}\n${text.slice(index)}`,
  ]);
}

describe("no secret of manifests is told", () => {
  it("whole", async () => {
    const told = await everythingSaid({ "a.yaml": SECRETS }, "a.yaml");
    expect(telling(told)).toEqual([]);
    expect(told).not.toContain(Buffer.from(`${MARK}2`).toString("base64"));
    expect(told).toContain("Secret");
    expect(told).toContain("cluster_partition_handling is ignore");
  });

  it("broken", async () => {
    for (const text of broken(SECRETS)) {
      expect(telling(await everythingSaid({ "a.yaml": text }, "a.yaml"))).toEqual([]);
    }
  });
});

describe("no error tells a secret", () => {
  const [example] = EXAMPLES;
  const plan: unknown = JSON.parse(readFileSync(example ?? "", "utf8"));

  it("of a plan that is broken near one", async () => {
    const { json } = secretPlan(plan, "at the end", false);
    const text = JSON.stringify(json);
    const wrongShape = JSON.stringify({ ...json, format_version: `9.${MARK}`, resource_changes: MARK });
    const doubled = JSON.stringify({
      ...json,
      resource_changes: [json["resource_changes"], MARK, [[MARK]]].flat(),
    });
    for (const one of [...broken(text), wrongShape, doubled, `{"@level":"info","@message":"${MARK}"}`]) {
      expect(telling(await everythingSaid({ "plan.json": one }, "plan.json"))).toEqual([]);
    }
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le"), Buffer.from([0])]);
    expect(telling(await everythingSaid({ "plan.json": utf16 }, "plan.json"))).toEqual([]);
  });

  it("of settings and baselines that are broken near one", async () => {
    const texts = [
      `x: ${MARK}: [`,
      `${MARK}`,
      `objectives: {rto: ${MARK}}`,
      `rules: {a: ${MARK}}`,
      `mode: "${MARK}`,
    ];
    for (const text of texts) {
      const files = { "resilience.yml": `version: 1\n${text}\n`, "a.yaml": SECRETS, "b.json": `["${MARK}` };
      const workspace = await workspaceOf(files);
      const settings = await said(workspace, ["check", "a.yaml", "--config", "resilience.yml"], LOUD);
      expect({ text, status: settings.status, told: telling(settings.text) }).toEqual({
        text,
        status: 2,
        told: [],
      });
      const baseline = await said(workspace, ["check", "a.yaml", "--baseline", "b.json"], LOUD);
      expect({ status: baseline.status, told: telling(baseline.text) }).toEqual({ status: 2, told: [] });
    }
  });

  it("whatever an error of a library or of ours says, at any log level", () => {
    const error = new TypeError(`Unexpected token\n${MARK}\n    at ${MARK} (x)`);
    for (const debug of [false, true]) {
      expect(telling(errorText(error, debug))).toEqual([]);
    }
    expect(errorText(error, true)).toContain("canary.test.ts");
  });
});
