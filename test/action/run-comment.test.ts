import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { JudgedRun } from "../../src/action/judged-run.ts";
import { runComment } from "../../src/action/run-comment.ts";
import { COMMENT_INPUTS } from "../../src/settings/comment-inputs.ts";
import { readEnvironment } from "../../src/settings/environment.ts";
import { workspaceOf } from "../sources/workspace.ts";

const SHA = "c".repeat(40);
const RUN = {
  id: 500,
  run_attempt: 2,
  event: "pull_request",
  head_sha: SHA,
  head_branch: "change",
  head_repository: { owner: { login: "stranger" } },
  pull_requests: [],
};
const TOKEN = { "INPUT_GITHUB-TOKEN": "t0ken" };

async function ran(
  event: unknown,
  { name = "workflow_run", inputs = TOKEN }: { name?: string; inputs?: Record<string, string> } = {},
): Promise<{ told: string[]; outputs: Record<string, string>; runs: JudgedRun[] }> {
  const folder = await workspaceOf({ "event.json": JSON.stringify(event) });
  const environment = readEnvironment({
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: join(folder, "event.json"),
  });
  const result = { told: [] as string[], outputs: {} as Record<string, string>, runs: [] as JudgedRun[] };
  await runComment(
    { environment, variables: inputs },
    {
      setOutput: (key, value) => {
        result.outputs[key] = value;
      },
      tell: (message) => result.told.push(message),
      comment: async (run) => {
        result.runs.push(run);
        return run.head === null ? { comment: "none", why: "it is gone" } : { comment: "created", why: null };
      },
    },
  );
  return result;
}

describe("runComment", () => {
  it("comments what the run of the event found", async () => {
    expect(await ran({ workflow_run: RUN })).toEqual({
      told: ["The comment is created."],
      outputs: { comment: "created" },
      runs: [{ id: 500, attempt: 2, event: "pull_request", headSha: SHA, head: "stranger:change" }],
    });
  });

  it("says why there is nothing to comment on, which is no error", async () => {
    expect((await ran({ workflow_run: { ...RUN, head_repository: null } })).told).toEqual([
      "There is nothing to comment on: it is gone.",
    ]);
  });

  it.each(["pull_request_target", "pull_request", "push"])("refuses to be started by %s", async (name) => {
    await expect(ran({ workflow_run: RUN }, { name })).rejects.toThrow(
      "start it with on: workflow_run, never with pull_request_target",
    );
  });

  it.each([{}, { workflow_run: { ...RUN, head_sha: "main" } }, { workflow_run: { ...RUN, id: 0 } }, null])(
    "refuses an event that says no run",
    async (event) => {
      await expect(ran(event)).rejects.toThrow("does not say which run this is about");
    },
  );

  it("refuses inputs that there are not, and no token", async () => {
    await expect(ran({ workflow_run: RUN }, { inputs: { ...TOKEN, INPUT_COMENT: "x" } })).rejects.toThrow(
      "there is no input coment: did you mean comment?",
    );
    await expect(ran({ workflow_run: RUN }, { inputs: {} })).rejects.toThrow("github-token is empty");
  });

  it("has the inputs that its action declares", async () => {
    const action = load(await readFile("comment/action.yml", "utf8")) as { inputs: object };
    expect(Object.keys(action.inputs)).toEqual([...COMMENT_INPUTS]);
  });
});
