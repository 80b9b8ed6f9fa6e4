import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeBase } from "../../src/github/change-base.ts";
import { gitData } from "../e2e/git-data.ts";
import { GithubServer } from "../e2e/github-server.ts";
import { GithubApi } from "../e2e/openapi.ts";
import { commit, git, repositoryOf, write } from "../sources/base/a-repository.ts";
import { workspaceOf } from "../sources/workspace.ts";

const api = new GithubApi();
const CLOCK = { nowMs: () => 0, wait: async () => undefined };
let github: GithubServer;

beforeEach(async () => {
  github = await GithubServer.start(api);
});

afterEach(async () => {
  await github.stop();
  expect(github.violations).toEqual([]);
});

/** A pull request: its base commit, its head, what was merged to main meanwhile, and the merge that a workflow checks out. */
async function pullRequest(): Promise<{
  origin: string;
  parted: string;
  head: string;
  main: string;
  merge: string;
}> {
  const origin = await repositoryOf({ "k8s/a.yaml": "one", "k8s/b.yaml": "one", "README.md": "text" });
  const parted = git(origin, "rev-parse", "HEAD");
  git(origin, "switch", "--quiet", "--create", "change");
  await write(origin, { "k8s/b.yaml": "two", "k8s/c.yaml": "new" });
  const head = commit(origin, "change");
  git(origin, "switch", "--quiet", "main");
  await write(origin, { "k8s/a.yaml": "three" });
  const main = commit(origin, "others");
  git(origin, "switch", "--quiet", "--detach", "main");
  git(origin, "merge", "--quiet", "--no-ff", "--message", "merge", head);
  const merge = git(origin, "rev-parse", "HEAD");
  git(origin, "branch", "merge");
  return { origin, parted, head, main, merge };
}

async function clone(origin: string, branch: string, ...options: string[]): Promise<string> {
  const folder = join(await workspaceOf({}), "checkout");
  execFileSync("git", ["clone", "--quiet", "--branch", branch, ...options, `file://${origin}`, folder], {
    stdio: "ignore",
  });
  return folder;
}

/** What the base is found to be: the commit, its files below k8s with their content, and those of the change. */
async function compared(
  workspace: string,
  shas: { baseSha: string; headSha: string; sha: string | null },
): Promise<{ sha: string; base: Record<string, string>; change: string[]; asked: string[] }> {
  const found = await changeBase(
    { repository: "acme/estate", token: "t", apiUrl: github.url, workspace, ...shas },
    CLOCK,
  );
  try {
    const { base, change } = await found.trees(["k8s"]);
    const contents: Record<string, string> = {};
    for (const [path, id] of base) {
      const content = await found.read(id, 1000);
      contents[path] = "bytes" in content ? content.bytes.toString() : content.problem;
    }
    const asked = github.requests.map(
      ({ url }) => /\/(commits|trees|blobs|compare)\//u.exec(url)?.[1] ?? url,
    );
    return { sha: found.sha, base: contents, change: [...change.keys()], asked: [...new Set(asked)] };
  } finally {
    found.end();
  }
}

const MAIN = { "k8s/a.yaml": "three", "k8s/b.yaml": "one" };
const PARTED = { "k8s/a.yaml": "one", "k8s/b.yaml": "one" };
const CHANGE = ["k8s/a.yaml", "k8s/b.yaml", "k8s/c.yaml"];

describe("changeBase", () => {
  it("compares a merge with what it was merged onto, by git alone where the checkout has it", async () => {
    const { origin, parted, head, main, merge } = await pullRequest();
    const workspace = await clone(origin, "merge");
    expect(await compared(workspace, { baseSha: parted, headSha: head, sha: merge })).toEqual({
      sha: main,
      base: MAIN,
      change: CHANGE,
      asked: [],
    });
  });

  it("asks GitHub for what a checkout of depth 1 lacks, and for nothing else", async () => {
    const { origin, parted, head, main, merge } = await pullRequest();
    github.parts.push(gitData(origin));
    const workspace = await clone(origin, "merge", "--depth", "1");
    expect(await compared(workspace, { baseSha: parted, headSha: head, sha: merge })).toEqual({
      sha: main,
      base: MAIN,
      change: CHANGE,
      asked: ["trees", "blobs"],
    });
    // One blob is that of the merge as well, and was there.
    expect(github.requests.filter(({ url }) => url.includes("/blobs/"))).toHaveLength(1);
  });

  it("compares a checked out head with where it parted from its base", async () => {
    const { origin, parted, head, main } = await pullRequest();
    github.parts.push(gitData(origin));
    const shallow = await clone(origin, "change", "--depth", "1");
    const expected = { sha: parted, base: PARTED, change: CHANGE };
    const change = { baseSha: main, headSha: head, sha: null };
    expect(await compared(shallow, change)).toEqual({ ...expected, asked: ["compare", "trees"] });
    github.requests.length = 0;
    expect(await compared(await clone(origin, "change"), change)).toEqual({ ...expected, asked: [] });
  });

  it("asks for everything where the workspace is no repository", async () => {
    const { origin, parted, head, main, merge } = await pullRequest();
    github.parts.push(gitData(origin));
    const workspace = await workspaceOf({ "k8s/a.yaml": "three" });
    expect(await compared(workspace, { baseSha: parted, headSha: head, sha: merge })).toEqual({
      sha: main,
      base: MAIN,
      change: CHANGE,
      asked: ["commits", "trees", "blobs"],
    });
  });

  it("lists a repository that is too large for one answer folder by folder", async () => {
    const { origin, parted, head, main, merge } = await pullRequest();
    github.parts.push(gitData(origin, { entries: 1 }));
    const workspace = await workspaceOf({});
    const { sha, base } = await compared(workspace, { baseSha: parted, headSha: head, sha: merge });
    expect([sha, base]).toEqual([main, MAIN]);
  });

  it("says which permission is missing", async () => {
    const { origin, parted, head, merge } = await pullRequest();
    github.fault = () => ({ status: 403, body: { message: "no" } });
    const workspace = await clone(origin, "merge", "--depth", "1");
    await expect(compared(workspace, { baseSha: parted, headSha: head, sha: merge })).rejects.toThrow(
      "the files of the base commit cannot be listed: GitHub answered 403; the token needs the permission contents: read",
    );
  });
});
