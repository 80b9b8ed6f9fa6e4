import type { RenderedFrom } from "../../sources/render/rendered-from.ts";
import type { Random } from "../random.ts";
import type { FuzzFile } from "./make-case.ts";
import { mutateText } from "./mutate-text.ts";

/** What a file may have been rendered from: `text` is all that its bases, patches and templates hold. */
export function renderedFrom(text: string, random: Random): RenderedFrom {
  const by = random.of(["kustomize", "helm"] as const);
  return {
    by,
    folder: random.of(["", "prod", "chart", "chart.tgz"]),
    originBase: random.of(["", "prod"]),
    via: `${by} prod`,
    cluster: random.of([null, "one", "none"]),
    namespace: random.of(["", "shop"]),
    files: { after: random.of([[], ["a.yaml", "b.yaml"]]), before: random.of([[], ["a.yaml"]]) },
    sources: new Map([
      ["base/web.yaml", text],
      ["chart/templates/pdb.yaml", text],
      ["prod/kustomization.yaml", text],
    ]),
    patches: new Map([["prod/replicas.yaml", mutateText(text, random)]]),
  };
}

const KUSTOMIZATION = `resources: [../base, a.yaml, b.yaml]
patches:
  - path: a.yaml
  - {target: {kind: Deployment}, patch: "[]"}
patchesStrategicMerge: [c.yaml]
transformers: [b.yaml]
configMapGenerator: [{name: a, files: [a=b.yaml], envs: [c.env]}]
openapi: {path: a.yaml}
`;

/** A kustomization, or a chart's description, that a search found beside the others, mutated. */
export function kustomizationFile(files: readonly FuzzFile[], random: Random): FuzzFile {
  const name = random.of(["kustomization.yaml", "Kustomization", "Chart.yaml", "x/kustomization.yml"]);
  const names = files.map((file) => file.name).join(", ");
  let text = random.below(2) === 0 ? KUSTOMIZATION : `resources: [${names}]\npatches: [{path: a.yaml}]\n`;
  for (let left = random.below(3); left > 0; left--) {
    text = mutateText(text, random);
  }
  return { name, text, atLeast: 0, found: true };
}
