import { execFile, execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

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
}

function git(folder: string, ...args: string[]): string {
  const identity = [
    "-c",
    "user.name=test",
    "-c",
    "user.email=test@example.com",
    "-c",
    "commit.gpgsign=false",
  ];
  return execFileSync("git", [...identity, ...args], { cwd: folder, encoding: "utf8" }).trim();
}

function workflow(inputs: Inputs): string {
  const given = Object.entries(inputs).map(([name, value]) => `          ${name}: ${JSON.stringify(value)}`);
  return `on: pull_request
permissions:
  contents: read
  pull-requests: write
  checks: write
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: gate
        uses: ./
        with:
${given.join("\n")}
      - if: always()
        env:
          VERDICT: \${{ steps.gate.outputs.verdict }}
          BLOCKING: \${{ steps.gate.outputs.blocking }}
          FOLDER: \${{ steps.gate.outputs.folder }}
        run: echo "outputs are verdict=$VERDICT blocking=$BLOCKING, files are $(ls "$FOLDER" out 2>/dev/null | tr '\\n' ' '), node is $(node --version)"
`;
}

/** The folder of the Node that action.yml names, from the npm package `node` where that is installed; else this one's own. */
function nodeFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("node/package.json")), "bin");
  } catch {
    return dirname(process.execPath);
  }
}

/**
 * A git repository with the built action, an example as its estate, and a workflow that judges it on a pull request. `act` runs the
 * workflow in host mode: on this machine, without containers and without GitHub.
 */
export class Repository {
  readonly baseSha: string;
  private readonly folder: string;
  private readonly act: string;

  private constructor(folder: string, act: string, baseSha: string) {
    this.folder = folder;
    this.act = act;
    this.baseSha = baseSha;
  }

  static async create(act: string, example: string): Promise<Repository> {
    const folder = await mkdtemp(join(tmpdir(), "gate-workflow-"));
    const repository = join(folder, "repository");
    await mkdir(join(repository, ".github/workflows"), { recursive: true });
    await cp(join(ROOT, "dist"), join(repository, "dist"), { recursive: true });
    await cp(join(ROOT, "action.yml"), join(repository, "action.yml"));
    await cp(join(ROOT, "examples", example), join(repository, "estate"), { recursive: true });
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
    return readFile(join(this.folder, "repository", path), "utf8");
  }

  /** Puts another example in the place of the estate. */
  async change(example: string): Promise<void> {
    const estate = join(this.folder, "repository", "estate");
    await rm(estate, { recursive: true });
    await cp(join(ROOT, "examples", example), estate, { recursive: true });
  }

  /** Runs the workflow for the event of pull request 7. */
  async run({ apiUrl, runId, inputs = {} }: RunOptions): Promise<WorkflowRun> {
    const repository = join(this.folder, "repository");
    await writeFile(join(repository, ".github/workflows/gate.yml"), workflow({ paths: "estate", ...inputs }));
    git(repository, "add", "--all");
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "A change");
    const event = join(this.folder, "event.json");
    const repo = { full_name: "acme/estate" };
    const head = { sha: git(repository, "rev-parse", "HEAD"), ref: "change", repo };
    const base = { sha: this.baseSha, ref: "main", repo };
    await writeFile(event, JSON.stringify({ pull_request: { number: 7, head, base }, repository: repo }));
    const variables = { GITHUB_API_URL: apiUrl, GITHUB_RUN_ID: String(runId), GITHUB_RUN_ATTEMPT: "1" };
    const given = Object.entries(variables).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
    const args = [
      "pull_request",
      "-P",
      "ubuntu-latest=-self-hosted",
      "-e",
      event,
      "-s",
      "GITHUB_TOKEN=test",
      ...given,
    ];
    const env = {
      HOME: this.folder,
      XDG_CACHE_HOME: join(this.folder, "cache"),
      PATH: [nodeFolder(), process.env["PATH"] ?? ""].join(delimiter),
    };
    return new Promise((resolve) => {
      execFile(
        this.act,
        args,
        { cwd: repository, env, timeout: RUN_MS, maxBuffer: 64 * 1024 ** 2 },
        (error, out, err) => {
          resolve({ succeeded: error === null, log: out + err });
        },
      );
    });
  }
}
