import { folderOf } from "../hcl/shown-path.ts";
import type { Kustomization } from "./kustomization.ts";

/** What files are found beside each other, as far as it decides what they are. */
export interface Found {
  kustomizations: readonly Kustomization[];
  /** Folders of Helm charts. */
  charts: readonly string[];
  /** Files that kustomizations are built of which the settings render. */
  built: readonly string[];
}

/** Folders that the settings render. */
export interface RenderedFolders {
  kustomizations: readonly string[];
  charts: readonly string[];
  /** Files that fill in charts. */
  values: readonly string[];
}

/** Why a file is not judged by itself, since it is a part of something else. */
export const PART = {
  patch: "it is a patch of a kustomization, not an object of its own: check what kustomize build writes",
  instructions: "it tells kustomize how to build: check what kustomize build writes",
  built: "it is a part of a kustomization that is judged as it is built (render in resilience.yml)",
  template:
    "it is a part of a Helm chart: add the chart to render in resilience.yml, or check what helm template writes",
  rendered: "it is a part of a Helm chart that is judged as it is rendered (render in resilience.yml)",
} as const;

/** Folders of a chart whose files are no manifests by themselves. */
const CHART_FOLDERS = ["templates", "crds", "charts"];

/** Tells of files whether they are parts of a kustomization or of a chart. Pure: all it knows is what the files say. */
export class Parts {
  readonly #patches: ReadonlySet<string>;
  readonly #instructions: ReadonlySet<string>;
  readonly #built: ReadonlySet<string>;
  readonly #charts: readonly string[];
  readonly #rendered: RenderedFolders;

  constructor(found: Found, rendered: RenderedFolders) {
    const byFolder = new Map(found.kustomizations.map((one) => [folderOf(one.path), one]));
    this.#patches = new Set(found.kustomizations.flatMap((one) => one.patches));
    const others = found.kustomizations.flatMap((one) => one.others);
    this.#instructions = new Set(others.filter((path) => !byFolder.has(path)));
    this.#built = new Set([...found.built, ...builtOf(rendered.kustomizations, byFolder)]);
    this.#charts = [...found.charts, ...rendered.charts];
    this.#rendered = rendered;
  }

  /** Why the file at a path is no input of its own; null where it is one. */
  reasonOf(path: string): string | null {
    if (this.#built.has(path)) {
      return PART.built;
    }
    if (this.#patches.has(path)) {
      return PART.patch;
    }
    if (this.#instructions.has(path)) {
      return PART.instructions;
    }
    const { charts, values } = this.#rendered;
    if (values.includes(path)) {
      return PART.rendered;
    }
    const chart = this.#charts.find((folder) => isPartOfChart(path, folder));
    if (chart === undefined) {
      return null;
    }
    const isRendered = charts.some((folder) => folder === chart || isBelow(chart, folder));
    return isRendered ? PART.rendered : PART.template;
  }
}

/** The files of kustomizations that are rendered, and of all that they take in. */
function builtOf(folders: readonly string[], byFolder: ReadonlyMap<string, Kustomization>): Set<string> {
  const built = new Set<string>();
  const seen = new Set<string>();
  const waiting = folders.filter((folder) => byFolder.has(folder));
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const one = byFolder.get(at);
    if (one === undefined) {
      built.add(at);
    } else if (!seen.has(at)) {
      seen.add(at);
      for (const path of [one.path, ...one.patches, ...one.others]) {
        built.add(path);
      }
      waiting.push(...one.resources);
    }
  }
  return built;
}

function isPartOfChart(path: string, folder: string): boolean {
  if (!isBelow(path, folder)) {
    return false;
  }
  const inside = folder === "" ? path : path.slice(folder.length + 1);
  const [first = "", ...rest] = inside.split("/");
  return (
    (rest.length > 0 && CHART_FOLDERS.includes(first)) ||
    (rest.length === 0 && /^(?:values[^/]*|Chart)\.ya?ml$/.test(first))
  );
}

function isBelow(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}
