import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Report } from "../model/report.ts";
import { UserError } from "../model/user-error.ts";
import { run } from "../run.ts";
import { NOTHING_ASKED } from "../settings/asked.ts";
import { buildSettings } from "../settings/build-settings.ts";
import { builtPack } from "../settings/pack.ts";
import { findProject } from "./init/found-project.ts";
import { settingsText } from "./init/settings-text.ts";
import { workflowText } from "./init/workflow-text.ts";
import type { Terminal } from "./terminal.ts";
import { writeFileWhole } from "./write-file.ts";

const WORKFLOW = ".github/workflows/resilience.yml";
const SETTINGS = ".github/resilience.yml";
/** Any of these is the settings that are there already. */
const SETTINGS_PLACES = [SETTINGS, "resilience.yml"];

/** `init`: writes a resilience.yml and a workflow for what it finds. What is there already is never written over. */
export async function init(paths: string[], terminal: Terminal): Promise<number> {
  const { workspace } = terminal;
  const settingsThere = await firstThere(SETTINGS_PLACES, workspace);
  const workflowThere = await firstThere([WORKFLOW], workspace);
  if (settingsThere !== null && workflowThere !== null) {
    throw new UserError(`${settingsThere} and ${workflowThere} are there already: nothing was written`);
  }
  const report = await reportOf(paths, terminal);
  const project = await findProject(workspace);
  const made = [...project.kustomizations, ...project.charts].map(topOf);
  const manifests = report === null ? [] : foldersOf(report).filter((folder) => !made.includes(folder));
  const files: [string, string | null, string][] = [
    [SETTINGS, settingsThere, settingsText(report, manifests)],
    [WORKFLOW, workflowThere, workflowText(project, manifests)],
  ];
  for (const [file, there, text] of files) {
    if (there === null) {
      await writeFileWhole(file, workspace, text);
    }
    terminal.out(there === null ? `${file}: written\n` : `${there}: there already, left as it is\n`);
  }
  return 0;
}

async function firstThere(paths: readonly string[], workspace: string): Promise<string | null> {
  for (const path of paths) {
    const status = await stat(resolve(workspace, path)).catch(() => null);
    if (status !== null) {
      return path;
    }
  }
  return null;
}

/** What is there to be judged; null where that cannot be said yet, since nothing has been planned or a setting is wrong. */
async function reportOf(paths: string[], terminal: Terminal): Promise<Report | null> {
  try {
    const { settings } = await buildSettings(
      { ...NOTHING_ASKED, paths, ifNothingFound: "pass" },
      { ...terminal, pullRequest: false, trusted: null },
    );
    const { standardInput } = terminal;
    return await run(settings, { pack: builtPack(), standardInput, versions: null });
  } catch (error) {
    if (error instanceof UserError) {
      return null;
    }
    throw error;
  }
}

/** The topmost folder of a path, or the path itself. */
function topOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : path;
}

/** Most folders of manifests that are named; beyond, the whole workspace is searched. */
const MOST_FOLDERS = 20;

/** The topmost folders that hold manifests, files of the root by themselves. */
function foldersOf({ inputs }: Report): string[] {
  const paths = inputs.filter(({ kind }) => kind === "kubernetes").map(({ path }) => path);
  const tops = new Set(paths.map(topOf));
  const usable = [...tops].filter((path) => !/[\n\r#:]/.test(path)).sort();
  return usable.length > MOST_FOLDERS ? [] : usable;
}
