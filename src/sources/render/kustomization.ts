import { folderOf, joinInside } from "../hcl/shown-path.ts";
import { isMapping } from "../kubernetes/mapping.ts";
import { parseYaml } from "../kubernetes/parse-yaml.ts";

/** The names that kustomize looks for in a folder. */
export const KUSTOMIZATION_NAMES = ["kustomization.yaml", "kustomization.yml", "Kustomization"] as const;

/** What a kustomization is made of, all paths relative to the workspace; what leads out of it is left out. */
export interface Kustomization {
  /** Its file. */
  path: string;
  /** Files of objects, and folders of other kustomizations and components: which of the two is not said. */
  resources: string[];
  /** Patches in files of their own, first to last. */
  patches: string[];
  /** Files and folders that tell kustomize how to build, and files that end up in generated objects. */
  others: string[];
  /** True where something of it lies outside of the workspace, in another repository as a rule. */
  isRemote: boolean;
}

/** Is this the path of a kustomization, as kustomize looks for it? */
export function isKustomization(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return KUSTOMIZATION_NAMES.some((one) => one === name);
}

/** Reads a kustomization; null where the text is none that can be read. */
export function readKustomization(path: string, text: string): Kustomization | null {
  const { documents } = parseYaml(text);
  const value = documents[0]?.value;
  if (!isMapping(value)) {
    return null;
  }
  const read: Kustomization = { path, resources: [], patches: [], others: [], isRemote: false };
  for (const [to, named] of namedIn(value)) {
    const inside = isUrl(named) ? null : joinInside(folderOf(path), named);
    if (inside === null) {
      read.isRemote = true;
    } else {
      read[to].push(inside);
    }
  }
  return read;
}

/** Everything that a kustomization names, as it is written, and what it names it as. */
function namedIn(value: Record<string, unknown>): ["resources" | "patches" | "others", string][] {
  const paths = (key: string): unknown[] => mappingsOf(value[key]).map((one) => one["path"]);
  const generators = [...mappingsOf(value["configMapGenerator"]), ...mappingsOf(value["secretGenerator"])];
  // `key=file`, or the file alone.
  const generated = generators
    .flatMap(({ files, envs, env }) => [...textsOf(files), ...textsOf(envs), env])
    .map((named) => (typeof named === "string" ? named.slice(named.indexOf("=") + 1) : named));
  const others = ["generators", "transformers", "validators", "configurations", "crds"].flatMap((key) =>
    textsOf(value[key]),
  );
  const openapi = isMapping(value["openapi"]) ? value["openapi"]["path"] : undefined;
  const all = {
    resources: ["resources", "bases", "components"].flatMap((key) => textsOf(value[key])),
    patches: [...paths("patches"), ...paths("patchesJson6902"), ...textsOf(value["patchesStrategicMerge"])],
    others: [...paths("replacements"), ...others, openapi, ...generated],
  };
  // A patch may be written out where the path of its file would stand.
  const isPath = (named: unknown): named is string =>
    typeof named === "string" && named !== "" && !named.includes("\n");
  return (["resources", "patches", "others"] as const).flatMap((to) => {
    const named: unknown[] = all[to];
    return named.filter(isPath).map((path): ["resources" | "patches" | "others", string] => [to, path]);
  });
}

/** What kustomize fetches rather than reads. */
function isUrl(named: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/|^[^/]+@[^/]+:|^git::/i.test(named);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function mappingsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}
