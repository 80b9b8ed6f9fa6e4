import type { Random } from "../random.ts";
import { isTree, mutateTree, set } from "./mutate-tree.ts";

type Manifest = Record<string, unknown>;

/** Changes manifests in one of the ways in which they differ or break; the list itself is changed. */
export function mutateManifests(objects: Manifest[], random: Random): void {
  const object = objects.length === 0 ? {} : random.of(objects);
  switch (random.below(9)) {
    case 0:
      objects.push(structuredClone(object));
      return;
    case 1:
      objects.push(named(structuredClone(object), random.of(["b", "", 7, null, {}, "x".repeat(300)])));
      return;
    case 2:
      objects.push(scaler(object, random), scaler(object, random));
      return;
    case 3:
      objects.push(budget(object, random), budget(object, random));
      return;
    case 4:
      objects.push({
        apiVersion: "v1",
        kind: "List",
        items: [structuredClone(object), [], null],
      });
      return;
    case 5:
      set(object, "apiVersion", random.of(["v1", "apps/v1beta1", "", "a/b/c", 1, "policy/v1beta1"]));
      return;
    case 6:
      mutateTree(object["metadata"], random);
      return;
    default:
      mutateTree(object["spec"] ?? object, random);
      return;
  }
}

function named(object: Manifest, name: unknown): Manifest {
  const { metadata } = object;
  if (isTree(metadata)) {
    set(metadata, "name", name);
  }
  return object;
}

function metadataOf(object: Manifest): Manifest {
  const { metadata } = object;
  return isTree(metadata) && !Array.isArray(metadata) ? metadata : {};
}

/** Two of them make two answers to how many replicas there are. */
function scaler(target: Manifest, random: Random): Manifest {
  const { name, namespace } = metadataOf(target);
  const ref = { apiVersion: target["apiVersion"], kind: target["kind"], name };
  return {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: `hpa-${random.below(1000)}`, namespace },
    spec: {
      scaleTargetRef: ref,
      minReplicas: random.of([1, 2, 0, "2", null]),
      maxReplicas: random.of([5, 1, "x"]),
    },
  };
}

function budget(target: Manifest, random: Random): Manifest {
  const { spec } = target;
  const selector = isTree(spec) ? Reflect.get(spec, "selector") : {};
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: `budget-${random.below(1000)}`, namespace: metadataOf(target)["namespace"] },
    spec: {
      selector: structuredClone(selector),
      ...random.of([
        { minAvailable: "50%" },
        { maxUnavailable: 0 },
        { minAvailable: 1, maxUnavailable: "x" },
        {},
      ]),
    },
  };
}
