import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { refuseTargetCheckout } from "../../src/action/refuse-target-checkout.ts";
import { commit, git, repositoryOf, write } from "../sources/base/a-repository.ts";
import { workspaceOf } from "../sources/workspace.ts";

const refused = "pull_request_target with a checkout of the pull request's head is refused";

function check(workspace: string, headSha: string, paths: string[] = []): Promise<void> {
  const pull = { number: 7, baseSha: "b".repeat(40), headSha, changedAt: null, labelSet: null, fork: true };
  return refuseTargetCheckout({ workspace, paths }, pull);
}

describe("refuseTargetCheckout", () => {
  it("refuses the head and its merge, wherever they are checked out, and lets the base be", async () => {
    const workspace = await repositoryOf({ "a.yaml": "a" });
    const base = git(workspace, "rev-parse", "HEAD");
    git(workspace, "switch", "--quiet", "--create", "change");
    await write(workspace, { "a.yaml": "b" });
    const head = commit(workspace, "change");
    await expect(check(workspace, head)).rejects.toThrow(refused);
    git(workspace, "switch", "--quiet", "--detach", base);
    await check(workspace, head);
    git(workspace, "merge", "--quiet", "--no-ff", "--message", "merge", head);
    await expect(check(workspace, head)).rejects.toThrow(refused);
  });

  it("finds a checkout below the workspace by the paths", async () => {
    const workspace = await workspaceOf({ "plan.json": "{}" });
    git(workspace, "init", "--quiet", "--initial-branch", "main", "pr");
    await write(workspace, { "pr/k8s/a.yaml": "a" });
    const head = commit(join(workspace, "pr"), "change");
    await check(workspace, head, ["plan.json"]);
    for (const path of ["pr", "pr/k8s", "pr/**/*.yaml", "pr/k8s/a.yaml", "web=pr/k8s"]) {
      await expect(check(workspace, head, [path]), path).rejects.toThrow(refused);
    }
  });
});
