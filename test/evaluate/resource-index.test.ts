import { describe, expect, it } from "vitest";
import { ResourceIndex } from "../../src/evaluate/resource-index.ts";
import type { Place } from "../../src/model/input.ts";
import { anInput, kubernetes, terraform } from "../link/a-resource.ts";

const at = (line: number): Place => ({ path: "main.tf", line, end_line: line, exact: true, via: [] });

const [a, b, c] = ["a", "b", "c"].map((name) => terraform("plan.json", `aws_instance.${name}`));
if (a === undefined || b === undefined || c === undefined) throw new Error("three are made");
const [A, B, C] = [a.resource.id, b.resource.id, c.resource.id];
const web = kubernetes("app.yaml", "apps/Deployment", "Deployment.apps/shop/web");
const WEB = web.resource.id;
const CLUSTER = "cluster:shop";

describe("what is there", () => {
  const state = (index: ResourceIndex) =>
    [A, B, CLUSTER].map((id) => [index.isResource(id), index.exists(id), index.unseen(id)]);
  const NO_RESOURCE = [false, false, null];

  it("is what an input shows after the change, not what it takes away", () => {
    expect(state(new ResourceIndex([anInput("plan.json", [a], { before: [a, b] })]))).toEqual([
      [true, true, null],
      [true, false, null],
      NO_RESOURCE,
    ]);
  });

  it.each(["gone", "unread"] as const)("is what may be there unseen where its file is %s", (unseen) => {
    expect(state(new ResourceIndex([anInput("app.yaml", [a], { before: [a, b], unseen })]))).toEqual([
      [true, true, null],
      [true, true, unseen],
      NO_RESOURCE,
    ]);
  });

  it("is not what goes with its file where that deletes it; what cannot be read stays", () => {
    const inputs = (unseen: "gone" | "unread") => [anInput("app.yaml", [], { before: [b], unseen })];
    const prunes = (path: string) => path === "app.yaml";
    expect(state(new ResourceIndex(inputs("gone"), prunes))[1]).toEqual([true, false, null]);
    expect(state(new ResourceIndex(inputs("unread"), prunes))[1]).toEqual([true, true, "unread"]);
    expect(state(new ResourceIndex(inputs("gone"), () => false))[1]).toEqual([true, true, "gone"]);
  });

  it("is what another input shows, in whatever order they come", () => {
    const [away, moved] = [
      anInput("old.yaml", [], { before: [a], unseen: "gone" }),
      anInput("new.yaml", [a], { before: [] }),
    ];
    expect(state(new ResourceIndex([away, moved]))[0]).toEqual([true, true, null]);
    const unread = anInput("old.yaml", [], { before: [a], unseen: "unread" });
    const kept = anInput("other.yaml", [], { before: [a] });
    expect(state(new ResourceIndex([unread, kept]))[0]).toEqual([true, true, "unread"]);
  });
});

describe("isAllNew", () => {
  const index = new ResourceIndex([
    anInput("plan.json", [a, b], { before: [a, c] }),
    anInput("app.yaml", [web], { before: null }),
  ]);

  it.each<[string, string[], boolean]>([
    [A, [], false],
    [B, [], true],
    [C, [], false],
    [B, [A], false],
    // Nothing says that it was not there.
    [WEB, [], false],
    [CLUSTER, [B], true],
    [CLUSTER, [B, A], false],
    [CLUSTER, ["cluster:other"], false],
    [CLUSTER, [], false],
  ])("%s with %j", (subject, related, isNew) => {
    expect(index.isAllNew(subject, related)).toBe(isNew);
  });
});

describe("what a finding rests on", () => {
  const index = new ResourceIndex([
    anInput("plan.json", [a, b], { before: [a, c] }),
    anInput("app.yaml", [web], { before: null }),
  ]);
  const instance = { family: "terraform", type: "aws_instance" };
  const deployment = { family: "kubernetes", type: "apps/Deployment" };

  it("is the address, type and input of its resource, of one that is gone too", () => {
    expect([A, C, WEB].map((id) => [index.addressOf(id), index.typesOf(id, [WEB])])).toEqual([
      ["aws_instance.a", [instance]],
      ["aws_instance.c", [instance]],
      ["Deployment.apps/shop/web", [deployment]],
    ]);
    expect([A, C, WEB].map((id) => [...index.inputsOf(id, [A, WEB])])).toEqual([
      ["plan.json"],
      ["plan.json"],
      ["app.yaml"],
    ]);
  });

  it("is what is related to a subject that is no resource", () => {
    const related = [WEB, "cluster:other", A];
    expect([index.addressOf(CLUSTER), index.typesOf(CLUSTER, related)]).toEqual([
      CLUSTER,
      [deployment, instance],
    ]);
    expect([...index.inputsOf(CLUSTER, related)]).toEqual(["app.yaml", "plan.json"]);
    expect([index.typesOf(CLUSTER, []), [...index.inputsOf(CLUSTER, [])]]).toEqual([[], []]);
  });

  it("is as the last of several inputs shows it", () => {
    const twice = new ResourceIndex([
      anInput("plan.json", [a]),
      anInput("state.json", [{ ...a, type: "aws_spot", resource: { ...a.resource, address: "spot.a" } }]),
    ]);
    expect([twice.addressOf(A), twice.typesOf(A, []), [...twice.inputsOf(A, [])]]).toEqual([
      "spot.a",
      [{ family: "terraform", type: "aws_spot" }],
      ["state.json"],
    ]);
  });
});

describe("the place of a finding", () => {
  const index = new ResourceIndex([
    anInput("plan.json", [a, b], {
      before: [c],
      places: { [B]: at(7), [C]: at(8) },
      attributePlace: (id, attribute) => (attribute === "count" && id !== A ? at(9) : null),
    }),
    anInput("app.yaml", [web], { places: { [WEB]: at(1) } }),
  ]);

  it.each<[string, string | null, string[], Place | null, string | undefined]>([
    [B, null, [], at(7), B],
    [B, "count", [], at(9), B],
    [B, "other", [], at(7), B],
    [WEB, "count", [], at(1), WEB],
    // It stands nowhere, and what is related to it is not it.
    [A, "count", [B], null, A],
    [CLUSTER, "count", [A, WEB, B], at(1), WEB],
    [CLUSTER, "count", [B], at(7), B],
    [CLUSTER, null, [A], null, undefined],
    [CLUSTER, null, ["toString", C], null, undefined],
    // It is gone: what is related to it stands for it.
    [C, "count", [B], at(7), B],
    [C, null, [], null, undefined],
  ])("%s %s with %j", (subject, attribute, related, place, by) => {
    expect(index.placeOf(subject, attribute, related)).toEqual(place);
    expect(index.placedBy(subject, related)?.resource.id).toBe(by);
  });
});
