import { mkdir, symlink, truncate } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Settings } from "../../src/model/settings.ts";
import { UserError } from "../../src/model/user-error.ts";
import { LIMITS, NO_RESILIENCE_FILE } from "../../src/settings/defaults.ts";
import { collect } from "../../src/sources/collect.ts";
import { normaliseAll } from "../../src/sources/normalise-all.ts";
import type { RawInput } from "../../src/sources/raw-input.ts";
import { makeFifo, workspaceOf } from "./workspace.ts";

function contentText(content: RawInput["content"]): string {
  if ("bytes" in content) {
    return content.bytes.toString();
  }
  if ("unread" in content) {
    return `? ${content.unread}`;
  }
  if ("pieces" in content) {
    return `> ${content.size}`;
  }
  return "problem" in content ? `! ${content.problem}` : "gone";
}

function settingsOf(workspace: string, paths: string[]): Settings {
  return {
    workspace,
    paths,
    resilience: NO_RESILIENCE_FILE,
    proposed: null,
    mode: "enforce",
    gate: "all",
    failOn: "error",
    ifNothingFound: "error",
    baseline: null,
    nowS: 0,
    defaultRegion: null,
    allowTools: false,
    policies: [],
    opaPath: null,
    outputs: [],
    limits: LIMITS,
  };
}

async function collected(
  workspace: string,
  paths: string[],
  {
    limits = LIMITS,
    resilience = NO_RESILIENCE_FILE,
    input = "",
  }: { limits?: Settings["limits"]; resilience?: Settings["resilience"]; input?: string } = {},
): Promise<{ name: string; path: string; named: boolean; content: string }[]> {
  const settings: Settings = { ...settingsOf(workspace, paths), resilience, limits };
  const found = [];
  async function* standardInput(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(input);
  }
  for await (const { name, path, named, content } of collect(settings, standardInput())) {
    found.push({
      name,
      path,
      named,
      content: contentText(content),
    });
  }
  return found;
}

async function names(workspace: string, paths: string[]): Promise<string[]> {
  return (await collected(workspace, paths)).map((file) => file.name);
}

describe("collect", () => {
  it("reads files, folders, globs, named paths and standard input", async () => {
    const workspace = await workspaceOf({
      "plan.json": "plan",
      "k8s/a.yaml": "a",
      "k8s/deep/b.yml": "b",
      "k8s/readme.md": "no",
      "envs/x/plan.json": "x",
      "envs/y/plan.json": "y",
    });
    expect(
      await collected(workspace, ["plan.json", "k8s", "envs/*/plan.json", "prod=envs/x/plan.json", "-"], {
        input: "in",
      }),
    ).toEqual([
      { name: "plan.json", path: "plan.json", named: true, content: "plan" },
      { name: "k8s/a.yaml", path: "k8s/a.yaml", named: false, content: "a" },
      { name: "k8s/deep/b.yml", path: "k8s/deep/b.yml", named: false, content: "b" },
      { name: "envs/x/plan.json", path: "envs/x/plan.json", named: true, content: "x" },
      { name: "envs/y/plan.json", path: "envs/y/plan.json", named: true, content: "y" },
      { name: "prod", path: "envs/x/plan.json", named: true, content: "x" },
      { name: "stdin", path: "stdin", named: true, content: "in" },
    ]);
  });

  it("searches the workspace where no path is given, without caches and other kinds of files", async () => {
    const workspace = await workspaceOf({
      "a.json": "",
      "b.tfplan": "",
      "c.yaml.gz": "",
      tfplan: "",
      "main.tf": "",
      "resilience.yml": "",
      ".hidden/d.yml": "",
      "node_modules/x/e.yml": "",
      ".git/f.json": "",
      ".terraform/modules/modules.json": "",
      ".github/workflows/ci.yml": "",
    });
    expect(await names(workspace, [])).toEqual([
      "a.json",
      "b.tfplan",
      "c.yaml.gz",
      "resilience.yml",
      "tfplan",
      ".hidden/d.yml",
    ]);
  });

  it("does not judge the settings that count", async () => {
    const workspace = await workspaceOf({ "a.json": "", "resilience.yml": "", "b/resilience.yml": "" });
    const resilience = { ...NO_RESILIENCE_FILE, path: "resilience.yml" };
    const found = await collected(workspace, ["."], { resilience });
    expect(found.map((file) => file.name)).toEqual(["a.json", "b/resilience.yml"]);
  });

  it("names what lies below a named folder or glob by that name", async () => {
    const workspace = await workspaceOf({ "x/k8s/a.yaml": "", "x/k8s/b/c.yaml": "" });
    expect(await names(workspace, ["eu=x/k8s", "us=x/k8s/*/*.yaml"])).toEqual([
      "eu/a.yaml",
      "eu/b/c.yaml",
      "us/b/c.yaml",
    ]);
  });

  it("names a file outside of the workspace the same on every machine", async () => {
    const workspace = await workspaceOf({});
    const outside = await workspaceOf({ "plans/plan.json": "", "plans/b/c.yaml": "" });
    expect(await names(workspace, [join(outside, "plans/plan.json")])).toEqual(["plan.json"]);
    expect(await names(workspace, [join(outside, "plans")])).toEqual(["plans/plan.json", "plans/b/c.yaml"]);
    expect(await names(workspace, [join(outside, "plans/*/*.yaml")])).toEqual(["plans/b/c.yaml"]);
  });

  it("prefers a path that exists to NAME=path", async () => {
    const workspace = await workspaceOf({ "env=prod/plan.json": "", "prod/plan.json": "" });
    expect(await names(workspace, ["env=prod/plan.json"])).toEqual(["env=prod/plan.json"]);
  });

  it("searches the folders that a glob matches where it matches no file", async () => {
    const workspace = await workspaceOf({
      "envs/x/plan.json": "",
      "envs/y/k8s/a.yml": "",
      "other/z.json": "",
    });
    expect(await names(workspace, ["envs/*"])).toEqual(["envs/x/plan.json", "envs/y/k8s/a.yml"]);
  });

  it("lists a file that is reached twice once, and as named where one of the ways names it", async () => {
    const workspace = await workspaceOf({ "k8s/a.yaml": "a" });
    expect(await collected(workspace, ["k8s", "k8s/a.yaml"])).toEqual([
      { name: "k8s/a.yaml", path: "k8s/a.yaml", named: true, content: "a" },
    ]);
  });

  it("keeps what cannot be read in the list, with the reason", async () => {
    const workspace = await workspaceOf({ "good.json": "{}" });
    makeFifo(join(workspace, "fifo.json"));
    const server = createServer().listen(join(workspace, "socket.json"));
    const files = await collected(workspace, [
      "none.json",
      "none/*.json",
      "good.json/x.json",
      "fifo.json",
      "socket.json",
      "good.json",
    ]);
    server.close();
    expect(files.map(({ name, content }) => [name, content])).toEqual([
      ["none.json", "! it does not exist: check the spelling, and that the step which writes it has run"],
      [
        "none/*.json",
        "! no file matches this pattern: check the spelling, and that the step which writes the files has run",
      ],
      [
        "good.json/x.json",
        "! it does not exist: check the spelling, and that the step which writes it has run",
      ],
      [
        "fifo.json",
        "! it is not a regular file: write what it gives to a file, or pass it on standard input with -",
      ],
      [
        "socket.json",
        "! it is not a regular file: write what it gives to a file, or pass it on standard input with -",
      ],
      ["good.json", "{}"],
    ]);
  });

  it("follows links inside the workspace once, and none out of it", async () => {
    const outside = await workspaceOf({ "secret.json": "secret", "folder/secret.yaml": "secret" });
    const workspace = await workspaceOf({ "shared/a.yaml": "a", "envs/x/own.yaml": "own" });
    await symlink("../../shared", join(workspace, "envs/x/shared"));
    await symlink("../x", join(workspace, "envs/x/circle"));
    await symlink("own.yaml", join(workspace, "envs/x/again.yaml"));
    await symlink(join(outside, "secret.json"), join(workspace, "envs/x/secret.json"));
    await symlink(join(outside, "folder"), join(workspace, "envs/x/folder"));
    expect(
      await collected(workspace, [
        "envs",
        "envs/x/secret.json",
        "envs/x/folder/secret.yaml",
        "envs/x/folder",
      ]),
    ).toEqual([
      { name: "envs/x/own.yaml", path: "envs/x/own.yaml", named: false, content: "own" },
      { name: "envs/x/shared/a.yaml", path: "envs/x/shared/a.yaml", named: false, content: "a" },
      { name: "envs/x/folder", path: "envs/x/folder", named: true, content: `! ${LEADS_OUT}` },
      { name: "envs/x/secret.json", path: "envs/x/secret.json", named: true, content: `! ${LEADS_OUT}` },
      {
        name: "envs/x/folder/secret.yaml",
        path: "envs/x/folder/secret.yaml",
        named: true,
        content: `! ${LEADS_OUT}`,
      },
    ]);
  });

  it("tells of what a search comes upon and does not read, which is no error", async () => {
    const outside = await workspaceOf({ "secret.json": "secret", "folder/secret.yaml": "secret" });
    const workspace = await workspaceOf({ "a.yaml": "a" });
    await symlink(join(outside, "secret.json"), join(workspace, "link.json"));
    await symlink(join(outside, "folder"), join(workspace, "linked"));
    await symlink(join(outside, "none.txt"), join(workspace, "none.txt"));
    await symlink("nowhere.yaml", join(workspace, "nowhere.yaml"));
    const deep = `a/${"b/".repeat(50)}c`;
    await mkdir(join(workspace, deep), { recursive: true });
    makeFifo(join(workspace, "fifo.yaml"));
    makeFifo(join(workspace, "fifo.txt"));
    const found = (await collected(workspace, ["."])).map(({ name, named, content }) => [
      name,
      named,
      content,
    ]);
    expect(found).toEqual([
      ["a.yaml", false, "a"],
      [
        "fifo.yaml",
        false,
        "? it is not a regular file: write what it gives to a file, or pass it on standard input with -",
      ],
      [
        deep.slice(0, -2),
        false,
        "? it lies more than 50 folders deep, where a search does not look: name it",
      ],
      ["link.json", false, `? ${LEADS_OUT}`],
      ["linked", false, `? ${LEADS_OUT}`],
    ]);
  });

  it("keeps to its limits", async () => {
    const workspace = await workspaceOf({ "a.json": "12345", "b.json": "1234" });
    const limits = { ...LIMITS, fileBytes: 4 };
    const tooLarge =
      "! it is larger than 4 bytes, the most that one file may have: split it, or raise limits.file where it is a plan or manifests";
    expect(
      (await collected(workspace, ["a.json", "b.json", "-"], { limits, input: "12345" })).map(
        ({ content }) => content,
      ),
    ).toEqual([tooLarge, "1234", tooLarge]);
    await expect(collected(workspace, ["."], { limits: { ...LIMITS, files: 1 } })).rejects.toEqual(
      new UserError(
        "more than 1 files would be read: name fewer folders, the plans and manifests themselves, or raise limits.files",
      ),
    );
    await mkdir(join(workspace, "empty/one/two"), { recursive: true });
    await expect(collected(workspace, ["empty"], { limits: { ...LIMITS, folders: 2 } })).rejects.toEqual(
      new UserError("more than 2 folders would be searched: name those that hold plans and manifests"),
    );
    expect(await collected(workspace, ["empty"], { limits: { ...LIMITS, folders: 3 } })).toEqual([]);
  });

  it("reads nothing of a file of a gigabyte of manifests, and stops in a folder of more files than it may read", async () => {
    const workspace = await workspaceOf({ "huge.yaml": "" });
    await truncate(join(workspace, "huge.yaml"), 1024 ** 3);
    const settings = settingsOf(workspace, ["huge.yaml"]);
    const inputs = await normaliseAll(
      collect(settings, (async function* () {})()),
      { terraform: {}, kubernetes: {} },
      settings,
    );
    expect(inputs.map(({ problems }) => problems.map(({ message }) => message))).toEqual([
      [
        "it is no plan or state in JSON, or its JSON is broken, and it is too large to be anything else: write it again with terraform show -json",
      ],
    ]);
    const files = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.yaml`, ""]));
    const full = await workspaceOf(files);
    const limits = { ...LIMITS, files: 1000 };
    await expect(collected(full, ["."], { limits })).rejects.toThrow("more than 1000 files would be read");
  });

  it("refuses two inputs of one name", async () => {
    const workspace = await workspaceOf({ "a.json": "", "b.json": "" });
    await expect(collected(workspace, ["x=a.json", "x=b.json"])).rejects.toEqual(
      new UserError('two inputs are both called "x": give one a name of its own, as in NAME=b.json'),
    );
  });
});

const LEADS_OUT =
  "it is reached by a link that leads out of the workspace, which is not followed: copy the file into the workspace";
