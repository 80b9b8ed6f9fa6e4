import { describe, expect, it } from "vitest";
import { withMovedObjects } from "../../src/link/moved-objects.ts";
import type { NormalisedInput } from "../../src/model/input.ts";
import { anInput, kubernetes } from "./a-resource.ts";

const WEB = "Deployment.apps/shop/web";
const object = (input: string, address = WEB) => kubernetes(input, "apps/Deployment", address);

/** A file that holds these objects now, and held those before. */
function file(path: string, after: string[], before: string[] | null): NormalisedInput {
  const gone = after.length === 0 && before !== null;
  return anInput(
    path,
    after.map((address) => object(path, address)),
    {
      kind: "kubernetes",
      before: before?.map((address) => object(path, address)) ?? null,
      ...(gone ? { unseen: "gone" as const } : {}),
    },
  );
}

/** By file: the ids that it held before. */
function idsBefore(inputs: NormalisedInput[], clusters: Parameters<typeof withMovedObjects>[1] = []) {
  return Object.fromEntries(
    withMovedObjects(inputs, clusters).map((input) => [
      input.name,
      input.before?.map(({ resource }) => [resource.id, resource.input].join(" of ")) ?? null,
    ]),
  );
}

describe("withMovedObjects", () => {
  it("knows an object again whose file was renamed, and drops the file that is no more", () => {
    expect(idsBefore([file("a.yaml", [], [WEB]), file("b/web.yaml", [WEB], [])])).toEqual({
      "b/web.yaml": [`b/web.yaml#${WEB} of b/web.yaml`],
    });
  });

  it("knows the objects again of a file that was split, and of files that were merged", () => {
    const API = "Deployment.apps/shop/api";
    expect(
      idsBefore([file("all.yaml", [], [WEB, API]), file("web.yaml", [WEB], []), file("api.yaml", [API], [])]),
    ).toEqual({
      "web.yaml": [`web.yaml#${WEB} of web.yaml`],
      "api.yaml": [`api.yaml#${API} of api.yaml`],
    });
    expect(
      idsBefore([file("all.yaml", [WEB, API], []), file("web.yaml", [], [WEB]), file("api.yaml", [], [API])]),
    ).toEqual({ "all.yaml": [`all.yaml#${WEB} of all.yaml`, `all.yaml#${API} of all.yaml`] });
  });

  it("keeps environments apart whose folder was renamed", () => {
    expect(
      idsBefore([
        file("envs/dev/web.yaml", [], [WEB]),
        file("envs/prod/web.yaml", [], [WEB]),
        file("clusters/dev/web.yaml", [WEB], []),
        file("clusters/prod/web.yaml", [WEB], []),
      ]),
    ).toEqual({
      "clusters/dev/web.yaml": [`clusters/dev/web.yaml#${WEB} of clusters/dev/web.yaml`],
      "clusters/prod/web.yaml": [`clusters/prod/web.yaml#${WEB} of clusters/prod/web.yaml`],
    });
  });

  it("leaves what is in doubt, what is on another cluster, and what has no name as it is", () => {
    const doubtful = [file("a.yaml", [], [WEB]), file("b.yaml", [], [WEB]), file("c.yaml", [WEB], [])];
    expect(idsBefore(doubtful)).toEqual(Object.fromEntries(doubtful.map((one) => [one.name, ids(one)])));
    const moved = [file("x/web.yaml", [], [WEB]), file("y/web.yaml", [WEB], [])];
    const clusters = [
      { name: "x", manifests: ["x/**"] },
      { name: "y", manifests: ["y/**"] },
    ];
    expect(idsBefore(moved, clusters)).toEqual(Object.fromEntries(moved.map((one) => [one.name, ids(one)])));
    const unnamed = [
      file("a.yaml", [], ["Job.batch/shop/run-*"]),
      file("b.yaml", ["Job.batch/shop/run-*"], []),
    ];
    expect(idsBefore(unnamed)).toEqual(Object.fromEntries(unnamed.map((one) => [one.name, ids(one)])));
  });

  it("leaves an object where it is that another file holds now too, and one that only the other file lost", () => {
    const added = [file("a.yaml", [WEB], [WEB]), file("b.yaml", [WEB], [])];
    expect(idsBefore(added)).toEqual({ "a.yaml": [`a.yaml#${WEB} of a.yaml`], "b.yaml": [] });
    const lost = [file("a.yaml", [WEB], [WEB]), file("b.yaml", [], [WEB])];
    expect(idsBefore(lost)).toEqual(Object.fromEntries(lost.map((one) => [one.name, ids(one)])));
  });

  it("moves nothing to a file of which nobody knows what it was", () => {
    const inputs = [file("a.yaml", [], [WEB]), file("rendered.yaml", [WEB], null)];
    expect(idsBefore(inputs)).toEqual({ "a.yaml": [`a.yaml#${WEB} of a.yaml`], "rendered.yaml": null });
  });

  it("is done with ten thousand files of one object each", () => {
    const many = Array.from({ length: 5000 }, (_, i) => [
      file(`old/${i}.yaml`, [], [WEB]),
      file(`new/${i}.yaml`, [WEB], []),
    ]).flat();
    expect(withMovedObjects(many, [])).toHaveLength(10_000);
  });
});

function ids(input: NormalisedInput): string[] {
  return (input.before ?? []).map(({ resource }) => `${resource.id} of ${resource.input}`);
}
