import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/model/user-error.ts";
import { LIMITS, NO_RESILIENCE_FILE } from "../../../src/settings/defaults.ts";
import { EarlierVersions } from "../../../src/sources/base/earlier-versions.ts";
import { worktreeBase } from "../../../src/sources/base/worktree-base.ts";
import { collect } from "../../../src/sources/collect.ts";
import type { RawInput } from "../../../src/sources/raw-input.ts";
import { workspaceOf } from "../workspace.ts";
import { commit, git, repositoryOf, write } from "./a-repository.ts";

/** By name: what a file was at the base; behind `gone ` where the change takes it away. */
async function versions(
  workspace: string,
  paths: string[] = [],
  { ref = "main", fileBytes = LIMITS.fileBytes }: { ref?: string; fileBytes?: number } = {},
): Promise<Record<string, string>> {
  const base = await worktreeBase(workspace, ref);
  try {
    const settings = {
      workspace,
      paths,
      resilience: NO_RESILIENCE_FILE,
      proposed: null,
      allowTools: false,
      limits: LIMITS,
    };
    const earlier = await EarlierVersions.open(settings, base);
    const told: Record<string, string> = {};
    for await (const file of collect(settings as never, (async function* () {})(), earlier)) {
      told[`${"gone" in file.content ? "gone " : ""}${file.name}`] = await toldOf(file.earlier, fileBytes);
    }
    return told;
  } finally {
    base.end();
  }
}

async function toldOf(earlier: RawInput["earlier"], limit: number): Promise<string> {
  if (earlier === null || earlier === undefined) {
    return "unknown";
  }
  if (earlier.is !== "other") {
    return earlier.is;
  }
  const content = await earlier.read(limit);
  return "bytes" in content ? `was ${content.bytes.toString()}` : `! ${content.problem}`;
}

describe("what files were at the base commit", () => {
  it("tells what is the same, changed, new, gone, and made by a step of the run", async () => {
    const workspace = await repositoryOf({
      "k8s/same.yaml": "same",
      "k8s/changed.yaml": "one",
      "k8s/deep/gone.yaml": "gone",
      "k8s/notes.md": "no manifest",
      "other/gone.yaml": "elsewhere",
      ".gitignore": "rendered\n",
      "k8s/.terraform/gone.yaml": "a copy",
    });
    await write(workspace, {
      "k8s/changed.yaml": "two",
      "k8s/new.yaml": "new",
      "k8s/deep/gone.yaml": null,
      "k8s/notes.md": null,
      "k8s/.terraform/gone.yaml": null,
      "other/gone.yaml": null,
      "k8s/rendered/web.yaml": "rendered",
    });
    expect(await versions(workspace, ["k8s"])).toEqual({
      "k8s/same.yaml": "same",
      "k8s/changed.yaml": "was one",
      "k8s/new.yaml": "absent",
      "gone k8s/deep/gone.yaml": "was gone",
      "k8s/rendered/web.yaml": "unknown",
    });
    expect(await versions(workspace, ["{k8s,other}/**/*.yaml"])).toMatchObject({
      "gone k8s/deep/gone.yaml": "was gone",
      "gone other/gone.yaml": "was elsewhere",
    });
    expect(await versions(workspace, ["all=k8s", "k8s/changed.yaml"])).toMatchObject({
      "all/same.yaml": "same",
      "gone all/deep/gone.yaml": "was gone",
      "k8s/changed.yaml": "was one",
    });
  });

  it("compares with where the branch parted, not with what others have merged since", async () => {
    const workspace = await repositoryOf({ "a.yaml": "one", "b.yaml": "one" });
    git(workspace, "switch", "--quiet", "--create", "change");
    await write(workspace, { "b.yaml": "two" });
    commit(workspace, "change");
    git(workspace, "switch", "--quiet", "main");
    await write(workspace, { "a.yaml": "three" });
    commit(workspace, "others");
    git(workspace, "switch", "--quiet", "change");
    expect(await versions(workspace)).toEqual({ "a.yaml": "same", "b.yaml": "was one" });
  });

  it("works in a folder of the repository, and follows links to what they lead to", async () => {
    const root = await repositoryOf({ "infra/k8s/a.yaml": "a", "infra/k8s/b.yaml": "b", "web.yaml": "w" });
    await symlink("k8s/a.yaml", join(root, "infra/current.yaml"));
    await write(root, { "infra/k8s/b.yaml": "c" });
    expect(await versions(join(root, "infra"))).toEqual({ "k8s/a.yaml": "same", "k8s/b.yaml": "was b" });
    expect(await versions(join(root, "infra"), ["current.yaml"])).toEqual({ "current.yaml": "same" });
  });

  it("keeps to the limit of a file, and reads on behind what is too large", async () => {
    const workspace = await repositoryOf({ "a.yaml": "x".repeat(200_000), "b.yaml": "small" });
    await write(workspace, { "a.yaml": "y", "b.yaml": "z" });
    const told = await versions(workspace, [], { fileBytes: 1000 });
    expect(told).toEqual({
      "a.yaml": expect.stringMatching(/^! it is larger than 1000 bytes/),
      "b.yaml": "was small",
    });
  });

  it("knows files by any name", async () => {
    const name = 'k8s/a "b"\t\\ü\n*[x].yaml';
    const workspace = await repositoryOf({ [name]: "one" });
    await write(workspace, { [name]: "two" });
    expect(Object.values(await versions(workspace))).toEqual(["was one"]);
  });

  it("takes no folder for a repository whose settings would run a program", async () => {
    const workspace = await repositoryOf({ "a.yaml": "a" });
    const bare = join(workspace, "fixtures");
    git(workspace, "clone", "--quiet", "--bare", ".", bare);
    await expect(worktreeBase(bare, "main")).rejects.toThrow(UserError);
  });

  it.each(["no-such-branch", "--output=x", "main:a.yaml"])("refuses %s, which is no commit", async (ref) => {
    await expect(worktreeBase(await repositoryOf({ "a.yaml": "a" }), ref)).rejects.toThrow(
      "--base names no commit of this checkout",
    );
  });

  it("refuses a folder that is in no repository", async () => {
    await expect(worktreeBase(await workspaceOf({ "a.yaml": "a" }), "main")).rejects.toThrow(
      "--base needs git",
    );
  });
});
