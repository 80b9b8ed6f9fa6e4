import { mkdtemp, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { type ChartEntry, type RenderEntry, renderFolder } from "../../model/render.ts";
import { WorkspaceReader } from "../hcl/workspace-reader.ts";
import { isInside, LEADS_OUT } from "../read-file.ts";
import { runTool, type ToolOutcome } from "../run-tool.ts";
import { closureOf } from "./closure.ts";
import { helmArguments, renderCommand } from "./entry.ts";
import { leadsOut } from "./leads-out.ts";

/** Longest that one tool may take, in milliseconds. */
const LONGEST_MS = 2 * 60 * 1000;
/** Nothing listens there: what a tool would fetch is not fetched. */
const NO_PROXY_THERE = "http://127.0.0.1:9";

/** What was rendered of an entry, with the folder (from the workspace) that kustomize's origins are relative to; or why it is nothing. */
export type Rendered = { bytes: Buffer; originBase: string } | { problem: string };

/**
 * Renders one entry of the settings in a workspace (absolute). The tool runs without a shell, without what is in our environment, without other
 * tools to call, and without a network; only to be called where the trusted settings allow it. At most `limitBytes` are taken.
 */
export async function render(entry: RenderEntry, workspace: string, limitBytes: number): Promise<Rendered> {
  const folder = renderFolder(entry);
  const absolute = join(workspace, folder);
  const problem = await problemOf(entry, workspace);
  if (problem !== null) {
    return { problem };
  }
  const own = await mkdtemp(join(tmpdir(), "resilience-gate-"));
  try {
    const around = { own: await realpath(own), workspace, limitBytes };
    return "kustomize" in entry
      ? await buildKustomization(entry, absolute, around)
      : await templateChart(entry, absolute, around);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

interface Around {
  /** A folder for the tool alone; absolute, free of links. */
  own: string;
  workspace: string;
  limitBytes: number;
}

/** Why an entry is not tried at all; null where nothing speaks against it. */
async function problemOf(entry: RenderEntry, workspace: string): Promise<string | null> {
  const folder = renderFolder(entry);
  const values = "helm" in entry ? (entry.values ?? []) : [];
  for (const path of [folder, ...values]) {
    const absolute = join(workspace, path);
    if ((await stat(absolute).catch(() => null)) === null) {
      return `${path === folder ? "it" : "one of its values files"} does not exist: correct the path under render in resilience.yml, which is relative to the workspace`;
    }
    if (!(await endsInside(absolute, workspace))) {
      return LEADS_OUT;
    }
  }
  return "kustomize" in entry ? ofKustomization(entry, workspace) : ofChart(entry, workspace);
}

/** Kustomize itself reads no file outside of the folder of a kustomization; the folders that it goes to are looked at here. */
async function ofKustomization(entry: RenderEntry, workspace: string): Promise<string | null> {
  const closure = await closureOf(renderFolder(entry), new WorkspaceReader(workspace));
  if (closure === null) {
    return "there is no kustomization in it: correct the path under render in resilience.yml";
  }
  if (closure.kustomizations.some(({ isRemote }) => isRemote)) {
    return `it takes in what lies outside of the workspace, which is not fetched here: ${ownStep(entry)}`;
  }
  for (const path of closure.files) {
    if (!(await endsInside(join(workspace, path), workspace))) {
      return LEADS_OUT;
    }
  }
  return null;
}

async function ofChart(entry: RenderEntry, workspace: string): Promise<string | null> {
  const folder = renderFolder(entry);
  const absolute = join(workspace, folder);
  const isFolder = (await stat(absolute)).isDirectory();
  if (!isFolder && !/\.(?:tgz|tar\.gz)$/.test(folder)) {
    return "it is neither the folder of a chart nor its archive: correct the path under render in resilience.yml";
  }
  return isFolder && (await leadsOut(absolute, workspace)) ? LEADS_OUT : null;
}

/** What is not there leads nowhere. */
async function endsInside(absolute: string, workspace: string): Promise<boolean> {
  const real = await realpath(absolute).catch(() => null);
  return real === null || isInside(await realpath(workspace), real);
}

function ownStep(entry: RenderEntry): string {
  return `run "${renderCommand(entry)}" in a step of your own and name that file instead of the entry`;
}

/** Says what to do about a tool that wrote nothing. */
function told(entry: RenderEntry, tools: string, outcome: { problem: string | null }): { problem: string } {
  return {
    problem:
      outcome.problem === null
        ? `${tools} is not there to render it: install it before this step, or ${ownStep(entry)}`
        : `the tool that renders it ${outcome.problem}: run "${renderCommand(entry)}" to see why. Where it needs a network or another program, neither of which it has here, name the file that this writes instead of the entry`,
  };
}

/**
 * Built twice at most: first as the base of a kustomization that asks for the origin of each object, then as it is, for what no kustomization
 * can take in and for versions that know no origins.
 */
async function buildKustomization(entry: RenderEntry, absolute: string, around: Around): Promise<Rendered> {
  const { own, workspace } = around;
  const toWorkspace = slashes(relative(own, await realpath(workspace)));
  const resource = slashes(relative(own, await realpath(absolute)));
  const wrapper = { resources: [resource], buildMetadata: ["originAnnotations"] };
  await writeFile(join(own, "kustomization.yaml"), JSON.stringify(wrapper));
  let last: { problem: string | null } = { problem: null };
  for (const [tool, verb] of [
    ["kustomize", "build"],
    ["kubectl", "kustomize"],
  ] as const) {
    const wrapped = await runBare(tool, [verb, own], around);
    if ("bytes" in wrapped) {
      return { bytes: fromWorkspace(wrapped.bytes, toWorkspace), originBase: "" };
    }
    const direct = wrapped.problem === null ? wrapped : await runBare(tool, [verb, absolute], around);
    if ("bytes" in direct) {
      return { bytes: direct.bytes, originBase: renderFolder(entry) };
    }
    if (direct.problem !== null) {
      return told(entry, tool, direct);
    }
    last = direct;
  }
  return told(entry, "kustomize (or kubectl)", last);
}

/** Origins relative to the workspace in place of the tool's own folder. */
function fromWorkspace(bytes: Buffer, toWorkspace: string): Buffer {
  const way = toWorkspace.replace(/[^A-Za-z0-9/_-]/g, "\\$&");
  const origin = new RegExp(`^(\\s*(?:path|configuredIn): )${way}/`, "gm");
  return Buffer.from(bytes.toString("utf8").replace(origin, "$1"));
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}

async function templateChart(entry: ChartEntry, absolute: string, around: Around): Promise<Rendered> {
  const args = helmArguments(entry, absolute, (path) => join(around.workspace, path));
  const outcome = await runBare("helm", args, around);
  return "bytes" in outcome
    ? { bytes: outcome.bytes, originBase: renderFolder(entry) }
    : told(entry, "helm", outcome);
}

function runBare(tool: string, args: string[], { own, limitBytes }: Around): Promise<ToolOutcome> {
  const environment = {
    ...{
      HOME: own,
      USERPROFILE: own,
      TMPDIR: own,
      TMP: own,
      TEMP: own,
      PATH: "",
      KUBECONFIG: join(own, "none"),
    },
    ...{ HELM_CACHE_HOME: own, HELM_CONFIG_HOME: own, HELM_DATA_HOME: own, HELM_PLUGINS: join(own, "none") },
    ...{ HTTP_PROXY: NO_PROXY_THERE, HTTPS_PROXY: NO_PROXY_THERE, ALL_PROXY: NO_PROXY_THERE, NO_PROXY: "" },
  };
  return runTool(tool, { args, cwd: own, environment, limitBytes, longestMs: LONGEST_MS });
}
