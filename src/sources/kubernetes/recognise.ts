import { groupAndKind } from "./object-identity.ts";

/** What a document is: an object, a list of objects, or something that no rule judges, in the user's words. */
export type Recognised =
  | { is: "object"; value: Record<string, unknown>; group: string; kind: string }
  | { is: "list"; items: unknown[]; itemDefaults: Record<string, unknown> }
  | { is: "empty" }
  | { is: "other"; what: string; reason: string };

type Mapping = Record<string, unknown>;

/** Tells what a document is by its content; `path` decides only between kinds of files that look alike. */
export function recognise(value: unknown, path: string): Recognised {
  if (value === null || value === undefined || value === "") {
    return { is: "empty" };
  }
  if (!isMapping(value)) {
    return {
      is: "other",
      what: "document",
      reason: "it is no Kubernetes object: it is a list or a plain text",
    };
  }
  if (isTemplated(value)) {
    return TEMPLATE;
  }
  const identity = groupAndKind(value);
  if (identity === null) {
    return notAnObject(value, path);
  }
  const { group, kind } = identity;
  const items = value["items"];
  if (kind.endsWith("List") && Array.isArray(items)) {
    const itemDefaults = kind === "List" ? {} : { apiVersion: value["apiVersion"], kind: kind.slice(0, -4) };
    return { is: "list", items, itemDefaults };
  }
  if (group === "kustomize.config.k8s.io") {
    return {
      is: "other",
      what: `${kind} of kustomize`,
      reason: "it tells kustomize what to build: check what `kustomize build` writes",
    };
  }
  if (group === "apiextensions.k8s.io" && kind === "CustomResourceDefinition") {
    return { is: "other", what: kind, reason: "it defines a kind and runs nothing itself" };
  }
  return { is: "object", value, group, kind };
}

/** A document that holds `{{ }}` where Kubernetes has a value. */
export const TEMPLATE = {
  is: "other",
  what: "template",
  reason: "it holds {{ }} to be filled in: check what `helm template` (or the tool it is for) writes",
} as const;

/**
 * Is a document that could not be read one that is not meant to be read before it is filled in? Only a placeholder
 * that stands bare tells: in quotes it breaks nothing, and the mistake is another.
 */
export function isTemplateText(text: string): boolean {
  return /^[ \t]*(?:- )?(?:\{\{|\{%)|[:-][ \t]+\{\{/m.test(text);
}

/** Placeholders where an object says who it is. */
function isTemplated(value: Mapping): boolean {
  const metadata = isMapping(value["metadata"]) ? value["metadata"] : {};
  const telling = [value["apiVersion"], value["kind"], metadata["name"], metadata["namespace"]];
  return telling.some((text) => typeof text === "string" && text.includes("{{"));
}

/** Files that are YAML as well and often lie beside manifests, each told by what it must have. */
const OTHER_FILES: { what: string; reason: string; fits: (value: Mapping, file: string) => boolean }[] = [
  {
    what: "settings of resilience-gate",
    reason: "these are the settings of this check, not a part of the system",
    fits: (value, file) =>
      /^resilience\.ya?ml$/.test(file) ||
      (value["version"] === 1 &&
        ["objectives", "clusters", "waivers", "recovery"].some((key) => Object.hasOwn(value, key))),
  },
  {
    what: "Helm chart description",
    reason: "it describes a chart: check what `helm template` writes",
    fits: (value, file) =>
      /^Chart\.ya?ml$/.test(file) || (has(value, "apiVersion", "name", "version") && !has(value, "kind")),
  },
  {
    what: "Kustomization",
    reason: "it tells kustomize what to build: check what `kustomize build` writes",
    fits: (_, file) => /^kustomization(\.ya?ml)?$/i.test(file),
  },
  {
    what: "compose file",
    reason: "it is for Docker Compose, not for Kubernetes",
    fits: (value) =>
      isMapping(value["services"]) &&
      Object.values(value["services"]).some(
        (service) => isMapping(service) && (has(service, "image") || has(service, "build")),
      ),
  },
  {
    what: "workflow of a build system",
    reason: "it describes builds, not what runs",
    // A plain `on` is the boolean true.
    fits: (value) =>
      (has(value, "jobs") && (has(value, "on") || has(value, "true"))) ||
      has(value, "stages") ||
      has(value, "pipelines"),
  },
  {
    what: "Helm values",
    reason: "they fill in a chart: check what `helm template` writes with them",
    fits: (_, file) => /values.*\.ya?ml$/i.test(file),
  },
];

function notAnObject(value: Mapping, path: string): Recognised {
  const file = path.slice(path.lastIndexOf("/") + 1);
  const known = OTHER_FILES.find((other) => other.fits(value, file));
  return known === undefined
    ? { is: "other", what: "document", reason: "it is no Kubernetes object: it lacks apiVersion or kind" }
    : { is: "other", what: known.what, reason: known.reason };
}

function has(value: Mapping, ...keys: string[]): boolean {
  return keys.every((key) => Object.hasOwn(value, key));
}

/** Is this a mapping (an object of JSON)? */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
