import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { REPOSITORY } from "../../src/tools/tool.ts";
import type { Workflow } from "../docs/recipes.ts";
import { git } from "../sources/base/a-repository.ts";
import { findAct } from "./find-act.ts";
import { runnable } from "./recipe-run.ts";
import { Repository, type WorkflowRun } from "./workflow.ts";

const act = findAct();
const built = existsSync(join(REPOSITORY, "dist/index.js"));
const missing = act === null ? "act is not installed" : built ? null : "dist is not built";

const RELEASE = `node '${join(REPOSITORY, "node_modules/tsx/dist/cli.mjs")}' '${join(REPOSITORY, "src/tools/release.ts")}'`;

/**
 * Stand-ins that note how they were called: npm does what the release asks by the real tool, and nothing else; GitHub has no tag of the
 * major version yet, so that moving one fails and it is made.
 */
const TOOLS = {
  npm: (log: string, day: boolean) => `#!/bin/sh
echo "npm $*" >> '${log}'
case "$*" in
  "run --silent release -- check "*) ${day ? "exit 0" : `shift 4; exec ${RELEASE} "$@"`};;
  "run --silent release -- "*) shift 4; exec ${RELEASE} "$@";;
esac
`,
  gh: (log: string) => `#!/bin/sh
echo "gh $*" >> '${log}'
case "$*" in *PATCH*) exit 1;; esac
`,
};

describe.skipIf(missing !== null)(
  `the workflows of this project${missing === null ? "" : ` (skipped: ${missing})`}`,
  () => {
    let repository: Repository;
    let outside: string;

    beforeEach(async () => {
      repository = await Repository.create(act ?? "", "two-data-centres");
      outside = join(repository.path, "..");
    });

    afterEach(() => repository.remove());

    async function ran(
      name: string,
      event: { name: string; payload?: object },
      day = true,
    ): Promise<WorkflowRun> {
      const tools = join(outside, "tools");
      await mkdir(tools, { recursive: true });
      const log = join(outside, "called");
      await writeFile(log, "");
      await writeFile(join(tools, "npm"), TOOLS.npm(log, day));
      await writeFile(join(tools, "gh"), TOOLS.gh(log));
      for (const tool of ["npm", "gh"]) await chmod(join(tools, tool), 0o755);
      const workflow = load(
        readFileSync(join(REPOSITORY, `.github/workflows/${name}.yml`), "utf8"),
      ) as Workflow;
      return repository.run({
        apiUrl: "http://127.0.0.1:9",
        runId: 1,
        workflow: runnable(workflow, join(outside, "artifacts")),
        event,
        tools,
      });
    }

    /** The commands that were called, without repetitions: jobs run beside one another. */
    async function called(): Promise<string[]> {
      return [...new Set((await readFile(join(outside, "called"), "utf8")).trim().split("\n"))];
    }

    test("check runs commands that package.json has", async () => {
      const { succeeded, log } = await ran("check", { name: "push", payload: { pull_request: undefined } });
      expect(succeeded, log).toBe(true);
      expect((await called()).sort()).toEqual([
        "npm ci --ignore-scripts",
        "npm run audit -- required",
        "npm run check:workflows -- required",
        "npm run ci",
      ]);
      expect(Object.keys(packageJson.scripts)).toEqual(
        expect.arrayContaining(["audit", "check:workflows", "ci", "release"]),
      );
    }, 120_000);

    test("self-test judges every example, and holds each against what it is there for", async () => {
      await cp(join(REPOSITORY, "examples"), join(repository.path, "examples"), { recursive: true });
      const { succeeded, log } = await ran("self-test", {
        name: "push",
        payload: { pull_request: undefined },
      });
      expect(succeeded, log).toBe(true);
      expect(log.match(/verdict (pass|fail), step \w+, expected \w+/gu)?.sort()).toEqual([
        "verdict fail, step failure, expected fail",
        ...Array.from({ length: 4 }, () => "verdict pass, step success, expected pass"),
      ]);
    }, 180_000);

    const TAG = `v${packageJson.version}`;
    const tagged = { name: "push", payload: { pull_request: undefined, ref: `refs/tags/${TAG}` } };

    test("release attests and attaches what the tag builds, and moves the tag of the major version", async () => {
      git(repository.path, "symbolic-ref", "refs/remotes/origin/main", "refs/heads/main");
      git(repository.path, "tag", TAG);
      const { succeeded, log } = await ran("release", tagged);
      expect(succeeded, log).toBe(true);
      const commands = await called();
      const commit = git(repository.path, "rev-parse", "HEAD");
      const files = ["policies-0.1.0.tar.gz", "0.1.0.cdx.json"].map(
        (name) => `release/resilience-gate-${name}`,
      );
      expect(commands.filter((command) => command.startsWith("gh "))).toEqual([
        `gh release create ${TAG} --verify-tag --title ${TAG} --notes-file release/notes.md ${files.join(" ")} release/SHA256SUMS`,
        `gh api --silent --method PATCH repos/acme/estate/git/refs/tags/v0 -f sha=${commit} -F force=true`,
        `gh api --silent --method POST repos/acme/estate/git/refs -f ref=refs/tags/v0 -f sha=${commit}`,
      ]);
      expect(commands.indexOf("npm run ci")).toBeLessThan(
        commands.indexOf("npm run --silent release -- files release"),
      );
      expect(log.match(/signed release\/[\w.-]+/gu), log).toHaveLength(3);
    }, 240_000);

    test.each([
      ["is not on main", true, "::error::the tag is not on main"],
      ["has no day in the changelog", false, "CHANGELOG.md says of"],
    ])(
      "release stops before anything is written where the tag %s",
      async (_, day, said) => {
        // A run adds a commit, which is not on the main branch of before.
        if (day) git(repository.path, "update-ref", "refs/remotes/origin/main", "HEAD");
        const { succeeded, log } = await ran("release", tagged, day);
        expect(succeeded).toBe(false);
        expect(log).toContain(said);
        expect((await called()).filter((command) => /^gh |run ci/u.test(command))).toEqual([]);
      },
      120_000,
    );
  },
);

test.runIf(missing !== null)(`the workflows were not run: ${missing}`, ({ skip }) => skip(missing ?? ""));
