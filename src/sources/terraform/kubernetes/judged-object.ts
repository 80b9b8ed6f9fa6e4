import type { DeclaredTypes } from "../../../model/declared-types.ts";
import type { NotJudged } from "../../../model/input.ts";
import { decode } from "../../formats/decode.ts";
import { type Filing, filingOf } from "../../kubernetes/filing.ts";
import { unreadKind } from "../../not-modelled/unread.ts";
import { type Projection, project } from "../../project.ts";
import type { Configuration } from "../configuration.ts";
import type { Instance, Side } from "../instance.ts";
import { member } from "../json-shape.ts";
import type { ObjectForm } from "./object-types.ts";
import { type KubernetesObject, type NoObject, readObject, unknownObject } from "./read-object.ts";

/** The object of an instance at one time, its values projected. */
export interface ObjectSide {
  object: KubernetesObject;
  /** The type as which policies see it, where that is not its own. */
  filedAs: string | null;
  projection: Projection;
}

/** An instance that makes a Kubernetes object of a kind that is declared. */
export interface JudgedObject {
  instance: Instance;
  after: ObjectSide | null;
  before: ObjectSide | null;
  /** True where no policy reads the kind: others are linked through the object. */
  unread: boolean;
}

/** What an instance makes, and why no rule judges it where that is so. */
export interface ObjectOutcome {
  object?: JudgedObject;
  unjudged?: Omit<NotJudged, "count">;
}

/**
 * Reads the Kubernetes object of an instance on both sides of the change. Where only one side can be read, the other is taken for an
 * object of the same kind of which nothing is known: what is there must not go out of sight.
 */
export function judgedObject(
  instance: Instance,
  form: ObjectForm,
  declared: DeclaredTypes,
  configuration: Configuration,
): ObjectOutcome {
  const resource = configuration.modules.get(instance.configPath)?.resources.get(instance.configName);
  const expressions = member(resource, "expressions");
  const read = (side: Side | null) => (side === null ? null : readObject(form, side, expressions));
  const after = read(instance.after);
  const before = instance.before === instance.after ? after : read(instance.before);
  const known = asObject(after) ?? asObject(before);
  if (known === null) {
    const why = after ?? before;
    const reason = why !== null && "reason" in why ? why.reason : "it is not there";
    return { unjudged: { what: instance.type, reason, matters: true } };
  }
  const unread = declared.unread?.includes(known.type) === true;
  const unjudged = unreadKind(known.type, form.by === "blocks" ? instance.type : known.type);
  const filing = filingOf(known.type, known.side.values, declared);
  if (filing === null) {
    return { unjudged };
  }
  const side = (object: KubernetesObject | NoObject | null): ObjectSide | null => {
    if (object === null) {
      return null;
    }
    return "reason" in object
      ? projected(unknownObject(known), filing)
      : projected(object, filingOf(object.type, object.side.values, declared));
  };
  const projectedAfter = side(after);
  const projectedBefore = before === after ? projectedAfter : side(before);
  const object = { instance, after: projectedAfter, before: projectedBefore, unread };
  return unread ? { object, unjudged } : { object };
}

function asObject(object: KubernetesObject | NoObject | null): KubernetesObject | null {
  return object === null || "reason" in object ? null : object;
}

/** Null for an object that was of a kind that no policy reads. */
function projected(object: KubernetesObject, filing: Filing | null): ObjectSide | null {
  if (filing === null) {
    return null;
  }
  const { values, unknown, sensitive } = object.side;
  const projection = project(values, unknown, sensitive, filing.schema, decode);
  return {
    object,
    filedAs: filing.filedAs,
    projection: { ...projection, values: { ...projection.values, apiVersion: object.apiVersion } },
  };
}
