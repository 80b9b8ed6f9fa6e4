import { isMapping, type Mapping } from "./mapping.ts";
import { groupAndKind } from "./object-identity.ts";
import { KUSTOMIZATION, otherFile } from "./other-files.ts";
import { parseYaml } from "./parse-yaml.ts";

/** What a document is: an object, a list of objects, or something that no rule judges, in the user's words. */
export type Recognised =
  | { is: "object"; value: Record<string, unknown>; group: string; kind: string }
  | { is: "list"; items: unknown[]; itemDefaults: Record<string, unknown> }
  | { is: "empty" }
  | { is: "other"; what: string; reason: string };

/** Tells what a document is by its content; `path` decides only between kinds of files that look alike. */
export function recognise(value: unknown, path: string): Recognised {
  if (value === null || value === undefined || value === "") {
    return { is: "empty" };
  }
  if (!isMapping(value)) {
    const known = otherFile(value, path);
    const reason = "it is no Kubernetes object: it is a list or a plain text";
    return { is: "other", ...(known ?? { what: NO_OBJECT, reason }) };
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
      reason: KUSTOMIZATION,
    };
  }
  if (group === "apiextensions.k8s.io" && kind === "CustomResourceDefinition") {
    return { is: "other", what: kind, reason: "it defines a kind and runs nothing itself" };
  }
  if (group === "core" && kind === "Config" && Array.isArray(value["clusters"])) {
    return {
      is: "other",
      what: "kubeconfig",
      reason: "it says how clusters are reached, not what runs on them",
    };
  }
  return isHelmTest(value)
    ? { is: "other", what: `${kind} of a Helm test`, reason: "it runs only when somebody tests the release" }
    : { is: "object", value, group, kind };
}

/** The hooks of an object that only `helm test` makes. */
const TEST_HOOKS = ["test", "test-success", "test-failure"];

function isHelmTest({ metadata }: Mapping): boolean {
  const annotations = isMapping(metadata) ? metadata["annotations"] : null;
  const hook = isMapping(annotations) ? annotations["helm.sh/hook"] : null;
  return typeof hook === "string" && hook.split(",").every((one) => TEST_HOOKS.includes(one.trim()));
}

/** What is said of a document that is nothing that is known. */
const NO_OBJECT = "document";

/** A document that holds `{{ }}` where Kubernetes has a value. */
export const TEMPLATE = {
  is: "other",
  what: "template",
  reason: "it holds {{ }} to be filled in: check what `helm template` (or the tool it is for) writes",
} as const;

/** The same of a release of KOTS, where options of the application decide (`{{repl ConfigOption "replicas"}}`, `repl{{ }}`). */
const KOTS_TEMPLATE =
  "it holds {{repl }} that options of the application fill in when it is installed: check what `kubectl kots download` writes";

/** What is said of a text that is to be filled in before it can be read. */
export function templateOf(text: string): { what: string; reason: string } {
  const { what, reason } = TEMPLATE;
  return { what, reason: /\{\{repl\b|\brepl\{\{/.test(text) ? KOTS_TEMPLATE : reason };
}

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

function notAnObject(value: Mapping, path: string): Recognised {
  const known = otherFile(value, path);
  return {
    is: "other",
    ...(known ?? { what: NO_OBJECT, reason: "it is no Kubernetes object: it lacks apiVersion or kind" }),
  };
}

/** What a text of YAML is that holds no objects (`compose file: ...`), to tell of a file that nobody named; null where nothing is known. */
export function describeOther(text: string, path: string): string | null {
  const [first] = parseYaml(text).documents;
  const recognised = first === undefined ? null : recognise(first.value, path);
  return recognised?.is === "other" && recognised.what !== NO_OBJECT
    ? `${recognised.what}: ${recognised.reason}`
    : null;
}

const API_VERSION_KEY = /(?:^|[{,])[ \t]*(?:- )?["']?apiVersion["']?[ \t]*:/m;
const KIND_KEY = /(?:^|[{,])[ \t]*(?:- )?["']?kind["']?[ \t]*:/m;

/** Cheap: may this text hold Kubernetes objects? Plans hold objects too, but are told by their own keys. */
export function looksLikeManifests(text: string): boolean {
  return (
    API_VERSION_KEY.test(text) && KIND_KEY.test(text) && !/^\s*\{\s*"(?:format|terraform)_version"/.test(text)
  );
}
