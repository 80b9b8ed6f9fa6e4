import { expect, test } from "vitest";
import { withProposal } from "../../src/github/proposal.ts";
import type { ResilienceSettings } from "../../src/model/settings.ts";
import { emptyReport } from "../reports/report-parts.ts";

const trusted: ResilienceSettings = {
  path: ".github/resilience.yml",
  file: { version: 1, mode: "enforce", objectives: { tolerate: "region" } },
};

test("what the change proposes is named by its keys, and does not count", () => {
  const proposed: ResilienceSettings = {
    path: ".github/resilience.yml",
    file: { version: 1, mode: "enforce", objectives: { tolerate: "node" }, waivers: [] },
  };
  expect(withProposal(emptyReport(), trusted, proposed).problems).toEqual([
    {
      level: "notice",
      message:
        "This change proposes other settings (objectives, waivers). They count once they are merged: it was judged by those of the base commit.",
      path: ".github/resilience.yml",
      line: null,
    },
  ]);
});

test("no proposal, or one that is the same, says nothing", () => {
  expect(withProposal(emptyReport(), trusted, null)).toEqual(emptyReport());
  expect(withProposal(emptyReport(), trusted, structuredClone(trusted))).toEqual(emptyReport());
});
