import type { KindLinks, KubernetesLinks, KubernetesReference } from "../model/kubernetes-links.ts";
import type { Attribute, DeclaredAttributes } from "./attributes.ts";

type Found = KindLinks["references"][number];

/** What every Kubernetes kind's file says of references, gathered from its attributes; throws where one means a type that has no file and is none of `known`. */
export function kubernetesLinks(
  { terraform, kubernetes, kinds }: DeclaredAttributes,
  known: readonly string[] = [],
): KubernetesLinks {
  const strayed = Object.keys(terraform).find((type) => referencesIn(terraform[type] ?? true, []).length > 0);
  if (strayed !== undefined) {
    throw new Error(`policies/resources/terraform/${strayed}.json: refers_to is for Kubernetes kinds`);
  }
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([type, { cluster_scoped, pods, default: standard }]) => {
      const references = referencesIn(kubernetes[type] ?? true, []);
      for (const { path, to } of references) {
        checkTarget(type, path, to, (other) => Object.hasOwn(kubernetes, other) || known.includes(other));
      }
      const links = {
        ...(cluster_scoped && { cluster_scoped }),
        ...(pods && { pods }),
        ...(standard && { default: standard }),
        references,
      };
      return Object.keys(links).length === 1 && references.length === 0 ? [] : [[type, links]];
    }),
  );
}

function referencesIn(attribute: Attribute, path: string[]): Found[] {
  if (attribute === true) return [];
  const { refers_to: to, properties = {}, items } = attribute;
  return [
    ...(to === undefined ? [] : [{ path, to }]),
    ...Object.entries(properties).flatMap(([name, inner]) => referencesIn(inner, [...path, name])),
    ...(items === undefined ? [] : referencesIn(items, [...path, "*"])),
  ];
}

function checkTarget(
  type: string,
  path: string[],
  to: KubernetesReference,
  isDeclared: (type: string) => boolean,
): void {
  const target = "named" in to ? to.named : "object" in to ? to.object : null;
  if (target !== null && !isDeclared(target)) {
    throw new Error(
      `policies/resources/kubernetes/${type.replace("/", ".")}.json: ${path.join(".")} refers to ${target}, which has no file there`,
    );
  }
}
