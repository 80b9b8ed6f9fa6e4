import { describe, expect, it } from "vitest";
import { found, globBase, takeApart } from "../../src/sources/path-spec.ts";
import { wouldBeSearched } from "../../src/sources/search.ts";
import { workspaceOf } from "./workspace.ts";

it.each([
  ["plan.json", true],
  ["a/b.YML", true],
  ["a/b.yaml.gz", true],
  ["a/plan.tfplan", true],
  ["a/tfplan", true],
  ["a/tfplan.bin", false],
  [".hidden/a.json", true],
  ["a/my-tfplan", false],
  ["a/b.json.bak", false],
  ["a/b.txt", false],
  ["a/json", false],
  ["", false],
  [".git/a.json", false],
  ["a/.github/b.yaml", false],
  ["a/.terraform/b.json", false],
  [".terragrunt-cache/b.json", false],
  ["a/node_modules/b/c.json", false],
  ["a/node_modules.json", true],
  [`${"a/".repeat(50)}b.json`, true],
  [`${"a/".repeat(51)}b.json`, false],
])("a search would come upon %s: %j", (path, expected) => {
  expect(wouldBeSearched(path)).toBe(expected);
});

it.each([
  ["k8s/*.yaml", "/w/k8s"],
  ["k8s/*/deep/a.yaml", "/w/k8s"],
  ["*.yaml", "/w"],
  ["/plans/*.json", "/plans"],
  ["/*.json", "/"],
])("the pattern %s matches below %s", (pattern, base) => {
  expect(globBase(pattern, "/w")).toBe(base);
});

describe("a path of the settings", () => {
  it("may have a name before it, where no file is called so", async () => {
    const workspace = await workspaceOf({ "a=b.json": "", "c.json": "" });
    const parts = async (text: string): Promise<unknown> => {
      const { text: path, ownName } = await takeApart(text, workspace);
      return [path, ownName];
    };
    expect(await parts("prod=c.json")).toEqual(["c.json", "prod"]);
    expect(await parts("eu west/1 @2=c.json")).toEqual(["c.json", "eu west/1 @2"]);
    expect(await parts("a=b.json")).toEqual(["a=b.json", null]);
    expect(await parts("-x=c.json")).toEqual(["-x=c.json", null]);
    expect(await parts("<x>=c.json")).toEqual(["<x>=c.json", null]);
    expect(await parts(`${"x".repeat(100)}=c.json`)).toEqual(["c.json", "x".repeat(100)]);
    expect(await parts(`${"x".repeat(101)}=c.json`)).toEqual([`${"x".repeat(101)}=c.json`, null]);
    expect(await parts("prod=")).toEqual(["prod=", null]);
    expect(await parts("prod=a=c.json")).toEqual(["a=c.json", "prod"]);
  });

  it("is shown from the workspace, or from what was named outside of it", async () => {
    const workspace = await workspaceOf({ "k8s/a.yaml": "" });
    const outside = await workspaceOf({ "plans/a.json": "" });
    const shown = async (text: string, file: string): Promise<unknown> => {
      const spec = await takeApart(text, workspace);
      return { ...found(spec, file, null, true), root: spec.root };
    };
    const rest = { named: true, problem: null };
    expect(await shown("k8s", `${workspace}/k8s/a.yaml`)).toEqual({
      ...{ name: "k8s/a.yaml", path: "k8s/a.yaml", absolute: `${workspace}/k8s/a.yaml`, root: workspace },
      ...rest,
    });
    const file = `${outside}/plans/a.json`;
    const folder = `${outside}/plans`;
    expect(await shown(file, file)).toEqual({
      name: "a.json",
      path: "a.json",
      absolute: file,
      root: folder,
      ...rest,
    });
    const below = { name: "plans/a.json", path: "plans/a.json", absolute: file, root: folder, ...rest };
    expect(await shown(folder, file)).toEqual(below);
    expect(await shown(`${folder}/*.json`, file)).toEqual(below);
  });
});
