import { parseYaml } from "../../kubernetes/parse-yaml.ts";
import type { Side } from "../instance.ts";
import { isObject, member, textMember } from "../json-shape.ts";

/** What gavinbunney/kubectl puts in `yaml_body_parsed` for what it takes to be sensitive. */
const WITHHELD = "(sensitive value)";

/** Deepest nesting that is looked through for withheld texts; what is deeper counts as withheld. */
const DEEPEST = 60;

/**
 * The object that a `kubectl_manifest` applies. Its `yaml_body` is sensitive as a whole in some versions of the provider: then
 * `yaml_body_parsed` has the text with only what is secret left out, and else who the object is, with all it says withheld.
 */
export function fromYaml({ values, unknown, sensitive }: Side): Side | { reason: string } {
  const visible = (name: string): string | null =>
    unknown === true ||
    sensitive === true ||
    member(unknown, name) === true ||
    member(sensitive, name) === true
      ? null
      : textMember(values, name);
  const text = visible("yaml_body") ?? visible("yaml_body_parsed");
  const override = visible("override_namespace");
  if (text !== null) {
    const side = parsed(text);
    return "reason" in side || override === null
      ? side
      : { ...side, values: inNamespace(side.values, override) };
  }
  if (unknown === true || member(unknown, "yaml_body") === true) {
    return { reason: "what it applies is known only after apply" };
  }
  const apiVersion = visible("api_version");
  const kind = visible("kind");
  if (apiVersion === null || kind === null) {
    return { reason: "what it applies is marked sensitive" };
  }
  const metadata = { name: visible("name"), namespace: override ?? visible("namespace") };
  return {
    values: { apiVersion, kind, metadata },
    unknown: {},
    sensitive: { metadata: { labels: true, annotations: true }, spec: true },
  };
}

/** The object that a `kustomization_resource` applies, written as JSON, which is YAML too. */
export function fromJson({ values, unknown, sensitive }: Side): Side | { reason: string } {
  if (unknown === true || member(unknown, "manifest") === true) {
    return { reason: "what it applies is known only after apply" };
  }
  if (sensitive === true || member(sensitive, "manifest") === true) {
    return { reason: "what it applies is marked sensitive" };
  }
  return parsed(textMember(values, "manifest") ?? "");
}

function parsed(text: string): Side | { reason: string } {
  const { documents, broken } = parseYaml(text);
  const value = documents[0]?.value;
  if (broken.length > 0 || !isObject(value)) {
    return { reason: "its YAML is not one Kubernetes object that can be read" };
  }
  return { values: value, unknown: {}, sensitive: withheldIn(value, 0) };
}

function inNamespace(values: unknown, namespace: string): unknown {
  if (!isObject(values)) {
    return values;
  }
  const metadata = values["metadata"];
  return { ...values, metadata: { ...(isObject(metadata) ? metadata : {}), namespace } };
}

/** Marks of the texts that the provider left out. */
function withheldIn(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) {
    return value === WITHHELD;
  }
  if (depth > DEEPEST) {
    return true;
  }
  return Array.isArray(value)
    ? value.map((inner) => withheldIn(inner, depth + 1))
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withheldIn(inner, depth + 1)]));
}
