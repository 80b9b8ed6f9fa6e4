import { describe, expect, it } from "vitest";
import { type Facts, factsSchema } from "../../../src/model/facts.ts";
import type { ModuleOutline, NormalisedInput, Place } from "../../../src/model/input.ts";
import { UserError } from "../../../src/model/user-error.ts";
import { factsText } from "../../../src/sources/facts/facts-text.ts";
import { fromFacts } from "../../../src/sources/facts/from-facts.ts";
import { toFacts } from "../../../src/sources/facts/to-facts.ts";
import type { ReadFiles } from "../../../src/sources/normalise-all.ts";
import { PassedOver } from "../../../src/sources/passed-over.ts";
import { anInput, kubernetes, terraform } from "../../link/a-resource.ts";

const TOOL = { version: "1.2.3", policies: "abc" };
const web = kubernetes("app.yaml", "apps/Deployment", "Deployment.apps/shop/web");
const ID = web.resource.id;

const at = (line: number, more: Partial<Place> = {}): Place => ({
  path: "app.yaml",
  line,
  end_line: line + 1,
  column: 3,
  exact: true,
  via: [],
  ...more,
});
const PLACES: Record<string, Place | null> = {
  spec: at(4),
  "spec.replicas": at(5, { via: ["base/app.yaml"] }),
  "spec.template": at(6, { path: "base/app.yaml" }),
  "spec.paused": at(7, { exact: false }),
  "spec.strategy": null,
  metadata: { path: "app.yaml", line: 2, end_line: 3, exact: true, via: [] },
};
const OUTLINE: ModuleOutline = {
  resources: new Set(["aws_vpc.v"]),
  names: new Set(["var.size"]),
  calls: new Map([
    [
      "net",
      {
        source: "./net",
        module: { resources: new Set(["aws_subnet.a"]), names: new Set(), calls: new Map() },
      },
    ],
  ]),
};

const manifests = anInput("app.yaml", [web], {
  places: { [ID]: at(1) },
  before: [],
  unseen: "unread",
  cluster: "shop",
  attributesOf: () => Object.keys(PLACES),
  attributePlace: (_, attribute) => PLACES[attribute] ?? null,
});
const vpc = terraform("plan.json", "aws_vpc.v");
const all = [vpc];
const plan = anInput("plan.json", all, {
  before: all,
  providers: { aws: { least: 5 } },
  sources: { outline: OUTLINE, plannedAt: "2026-11-23T12:00:00Z", archive: null, unseen: null },
});

function read(inputs: NormalisedInput[], passed: string[] = []): ReadFiles {
  const passedOver = new PassedOver();
  if (passed.length > 0) {
    passedOver.addAll({ reason: "it is no plan", paths: passed, count: passed.length });
  }
  return { inputs, passedOver };
}

/** What is read of the facts that were written of something. */
function written(files: ReadFiles): Facts {
  return factsSchema.parse(JSON.parse(factsText(toFacts(files, TOOL))));
}

describe("facts", () => {
  it("hold what was read, in the order of its names, and most places as three numbers", () => {
    const facts = written(read([plan, manifests], ["notes.json"]));
    expect(facts).toEqual({
      version: 1,
      kind: "facts",
      tool: TOOL,
      inputs: [
        {
          name: "app.yaml",
          path: "app.yaml",
          kind: "kubernetes",
          resources: 1,
          not_judged: [],
          problems: [],
          after: [web],
          before: [],
          unseen: "unread",
          places: { [ID]: at(1) },
          attribute_places: {
            [ID]: {
              spec: [4, 5, 3],
              "spec.replicas": PLACES["spec.replicas"],
              "spec.template": PLACES["spec.template"],
              "spec.paused": PLACES["spec.paused"],
              metadata: [2, 3, 1],
            },
          },
          cluster: "shop",
        },
        {
          name: "plan.json",
          path: "plan.json",
          kind: "terraform-plan",
          resources: 1,
          not_judged: [],
          problems: [],
          after: all,
          before: "same",
          places: {},
          providers: { aws: { least: 5 } },
          plan: {
            outline: {
              resources: ["aws_vpc.v"],
              names: ["var.size"],
              calls: [
                {
                  name: "net",
                  source: "./net",
                  module: { resources: ["aws_subnet.a"], names: [], calls: [] },
                },
              ],
            },
            planned_at: "2026-11-23T12:00:00Z",
          },
        },
      ],
      passed_over: [{ reason: "it is no plan", paths: ["notes.json"], count: 1 }],
    });
  });

  it("of several runs are judged as what one run reads, a file that several read once", () => {
    const [first, second] = [written(read([manifests, plan])), written(read([plan], ["notes.json"]))];
    const inputs = fromFacts([first, second]);
    expect(inputs.map(({ name }) => name)).toEqual(["app.yaml", "plan.json", "found by search"]);
    const [app, made] = inputs;
    expect(made?.before).toBe(made?.after);
    expect(made?.sources).toEqual(plan.sources);
    expect({ ...app, attributePlace: null }).toEqual({
      name: "app.yaml",
      path: "app.yaml",
      kind: "kubernetes",
      resources: 1,
      not_judged: [],
      problems: [],
      after: [web],
      before: [],
      unseen: "unread",
      places: { [ID]: at(1) },
      cluster: "shop",
      attributePlace: null,
    });
  });

  it("tell where an attribute stands, or the nearest one above it", () => {
    const [app] = fromFacts([written(read([manifests]))]);
    const place = (attribute: string, id = ID) => app?.attributePlace?.(id, attribute) ?? null;
    expect(place("spec")).toEqual(at(4));
    expect(place("spec.replicas")).toEqual(PLACES["spec.replicas"]);
    expect(place("spec.template.spec.containers")).toEqual(at(6, { path: "base/app.yaml", exact: false }));
    expect(place("spec.strategy.type")).toEqual(at(4, { exact: false }));
    expect(place("spec.paused")).toEqual(at(7, { exact: false }));
    expect(place("metadata.name")).toEqual({ ...at(2), column: 1, exact: false });
    expect(place("status")).toEqual(at(1, { exact: false }));
    expect(place("")).toEqual(at(1));
    expect(place("constructor")).toEqual(at(1, { exact: false }));
    expect(place("spec", "none")).toBeNull();
    expect(place("spec", "constructor")).toBeNull();
  });

  it("of two files that differ and have one name are refused", () => {
    const other = { ...plan, resources: 2 };
    expect(() => fromFacts([written(read([plan])), written(read([other]))])).toThrow(
      new UserError(
        'two shards have different inputs that are both called "plan.json": give one a name of its own (NAME=path)',
      ),
    );
  });

  it("hold nothing that a runner obeys, and are the same read back", () => {
    const named = anInput("##[error]a.yaml", []);
    const text = factsText(toFacts(read([named]), TOOL));
    expect(text.includes("##[")).toBe(false);
    expect(text.endsWith("}\n")).toBe(true);
    expect(fromFacts([factsSchema.parse(JSON.parse(text))])[0]?.name).toBe("##[error]a.yaml");
  });

  it("hold nothing that the settings declare", () => {
    expect(() => toFacts(read([{ ...plan, kind: "declared" }]), TOOL)).toThrow(
      new Error("what resilience.yml declares is added where it is judged"),
    );
  });
});
