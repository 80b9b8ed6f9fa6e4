import { describe, expect, it } from "vitest";
import { filingOf, unfiled } from "../../../src/sources/kubernetes/filing.ts";

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

describe("unfiled", () => {
  const reason = "not judged yet, though it matters: an operator runs its replicas";

  it("says that an object of an unheard-of kind matters where it says how many replicas there are", () => {
    const told = (replicas: unknown) => unfiled("example.com/Cache", { spec: { replicas } });
    expect(told(3)).toEqual({ what: "example.com/Cache", reason, matters: true });
    const harmless = { what: "example.com/Cache", reason: "no policy reads this kind" };
    expect([0, "3", null, undefined, {}].map(told)).toEqual(Array(5).fill(harmless));
    expect(unfiled("example.com/Cache", null)).toEqual(harmless);
  });

  it("gives the reason of a kind that is known to matter", () => {
    expect(unfiled("minio.min.io/Tenant", { spec: { replicas: 3 } })).toEqual({
      what: "minio.min.io/Tenant",
      reason: "not judged yet, though it matters: it holds data",
      matters: true,
    });
  });
});
