import type { PodsOfKind } from "../../model/kubernetes-links.ts";
import type { Resource } from "../../model/resource.ts";
import { type Labels, readLabels } from "./label-selector.ts";
import { asMapping, valueAt } from "./value-at.ts";

/** Says of a value whether one of the pods may have it. */
export type MayBe = (value: string) => boolean;

/** What is known of the labels of the pods that an object stands for. */
export interface PodLabels {
  /** Those that all of its pods have. */
  labels: Labels;
  /** Those whose value differs from pod to pod: whether it may be this one. */
  varying: ReadonlyMap<string, MayBe>;
}

const NONE: ReadonlyMap<string, MayBe> = new Map();

/**
 * The labels of the pods that an object stands for; null where it stands for none. `name` is the object's own name, null where it is not
 * known; `kind` is what is declared of its kind, and where nothing is, a pod template is told by its containers. `like` finds the object
 * whose pods its own are like.
 */
export function podsOf(
  { values }: Resource,
  kind: PodsOfKind | undefined,
  name: string | null,
  like: (path: readonly string[]) => PodLabels | null,
): PodLabels | null {
  if (kind === undefined) {
    const template = asMapping(valueAt(values, ["spec", "template"]));
    const isOfPods = template !== null && Array.isArray(valueAt(template, ["spec", "containers"]));
    return isOfPods ? { labels: labelsOf(template), varying: NONE } : null;
  }
  const template = kind.template === undefined ? null : asMapping(valueAt(values, kind.template));
  const described =
    template === null && kind.like !== undefined
      ? like(kind.like)
      : { labels: template === null ? extraLabels(values, kind) : labelsOf(template), varying: NONE };
  if (described === null || (template === null && kind.like === undefined && kind.labels === undefined)) {
    return null;
  }
  return kind.labels === undefined ? described : withOwn(described, kind.labels, name);
}

function extraLabels(values: Resource["values"], kind: PodsOfKind): Labels {
  return readLabels(kind.extra_labels === undefined ? undefined : valueAt(values, kind.extra_labels));
}

function labelsOf(template: Record<string, unknown>): Labels {
  return readLabels(valueAt(template, ["metadata", "labels"]));
}

/** Adds the labels that the kind's controller gives; those of an object whose name is not known may be anything. */
function withOwn(pods: PodLabels, own: Record<string, string>, name: string | null): PodLabels {
  const shared = sharedOf(own);
  if (shared !== null && pods.varying.size === 0) {
    return { labels: pods.labels, varying: shared };
  }
  const labels = new Map(pods.labels);
  const varying = new Map(pods.varying);
  for (const [key, text] of Object.entries(own)) {
    const named = text.replaceAll("{name}", name ?? "{any}");
    if (named.includes("{")) {
      varying.set(key, (value) => asPattern(named).test(value));
    } else {
      labels.set(key, named);
    }
  }
  return { labels, varying };
}

/** By what a kind declares: its labels, where they are the same for every object of it. */
const SHARED = new WeakMap<Record<string, string>, ReadonlyMap<string, MayBe> | null>();

function sharedOf(own: Record<string, string>): ReadonlyMap<string, MayBe> | null {
  const known = SHARED.get(own);
  if (known !== undefined) {
    return known;
  }
  const texts = Object.entries(own);
  const isShared = texts.every(([, text]) => text.includes("{") && !text.includes("{name}"));
  const shared = isShared
    ? new Map(texts.map(([key, text]): [string, MayBe] => [key, (value) => asPattern(text).test(value)]))
    : null;
  SHARED.set(own, shared);
  return shared;
}

/** A text with `{number}` and `{any}` as the values that it stands for. */
function asPattern(text: string): RegExp {
  const parts = text.split(/(\{number\}|\{any\})/).map((part) => {
    if (part === "{number}") {
      return "[0-9]+";
    }
    return part === "{any}" ? ".*" : part.replace(/[^A-Za-z0-9]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`, "s");
}
