import { type RenderEntry, renderFolder, renderName } from "../../model/render.ts";
import type { Settings } from "../../model/settings.ts";
import { UserError } from "../../model/user-error.ts";
import type { EarlierVersions } from "../base/earlier-versions.ts";
import { WorkspaceReader } from "../hcl/workspace-reader.ts";
import type { RawInput } from "../raw-input.ts";
import { type Closure, closureOf } from "./closure.ts";
import { renderCommand } from "./entry.ts";
import { originsIn } from "./origins.ts";
import { type Rendered, render } from "./render.ts";
import { filesBefore, renderedBefore } from "./rendered-before.ts";
import type { RenderedFrom } from "./rendered-from.ts";

/** Most files of which the texts are kept to find lines in. */
const MOST_SOURCES = 2_000;

/** Renders every entry of `render` in the settings, each an input of its own; one that cannot be rendered is given with its problem. */
export async function* renderedInputs(
  settings: Settings,
  versions: EarlierVersions | null,
  limitBytes: number,
): AsyncGenerator<RawInput> {
  const reader = new WorkspaceReader(settings.workspace);
  for (const entry of settings.resilience.file.render ?? []) {
    const rendered: Rendered = settings.allowTools
      ? await render(entry, settings.workspace, limitBytes)
      : { problem: notAllowed(entry) };
    const closure = "kustomize" in entry ? await closureOf(renderFolder(entry), reader) : null;
    const isCompared = versions !== null && "bytes" in rendered;
    const { earlier, files } = isCompared ? await earlierOf(entry, settings, versions) : WITHOUT;
    const from = {
      ...(await renderedFrom(entry, rendered, closure, reader)),
      files: { after: closure?.files ?? [], before: files },
    };
    yield {
      name: renderName(entry),
      path: ownPath(entry, closure),
      named: true,
      content: "bytes" in rendered ? { bytes: rendered.bytes } : rendered,
      rendered: from,
      ...(earlier === undefined ? {} : { earlier }),
    };
  }
}

/** What an entry was, and the files that it was made of. */
interface Earlier {
  earlier: RawInput["earlier"];
  files: string[];
}

const WITHOUT: Earlier = { earlier: undefined, files: [] };

async function earlierOf(
  entry: RenderEntry,
  { workspace }: Settings,
  versions: EarlierVersions,
): Promise<Earlier> {
  try {
    const tree = await versions.whole();
    return { earlier: await renderedBefore(entry, workspace, tree), files: await filesBefore(entry, tree) };
  } catch (error) {
    if (!(error instanceof UserError)) {
      throw error;
    }
    const { message: problem } = error;
    return { earlier: { is: "other", read: async () => ({ problem }) }, files: [] };
  }
}

function notAllowed(entry: RenderEntry): string {
  return `a tool has to render it, which may run what a pull request brings along and is not allowed here: say allow_tools: true in resilience.yml (on a pull request that of the base commit counts), or run "${renderCommand(entry)}" in a step of your own and name that file instead of the entry`;
}

/** The file that stands for the whole: the kustomization, the chart's description, or its archive. */
function ownPath(entry: RenderEntry, closure: Closure | null): string {
  const folder = renderFolder(entry);
  if ("kustomize" in entry) {
    return closure?.kustomizations[0]?.path ?? folder;
  }
  return /\.(?:tgz|tar\.gz)$/.test(folder)
    ? folder
    : [folder, "Chart.yaml"].filter((part) => part !== "").join("/");
}

async function renderedFrom(
  entry: RenderEntry,
  rendered: Rendered,
  closure: Closure | null,
  reader: WorkspaceReader,
): Promise<Omit<RenderedFrom, "files">> {
  const folder = renderFolder(entry);
  const by = "kustomize" in entry ? "kustomize" : "helm";
  const originBase = "bytes" in rendered ? rendered.originBase : folder;
  const origins =
    "bytes" in rendered ? originsIn(rendered.bytes.toString("utf8"), { by, folder, originBase }) : [];
  // Those of the kustomization itself are applied after those of what it takes in.
  const patches = closure?.kustomizations.flatMap((one) => one.patches.toReversed()) ?? [];
  return {
    by,
    folder,
    originBase,
    via: `${by === "kustomize" ? "kustomize build" : "helm template"} ${folder === "" ? "." : folder}`,
    cluster: entry.cluster ?? null,
    namespace: "helm" in entry ? (entry.namespace ?? "default") : "",
    sources: await textsOf(origins, reader),
    patches: await textsOf(patches, reader),
  };
}

async function textsOf(paths: readonly string[], reader: WorkspaceReader): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const path of paths.slice(0, MOST_SOURCES)) {
    const text = await reader.text(path);
    if (text !== null) {
      texts.set(path, text);
    }
  }
  return texts;
}
