import type { AttributeSchema, DeclaredTypes } from "../../model/declared-types.ts";
import type { NotJudged } from "../../model/input.ts";
import { RUNS_REPLICAS } from "../not-modelled/reasons.ts";
import { unreadKind } from "../not-modelled/unread.ts";
import { isMapping } from "./mapping.ts";

/** The type as which policies see what makes alike pods and is of a kind that none of them names. */
const ANY_WORKLOAD = "any/Workload";

/** What may be read of an object, and the type as which policies see it where that is not its own. */
export interface Filing {
  schema: AttributeSchema;
  filedAs: string | null;
}

/**
 * What policies may read of an object of a type (`apps/Deployment`): what is declared of its kind, or of what makes alike pods where it does; null
 * where no policy reads it. A kind that is known to matter and not modelled yet stays so: its pods would be half of the truth.
 */
export function filingOf(type: string, object: unknown, declared: DeclaredTypes): Filing | null {
  const own = schemaOf(type, declared);
  if (own !== null) {
    return { schema: own, filedAs: null };
  }
  const schema = schemaOf(ANY_WORKLOAD, declared);
  const isWorkload = makesAlikePods(object) && unreadKind(type, type).matters !== true;
  return isWorkload && schema !== null ? { schema, filedAs: ANY_WORKLOAD } : null;
}

/**
 * Why an object of a kind that no policy reads is not judged. Of a kind that nobody here has heard of, one that says how many replicas
 * there are has an operator that runs them.
 */
export function unfiled(type: string, object: unknown): Omit<NotJudged, "count"> {
  const isCounted = isCount(inside(inside(object, "spec"), "replicas"));
  return unreadKind(type, type, isCounted ? RUNS_REPLICAS : null);
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && value > 0;
}

/** The declared attributes of a type; null where no policy reads it. */
export function schemaOf(type: string, { kubernetes }: DeclaredTypes): AttributeSchema | null {
  return Object.hasOwn(kubernetes, type) ? (kubernetes[type] ?? null) : null;
}

/** Whether an object says how many pods there are and what they are like, as a Deployment does. */
function makesAlikePods(object: unknown): boolean {
  const spec = inside(object, "spec");
  const containers = inside(inside(inside(spec, "template"), "spec"), "containers");
  return (inside(spec, "replicas") ?? null) !== null && Array.isArray(containers) && containers.length > 0;
}

function inside(value: unknown, key: string): unknown {
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
