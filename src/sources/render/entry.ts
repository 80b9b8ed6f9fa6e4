import { type ChartEntry, type RenderEntry, releaseOf, renderFolder, tidyPath } from "../../model/render.ts";
import { shellWord } from "../shell-word.ts";

/** The command that renders an entry, for a step of the user's own. */
export function renderCommand(entry: RenderEntry): string {
  const folder = renderFolder(entry);
  const shown = shellWord(folder === "" ? "." : folder);
  if ("kustomize" in entry) {
    return `kustomize build ${shown} > ${shellWord(`${baseName(folder)}.yaml`)}`;
  }
  const args = helmArguments(entry, shown, shellWord);
  return `helm ${args.join(" ")} > ${shellWord(`${releaseOf(entry)}.yaml`)}`;
}

/** Arguments of helm for a chart; `pathOf` makes of a path of the settings what helm is given. */
export function helmArguments(entry: ChartEntry, chart: string, pathOf: (path: string) => string): string[] {
  const { values = [], namespace, kube_version, api_versions = [] } = entry;
  return [
    ...["template", releaseOf(entry), chart],
    ...values.flatMap((path) => ["--values", pathOf(tidyPath(path))]),
    ...(namespace === undefined ? [] : ["--namespace", namespace]),
    ...(kube_version === undefined ? [] : ["--kube-version", kube_version]),
    ...api_versions.flatMap((version) => ["--api-versions", version]),
  ];
}

function baseName(folder: string): string {
  return folder.slice(folder.lastIndexOf("/") + 1) || "rendered";
}
