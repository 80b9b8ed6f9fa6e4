import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AskedBreakGlass, breakGlass } from "../../src/github/break-glass.ts";
import { GithubServer } from "../e2e/github-server.ts";
import { type Labelled, labels } from "../e2e/labels.ts";
import { GithubApi } from "../e2e/openapi.ts";

const api = new GithubApi();
const CHANGED = "2026-11-01T10:00:00Z";
const LATER = "2026-11-01T11:00:00Z";
const EARLIER = "2026-11-01T09:00:00Z";
let github: GithubServer;

beforeEach(async () => {
  github = await GithubServer.start(api);
});

afterEach(async () => {
  await github.stop();
  expect(github.violations).toEqual([]);
});

function asked(parts: Labelled, more: Partial<AskedBreakGlass> = {}) {
  github.parts.push(labels(parts));
  const clock = { nowMs: () => 0, wait: async () => undefined };
  return breakGlass(
    {
      repository: "acme/estate",
      token: "t",
      apiUrl: github.url,
      number: 7,
      label: "break-glass",
      changedAt: CHANGED,
      labelSet: null,
      ...more,
    },
    clock,
  );
}

const set = (by: string | null, at: string, label = "break-glass") => ({ event: "labeled", by, at, label });

describe("breakGlass", () => {
  it("counts where somebody who may write set it after the last change", async () => {
    const events = [set("mallory", EARLIER), set("alice", LATER), set("bob", LATER, "other")];
    expect(await asked({ events, permissions: { alice: "write" } })).toEqual({
      label: "break-glass",
      by: "alice",
      at: LATER,
      counts: true,
      why: null,
    });
  });

  it("is null where it is not set, or no more", async () => {
    expect(await asked({ labels: ["bug"], events: [set("alice", LATER)] })).toBe(null);
  });

  it.each(["read", "none"])("does not count where who set it has the permission %s", async (permission) => {
    expect(await asked({ events: [set("eve", LATER)], permissions: { eve: permission } })).toEqual({
      label: "break-glass",
      by: "eve",
      at: LATER,
      counts: false,
      why: "who set it may not write to this repository",
    });
  });

  it("does not count where a bot set it, which nobody gave a permission", async () => {
    expect(await asked({ events: [set("labeler[bot]", LATER)] })).toMatchObject({
      by: "labeler[bot]",
      counts: false,
    });
  });

  it("does not count where the pull request was changed since, unless its setting is what is judged", async () => {
    const parts = { events: [set("alice", EARLIER)], permissions: { alice: "admin" } };
    expect(await asked(parts)).toMatchObject({
      counts: false,
      why: "it was set before the pull request was last changed: set it again, or run this job again, once it is as it shall be merged",
    });
    expect(await asked(parts, { labelSet: "BREAK-GLASS" })).toMatchObject({ counts: true });
    expect(await asked(parts, { labelSet: "other" })).toMatchObject({ counts: false });
    expect(await asked(parts, { changedAt: null })).toMatchObject({ counts: false });
  });

  it("does not count where nothing tells who set it, or GitHub does not answer, and says so", async () => {
    expect(await asked({ events: [set(null, LATER)] })).toMatchObject({
      counts: false,
      why: "nothing tells who set it",
    });
    github.fault = () => ({ status: 403, body: { message: "no" } });
    expect(await asked({})).toEqual({
      label: "break-glass",
      by: null,
      at: null,
      counts: false,
      why: "GitHub answered 403 when asked who set it; the token needs the permission pull-requests: read",
    });
    github.fault = () => ({ status: 0, cut: true });
    expect(await asked({})).toMatchObject({
      counts: false,
      why: "GitHub could not be asked whether it is set, and by whom",
    });
  });
});
