import { kubernetesName } from "./names.ts";
import { objectForm } from "./object-types.ts";

/** Paths in a Terraform resource as paths in the Kubernetes object that it makes; a text of YAML stays one attribute. */
export function replacedByInObject(paths: string[], type: string): string[] {
  const form = objectForm(type);
  switch (form?.by) {
    case "blocks":
      return paths.map((path) => objectPath(path, form.kind));
    case "manifest":
      return paths.map((path) => (path.startsWith("manifest.") ? path.slice("manifest.".length) : path));
    default:
      return paths;
  }
}

function objectPath(path: string, kind: string): string {
  const names: string[] = [];
  let within = "";
  let list = true;
  for (const segment of path.split(".")) {
    if (/^\d+$/.test(segment)) {
      // A block that is single in Kubernetes is a list of one in Terraform.
      names.push(...(list ? [segment] : []));
      continue;
    }
    const known = kubernetesName(segment, within, kind);
    names.push(known.name);
    within = segment;
    list = known.list;
  }
  return names.join(".");
}
