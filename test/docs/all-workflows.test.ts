import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it, test } from "vitest";
import { REPOSITORY } from "../../src/tools/tool.ts";
import type { Step } from "./recipes.ts";

interface Job {
  permissions?: Record<string, string>;
  steps: Step[];
  "timeout-minutes"?: number;
  environment?: string;
}

interface Workflow {
  on: unknown;
  permissions?: Record<string, string>;
  concurrency?: { group: string; "cancel-in-progress": boolean };
  jobs: Record<string, Job>;
}

/** A workflow of this project, or one that its pages show. */
interface Shown {
  where: string;
  text: string;
  workflow: Workflow;
}

const FOLDER = ".github/workflows";

const own: Shown[] = readdirSync(join(REPOSITORY, FOLDER)).map((name) => {
  const text = readFileSync(join(REPOSITORY, FOLDER, name), "utf8");
  return { where: `${FOLDER}/${name}`, text, workflow: load(text) as Workflow };
});

/** Blocks of YAML with jobs on any page. */
function onPages(): Shown[] {
  const pages = ["README.md", ...readdirSync(join(REPOSITORY, "docs")).map((name) => `docs/${name}`)];
  return pages
    .filter((page) => page.endsWith(".md"))
    .flatMap((page) => {
      const blocks = readFileSync(join(REPOSITORY, page), "utf8").matchAll(/```ya?ml\n([\s\S]*?)\n```/gu);
      return [...blocks]
        .map(([, text = ""]) => `${text}\n`)
        .filter((text) => /^jobs:$/mu.test(text))
        .map((text, i) => ({ where: `${page} ${i + 1}`, text, workflow: load(text) as Workflow }));
    });
}

const pages = onPages();
const jobsOf = ({ workflow }: Shown): [string, Job][] => Object.entries(workflow.jobs);
const stepsOf = (shown: Shown): Step[] => jobsOf(shown).flatMap(([, { steps }]) => steps);
const ofOthers = (uses: string): boolean => !uses.startsWith("./") && !uses.startsWith("resilience-gate/");

test("there are workflows to look at", () => {
  expect(own.map(({ where }) => where)).toEqual(
    ["check", "codeql", "release", "self-test"].map((name) => `${FOLDER}/${name}.yml`),
  );
  expect(pages.length).toBeGreaterThan(12);
});

describe.each([...own, ...pages].map((shown) => [shown.where, shown] as const))("%s", (_, shown) => {
  it("pins the actions of others by commit, and says which version that is", () => {
    for (const uses of stepsOf(shown).flatMap(({ uses = "./" }) => (ofOthers(uses) ? [uses] : []))) {
      expect(uses).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/u);
      expect(shown.text).toMatch(new RegExp(`uses: ${uses} # v\\d+\\.\\d+\\.\\d+\\n`, "u"));
    }
  });

  it("leaves no token behind in the checkout", () => {
    for (const { uses = "", with: given } of stepsOf(shown)) {
      if (uses.startsWith("actions/checkout@")) expect(given?.["persist-credentials"]).toBe(false);
    }
  });

  it("puts no expression into a command, and is not started by pull_request_target", () => {
    expect(stepsOf(shown).filter(({ run = "" }) => run.includes("${{"))).toEqual([]);
    expect(JSON.stringify(shown.workflow.on)).not.toContain("pull_request_target");
  });
});

describe.each(own.map((shown) => [shown.where, shown] as const))("%s", (_, shown) => {
  it("gives each job the permissions that it needs, and nothing to all of them", () => {
    expect(shown.workflow.permissions).toEqual({});
    for (const [name, { permissions }] of jobsOf(shown))
      expect([name, permissions]).not.toEqual([name, undefined]);
  });

  it("ends in time, and does not run beside itself", () => {
    expect(shown.workflow.concurrency).toBeDefined();
    for (const [, job] of jobsOf(shown)) expect(job["timeout-minutes"]).toBeLessThanOrEqual(40);
  });
});

test("one job alone may write, and it runs no code of the repository or its packages", () => {
  const writing = own.flatMap((shown) =>
    jobsOf(shown)
      .filter(([, { permissions = {} }]) => Object.values(permissions).includes("write"))
      .map(([name, job]) => ({ name: `${shown.where} ${name}`, job })),
  );
  expect(writing.map(({ name, job }) => [name, job.permissions])).toEqual([
    [`${FOLDER}/codeql.yml analyse`, { contents: "read", "security-events": "write" }],
    [`${FOLDER}/release.yml publish`, { contents: "write", "id-token": "write", attestations: "write" }],
  ]);
  const publish = writing[1]?.job;
  expect(publish?.environment).toBe("release");
  expect(publish?.steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"))).toEqual([]);
  expect(publish?.steps.filter(({ run = "" }) => /\b(npm|npx|node)\b/u.test(run))).toEqual([]);
});

test("no page shows an action of others that is not pinned, whole workflow or not", () => {
  const files = ["README.md", ...readdirSync(join(REPOSITORY, "docs")).map((name) => `docs/${name}`)];
  const lines = files
    .filter((page) => page.endsWith(".md"))
    .flatMap((page) => readFileSync(join(REPOSITORY, page), "utf8").split("\n"))
    .filter((line) => /^\s*(?:- )?uses: /u.test(line) && ofOthers(line.replace(/^.*?uses: /u, "")));
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((line) => !/uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(line))).toEqual([]);
});

test("the same version of an action is used everywhere", () => {
  const used = [...own, ...pages]
    .flatMap(stepsOf)
    .flatMap(({ uses = "./" }) => (ofOthers(uses) ? [uses] : []))
    .map((uses) => uses.replace(/^github\/codeql-action\/[\w-]+/u, "github/codeql-action"));
  const names = [...new Set(used)].map((uses) => uses.split("@")[0]);
  expect(names).toEqual([...new Set(names)]);
});

test("each example is judged by the action itself", () => {
  const matrix = own.find(({ where }) => where.endsWith("self-test.yml"))?.workflow.jobs[
    "example"
  ] as unknown as {
    strategy: { matrix: { include: { example: string }[] } };
  };
  const examples = readdirSync(join(REPOSITORY, "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "policies")
    .map(({ name }) => name);
  expect(matrix.strategy.matrix.include.map(({ example }) => example).sort()).toEqual(examples.sort());
});
