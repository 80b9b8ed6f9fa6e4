import { objectForm } from "../terraform/kubernetes/object-types.ts";

/**
 * The paths under which an attribute of a resource may be written in its block, the likeliest first. A Kubernetes object inside Terraform is
 * judged by the paths of its manifest (`spec.template.spec.containers.0.image`), and written as an object (`manifest.spec...`) or as blocks
 * (`spec.template.spec.container.0.image`).
 */
export function writtenPaths(type: string, attribute: string): string[] {
  const form = objectForm(type);
  switch (form?.by) {
    case "manifest":
      return [`manifest.${attribute}`];
    case "yaml":
      return ["yaml_body"];
    case "blocks":
      return [inBlocks(attribute, true), inBlocks(attribute, false)];
    default:
      return [attribute];
  }
}

/** Blocks are called in snake case, and one of several by its singular. */
function inBlocks(attribute: string, singular: boolean): string {
  const segments = attribute
    .split(".")
    .map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return segments
    .map((name, i) => {
      const isList = singular && (/^\d+$/.test(segments[i + 1] ?? "") || i === segments.length - 1);
      return isList ? name.replace(/(?<=[^s])s$/, "") : name;
    })
    .join(".");
}
