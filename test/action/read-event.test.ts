import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPullRequest } from "../../src/action/read-event.ts";
import { UserError } from "../../src/model/user-error.ts";
import { workspaceOf } from "../sources/workspace.ts";

const [BASE, HEAD] = ["a".repeat(40), "b".repeat(40)];
const event = (head: string | null): string =>
  JSON.stringify({
    pull_request: {
      number: 7,
      updated_at: "2026-11-01T10:00:00Z",
      base: { sha: BASE, repo: { full_name: "o/r" } },
      head: { sha: HEAD, repo: head === null ? null : { full_name: head } },
    },
  });

async function read(text: string, eventName: string): Promise<unknown> {
  const folder = await workspaceOf({ "event.json": text });
  return readPullRequest({ eventName, eventPath: join(folder, "event.json") });
}

describe("readPullRequest", () => {
  it.each([
    ["the same repository", "o/r", false],
    ["a fork", "x/r", true],
    ["a fork that is gone", null, true],
  ])("reads a pull request from %s", async (_, head, fork) => {
    expect(await read(event(head), "pull_request")).toEqual({
      number: 7,
      baseSha: BASE,
      headSha: HEAD,
      changedAt: "2026-11-01T10:00:00Z",
      labelSet: null,
      fork,
    });
  });

  it("reads what a merge queue is about to merge", async () => {
    const queued = JSON.stringify({
      merge_group: { base_sha: BASE, head_sha: HEAD, head_ref: "refs/heads/q" },
    });
    expect(await read(queued, "merge_group")).toEqual({
      number: null,
      baseSha: BASE,
      headSha: HEAD,
      changedAt: null,
      labelSet: null,
      fork: false,
    });
  });

  it("answers null where something else started the run", async () => {
    expect(await read('{"ref":"refs/heads/main"}', "push")).toBe(null);
    expect(await readPullRequest({ eventName: null, eventPath: null })).toBe(null);
  });

  it.each(["{", "null", '{"pull_request":{"number":"7"}}'])("refuses the event %s", async (text) => {
    await expect(read(text, "pull_request")).rejects.toEqual(
      new UserError("the event file (GITHUB_EVENT_PATH) does not say which pull request this run is about"),
    );
  });
});
