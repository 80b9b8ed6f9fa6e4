import { groupAndKind, identify } from "../../kubernetes/object-identity.ts";
import { isAttributeExpression } from "../expression.ts";
import type { Side } from "../instance.ts";
import { isObject, listMember, member } from "../json-shape.ts";
import { fromBlocks } from "./from-blocks.ts";
import { fromJson, fromYaml } from "./from-yaml.ts";
import type { ObjectForm } from "./object-types.ts";

/** The Kubernetes object that a Terraform resource makes, in the shape that a manifest has. */
export interface KubernetesObject {
  /** `apps/Deployment`. */
  type: string;
  apiVersion: string;
  /** "" where none is named, or it is not known. */
  namespace: string;
  side: Side;
  /** By path in the object: the expressions of what is unknown. */
  unknownExpressions: Map<string, unknown>;
}

/** Why a resource is not judged as a Kubernetes object. */
export interface NoObject {
  reason: string;
}

/** Reads the object that an instance makes at one time; `expressions` is what the configuration has for it. */
export function readObject(form: ObjectForm, side: Side, expressions: unknown): KubernetesObject | NoObject {
  switch (form.by) {
    case "blocks": {
      const { group, version, kind } = form;
      const converted = fromBlocks(withoutDefaultNamespace(side, expressions), expressions, kind);
      const apiVersion = group === "core" ? version : `${group}/${version}`;
      return identified({ group, kind }, apiVersion, converted.side, converted.unknownExpressions);
    }
    case "manifest": {
      const inner = within(side, "manifest");
      const expression = member(expressions, "manifest");
      return untyped(inner, expression);
    }
    case "yaml":
    case "json": {
      const read = form.by === "yaml" ? fromYaml(side) : fromJson(side);
      return "reason" in read ? read : untyped(read, undefined);
    }
  }
}

/** An object of the type and namespace that it has on the other side of the change, of which nothing else is known. */
export function unknownObject(other: KubernetesObject): KubernetesObject {
  return { ...other, side: { values: {}, unknown: true, sensitive: {} }, unknownExpressions: new Map() };
}

/** An object that says its own kind. */
function untyped(side: Side, expression: unknown): KubernetesObject | NoObject {
  if (side.unknown === true || isMarked(side.unknown, ["apiVersion", "kind"])) {
    return { reason: "what it applies is known only after apply" };
  }
  if (side.sensitive === true || isMarked(side.sensitive, ["apiVersion", "kind"])) {
    return { reason: "what it applies is marked sensitive" };
  }
  const identity = isObject(side.values) ? groupAndKind(side.values) : null;
  const apiVersion = member(side.values, "apiVersion");
  if (identity === null || typeof apiVersion !== "string") {
    return { reason: "what it applies is no Kubernetes object: it has no apiVersion and kind" };
  }
  // One expression stands for the whole of it.
  const unknownExpressions = new Map(isAttributeExpression(expression) ? [["", expression]] : []);
  return identified(identity, apiVersion, side, unknownExpressions);
}

function identified(
  { group, kind }: { group: string; kind: string },
  apiVersion: string,
  side: Side,
  unknownExpressions: Map<string, unknown>,
): KubernetesObject | NoObject {
  const metadata = within(side, "metadata");
  const isHidden = metadata.unknown === true || metadata.sensitive === true;
  const known = (name: string): [string, unknown][] => {
    const value = member(metadata.values, name);
    const hidden = isHidden || isMarked(metadata.unknown, [name]) || isMarked(metadata.sensitive, [name]);
    return hidden || value === null || value === undefined ? [] : [[name, value]];
  };
  const identity = identify(
    { group, kind },
    Object.fromEntries(["name", "namespace", "generateName"].flatMap(known)),
  );
  return identity === null
    ? { reason: "its name or namespace is not one that Kubernetes accepts" }
    : { type: identity.type, apiVersion, namespace: identity.namespace, side, unknownExpressions };
}

/** The trees of a member; a mark of the whole is one of the member. */
function within(side: Side, name: string): Side {
  return {
    values: member(side.values, name),
    unknown: side.unknown === true ? true : member(side.unknown, name),
    sensitive: side.sensitive === true ? true : member(side.sensitive, name),
  };
}

function isMarked(marks: unknown, names: string[]): boolean {
  return names.some((name) => member(marks, name) === true);
}

/** The provider writes `default` where the configuration names no namespace: such an object names none, as its manifest would not. */
function withoutDefaultNamespace(side: Side, expressions: unknown): Side {
  const [written] = listMember(expressions, "metadata");
  const [metadata] = listMember(side.values, "metadata");
  const isDefault = isObject(written) && !Object.hasOwn(written, "namespace");
  if (!isDefault || !isObject(side.values) || member(metadata, "namespace") !== "default") {
    return side;
  }
  return { ...side, values: { ...side.values, metadata: [{ ...(metadata as object), namespace: null }] } };
}
