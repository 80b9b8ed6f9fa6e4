import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type OwnFiles, ownAtBase, ownOnDisk } from "../../src/own-policies/own-files.ts";
import type { BaseCommit } from "../../src/sources/base/base-commit.ts";
import { workspaceOf } from "../sources/workspace.ts";

function shown(files: OwnFiles): unknown {
  return files.kind === "folder"
    ? Object.fromEntries([...files.files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
    : Buffer.from(files.bytes).toString();
}

function base(files: Record<string, string>): BaseCommit {
  return {
    sha: "0123456789abcdef",
    prefix: "",
    trees: async (paths) => ({
      base: new Map(
        Object.keys(files)
          .filter((file) => paths.some((path) => file === path || file.startsWith(`${path}/`)))
          .map((file) => [file, file]),
      ),
      change: new Map(),
    }),
    read: async (id) => ({ bytes: Buffer.from(files[id] ?? "") }),
    end: () => {},
  };
}

describe("policies of one's own", () => {
  it("are the Rego and the resources of a folder, without tests and fixtures", async () => {
    const workspace = await workspaceOf({
      "p/rules/a/b/b.rego": "b",
      "p/rules/a/b/b_test.rego": "t",
      "p/rules/a/b/fixtures/fail/x.rego": "x",
      "p/resources/terraform/t.json": "{}",
      "p/other.json": "{}",
    });
    expect(shown(await ownOnDisk(workspace).read("p"))).toEqual({
      "resources/terraform/t.json": "{}",
      "rules/a/b/b.rego": "b",
    });
  });

  it("or one file", async () => {
    const workspace = await workspaceOf({ "p.tar.gz": "bytes" });
    expect(shown(await ownOnDisk(workspace).read("p.tar.gz"))).toBe("bytes");
  });

  it("follow no link out of the workspace", async () => {
    const outside = await workspaceOf({ "secret.rego": "s" });
    const workspace = await workspaceOf({ "p/a.rego": "a" });
    await symlink(join(outside, "secret.rego"), join(workspace, "p", "b.rego"));
    await expect(ownOnDisk(workspace).read("p")).rejects.toThrow(
      "p/b.rego: it is reached by a link that leads out",
    );
  });

  it("that are not there are an error", async () => {
    await expect(ownOnDisk(await workspaceOf({})).read("p")).rejects.toThrow(
      "p: it does not exist, and policies names it",
    );
  });

  it("of a pull request are those of the base commit: none that it adds, all that it changes or takes away", async () => {
    const workspace = await workspaceOf({ "p/added.rego": "added", "p/changed.rego": "loosened" });
    const at = base({
      "p/changed.rego": "strict",
      "p/gone.rego": "gone",
      "p/gone_test.rego": "t",
      "q/other.rego": "o",
    });
    expect(shown(await ownAtBase(workspace, at).read("p"))).toEqual({
      "changed.rego": "strict",
      "gone.rego": "gone",
    });
  });

  it("of a pull request that brings a folder of them do not count before it is merged", async () => {
    const workspace = await workspaceOf({ "p/added.rego": "added" });
    await expect(ownAtBase(workspace, base({})).read("p")).rejects.toThrow(
      "p at the base commit 0123456: there are no policies; policies count once they are merged",
    );
  });

  it("of a pull request may be a bundle of the base commit, or lie outside of the workspace", async () => {
    const workspace = await workspaceOf({ "p.tar.gz": "of the head" });
    const outside = await workspaceOf({ "o.tar.gz": "of a step" });
    const source = ownAtBase(workspace, base({ "p.tar.gz": "of the base" }));
    expect(shown(await source.read("p.tar.gz"))).toBe("of the base");
    expect(shown(await source.read(join(outside, "o.tar.gz")))).toBe("of a step");
  });
});
