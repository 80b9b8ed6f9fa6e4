import { describe, expect, it } from "vitest";
import { filingOf } from "../../../src/sources/kubernetes/filing.ts";

const POD = { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "c", image: "web" }] } };
const PODS = { spec: { replicas: 3, template: POD } };
const DECLARED = {
  terraform: {},
  kubernetes: { "apps/Deployment": true, "any/Workload": { properties: {} } },
} as const;
const AS_WORKLOAD = { schema: { properties: {} }, filedAs: "any/Workload" };

describe("filingOf", () => {
  it("is what is declared of a kind", () => {
    expect(filingOf("apps/Deployment", PODS, DECLARED)).toEqual({ schema: true, filedAs: null });
  });

  it("takes any other kind that has replicas and a pod template for a workload", () => {
    expect(filingOf("apps.kruise.io/CloneSet", PODS, DECLARED)).toEqual(AS_WORKLOAD);
    expect(filingOf("x.io/Y", { spec: { replicas: "{{ n }}", template: POD } }, DECLARED)).toEqual(
      AS_WORKLOAD,
    );
  });

  it.each([
    null,
    "text",
    {},
    { spec: [] },
    { spec: { replicas: null, template: POD } },
    { spec: { template: POD } },
    { spec: { replicas: 3 } },
    { spec: { replicas: 3, template: { spec: { containers: [] } } } },
    { spec: { replicas: 3, template: { spec: { containers: "c" } } } },
  ])("takes nothing else for one: %j", (object) => {
    expect(filingOf("x.io/Y", object, DECLARED)).toBeNull();
  });

  it("leaves a kind alone that matters and is not modelled, and all where no policy reads workloads of any kind", () => {
    expect(filingOf("minio.min.io/Tenant", PODS, DECLARED)).toBeNull();
    expect(filingOf("x.io/Y", PODS, { terraform: {}, kubernetes: {} })).toBeNull();
  });
});
