import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RenderEntry } from "../../../src/model/render.ts";
import { workspaceOf } from "../workspace.ts";
import { inputsOf, isThere, renderedOf, withTools } from "./tools.ts";

const DEPLOYMENT = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: example.com/web:1}]}
`;
const OVERLAY = {
  "base/kustomization.yaml": "resources: [web.yaml]\n",
  "base/web.yaml": DEPLOYMENT,
  "prod/kustomization.yaml":
    "namespace: shop\nnamePrefix: eu-\nresources: [../base]\npatches: [{path: replicas.yaml}]\n",
  "prod/replicas.yaml":
    "kind: Deployment\napiVersion: apps/v1\nmetadata: {name: web}\nspec:\n  replicas: 3\n",
};
const CHART = {
  "chart/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
  "chart/values.yaml": "replicas: 1\n",
  "chart/prod.yaml": "replicas: 3\n",
  "chart/templates/deployment.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-web
spec:
  replicas: {{ .Values.replicas }}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: example.com/web:1}]}
`,
};
const KUSTOMIZE: RenderEntry = { kustomize: "prod" };
const HELM: RenderEntry = { helm: "./chart/", values: ["chart/prod.yaml"], release: "shop", namespace: "eu" };

/** What kustomize and helm write of these, as it was taken from them. */
const BUILT = (way: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  annotations:
    config.kubernetes.io/origin: |
      path: ${way}/base/web.yaml
  name: eu-web
  namespace: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - image: example.com/web:1
        name: web
`;
const RENDERED = `---
# Source: web/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop-web
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: example.com/web:1}]}
`;
/** A stand-in for kustomize: writes what it wrote, with the way to the workspace that it is given. */
const FAKE_KUSTOMIZE = `[ "$1 $#" = "build 2" ] || exit 3
read -r wrapper < "$2/kustomization.yaml"
way="\${wrapper#*[\\"}"
way="\${way%%\\"*}"
way="\${way%/prod}"
while IFS= read -r line; do printf '%s\\n' "$line"; done <<END
${BUILT("$way")}
END`;

describe("rendering", () => {
  it("is refused with the command for a step of one's own where tools are not allowed", async () => {
    await withTools({ kustomize: "exit 0", helm: "exit 0" });
    const workspace = await workspaceOf({ ...OVERLAY, ...CHART });
    const inputs = await renderedOf(workspace, { render: [KUSTOMIZE, HELM], allowTools: false });
    const refused = (command: string) =>
      `a tool has to render it, which may run what a pull request brings along and is not allowed here: say allow_tools: true in resilience.yml (on a pull request that of the base commit counts), or run "${command}" in a step of your own and name that file instead of the entry`;
    expect(inputs.map(({ name, path, content }) => ({ name, path, content }))).toEqual([
      {
        name: "prod",
        path: "prod/kustomization.yaml",
        content: { problem: refused("kustomize build prod > prod.yaml") },
      },
      {
        name: "chart@shop",
        path: "chart/Chart.yaml",
        content: {
          problem: refused("helm template shop chart --values chart/prod.yaml --namespace eu > shop.yaml"),
        },
      },
    ]);
  });

  it("is an error where the tool is not there, and never a skip", async () => {
    await withTools({});
    const workspace = await workspaceOf({ ...OVERLAY, ...CHART });
    const problems = (await inputsOf(workspace, { render: [KUSTOMIZE, HELM] })).flatMap(
      ({ name, problems: told }) => told.map(({ level, message }) => [name, level, message]),
    );
    expect(problems).toEqual([
      [
        "prod",
        "error",
        'kustomize (or kubectl) is not there to render it: install it before this step, or run "kustomize build prod > prod.yaml" in a step of your own and name that file instead of the entry',
      ],
      [
        "chart@shop",
        "error",
        'helm is not there to render it: install it before this step, or run "helm template shop chart --values chart/prod.yaml --namespace eu > shop.yaml" in a step of your own and name that file instead of the entry',
      ],
    ]);
  });

  it("fails with the tool, without a word of what the tool says", async () => {
    await withTools({
      kustomize: "echo s3cret >&2; exit 7",
      helm: "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done",
    });
    const workspace = await workspaceOf({ ...OVERLAY, ...CHART });
    const limits = { wholeBytes: 20_000 };
    const contents = (await renderedOf(workspace, { render: [KUSTOMIZE, HELM], limits })).map(
      ({ content }) => ("problem" in content ? content.problem.split(":")[0] : ""),
    );
    expect(contents).toEqual([
      "the tool that renders it failed (7)",
      "the tool that renders it writes more than one file may have",
    ]);
  });

  it("gives a tool the paths alone: no shell, no environment of ours, no network, no other tool", async () => {
    const tell =
      'for one in "$@"; do echo "# argument $one"; done; export -p | while read -r line; do echo "# $line"; done';
    await withTools({ helm: tell });
    process.env["SECRET_OF_OURS"] = "s3cret";
    const workspace = await workspaceOf(CHART);
    const [input] = await renderedOf(workspace, {
      render: [
        {
          ...HELM,
          kube_version: "1.33.0",
          api_versions: ["monitoring.coreos.com/v1", "a/v2"],
          name: "own name",
        },
      ],
    });
    delete process.env["SECRET_OF_OURS"];
    const text = input !== undefined && "bytes" in input.content ? input.content.bytes.toString() : "";
    expect(input?.name).toBe("own name");
    expect([...text.matchAll(/^# argument (.*)$/gm)].map(([, argument]) => argument)).toEqual([
      ...["template", "shop", join(workspace, "chart"), "--values", join(workspace, "chart/prod.yaml")],
      ...["--namespace", "eu", "--kube-version", "1.33.0"],
      ...["--api-versions", "monitoring.coreos.com/v1", "--api-versions", "a/v2"],
    ]);
    expect(text).not.toContain("s3cret");
    expect(text).toMatch(/export PATH=(?:""|'')?\n/);
    expect(text).toMatch(/export HTTPS_PROXY=["']http:\/\/127\.0\.0\.1:9["']/);
  });

  it("points at the base or at the patch that an attribute comes from", async () => {
    await withTools({ kustomize: FAKE_KUSTOMIZE });
    await expectKustomization();
  });

  it.skipIf(!isThere("kustomize") && !isThere("kubectl"))(
    "does so with the real kustomize (skipped where neither it nor kubectl is there)",
    expectKustomization,
  );

  it("points at the template that an object comes from, in the release's namespace", async () => {
    await withTools({
      helm: `while IFS= read -r line; do printf '%s\\n' "$line"; done <<'END'\n${RENDERED}\nEND`,
    });
    await expectChart();
  });

  it.skipIf(!isThere("helm"))("does so with the real helm (skipped where it is not there)", expectChart);

  it("refuses what leads out of the workspace", async () => {
    await withTools({ kustomize: "echo s3cret", helm: "echo s3cret" });
    const outside = await workspaceOf({ "secret.yaml": "s3cret", "k/kustomization.yaml": "" });
    const workspace = await workspaceOf({
      ...CHART,
      "a/kustomization.yaml": "resources: [../linked]\n",
      "b/kustomization.yaml": "resources: [https://example.com/base]\n",
      "c/kustomization.yaml": "resources: [../../outside]\n",
    });
    await symlink(join(outside, "k"), join(workspace, "linked"));
    await symlink(join(outside, "secret.yaml"), join(workspace, "chart/templates/secret.yaml"));
    await symlink(outside, join(workspace, "folder"));
    const render: RenderEntry[] = ["a", "b", "c", "folder", "none", "chart/templates"].map((kustomize) => ({
      kustomize,
    }));
    const contents = (
      await renderedOf(workspace, {
        render: [
          ...render,
          { helm: "chart" },
          { helm: "chart/Chart.yaml" },
          { helm: "chart", release: "r", values: ["none.yaml"] },
        ],
      })
    ).map(({ content }) => ("problem" in content ? content.problem.slice(0, 60) : "rendered"));
    const link = "it is reached by a link that leads out of the workspace, whi";
    const remote = "it takes in what lies outside of the workspace, which is not";
    expect(contents).toEqual([
      ...[link, remote, remote, link],
      "it does not exist: correct the path under render in resilien",
      "there is no kustomization in it: correct the path under rend",
      link,
      "it is neither the folder of a chart nor its archive: correct",
      "one of its values files does not exist: correct the path und",
    ]);
  });
});

async function expectKustomization(): Promise<void> {
  const workspace = await workspaceOf(OVERLAY);
  const inputs = await inputsOf(workspace, {
    render: [{ ...KUSTOMIZE, cluster: "eu" }],
    clusters: [{ name: "eu" }],
  });
  const [input, passedOver] = inputs;
  const deployment = "prod#Deployment.apps/shop/eu-web";
  expect(input).toMatchObject({
    name: "prod",
    path: "prod/kustomization.yaml",
    kind: "kubernetes",
    cluster: "eu",
    problems: [],
  });
  expect(input?.after.map(({ resource }) => resource.id)).toContain(deployment);
  const near = { exact: false, via: ["kustomize build prod"] };
  expect(input?.places[deployment]).toEqual({
    path: "base/web.yaml",
    line: 6,
    end_line: 15,
    column: 1,
    ...near,
  });
  expect(input?.attributePlace?.(deployment, "spec.replicas")).toEqual({
    ...{ path: "prod/replicas.yaml", line: 5, end_line: 5, column: 3 },
    ...near,
  });
  expect(input?.attributePlace?.(deployment, "spec.template.spec")).toEqual({
    ...{ path: "base/web.yaml", line: 15, end_line: 15, column: 5 },
    ...near,
  });
  // Its parts are not judged once more.
  expect(inputs).toHaveLength(2);
  expect(passedOver?.not_judged).toEqual([
    {
      what: "base/kustomization.yaml, base/web.yaml, prod/kustomization.yaml and 1 more",
      reason: "it is a part of a kustomization that is judged as it is built (render in resilience.yml)",
      count: 4,
    },
  ]);
}

async function expectChart(): Promise<void> {
  const workspace = await workspaceOf(CHART);
  const inputs = await inputsOf(workspace, { render: [HELM] });
  const [input, passedOver] = inputs;
  const deployment = "chart@shop#Deployment.apps/eu/shop-web";
  expect(input).toMatchObject({
    name: "chart@shop",
    path: "chart/Chart.yaml",
    kind: "kubernetes",
    problems: [],
  });
  expect(input?.after.map(({ resource }) => [resource.id, resource.scope, resource.values["spec"]])).toEqual([
    [deployment, "eu", expect.objectContaining({ replicas: 3 })],
  ]);
  const near = { path: "chart/templates/deployment.yaml", exact: false, via: ["helm template chart"] };
  expect(input?.places[deployment]).toEqual({ ...near, line: 2, end_line: 2 });
  expect(input?.attributePlace?.(deployment, "spec.replicas")).toEqual({ ...near, line: 6, end_line: 6 });
  expect(inputs).toHaveLength(2);
  expect(passedOver?.not_judged.map(({ reason, count }) => [reason, count])).toEqual([
    ["it is a part of a Helm chart that is judged as it is rendered (render in resilience.yml)", 4],
  ]);
}
