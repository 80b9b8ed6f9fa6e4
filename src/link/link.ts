import type { DeclaredTypes } from "../model/declared-types.ts";
import type { NormalisedInput, TypedResource } from "../model/input.ts";
import type { InputDocument, PolicySettings } from "../model/input-document.ts";
import type { KubernetesLinks } from "../model/kubernetes-links.ts";
import type { RunProblem } from "../model/report.ts";
import type { Resource } from "../model/resource.ts";
import type { Settings } from "../model/settings.ts";
import { linkAcross } from "./across-inputs.ts";
import { estateAfter, estateBefore } from "./estate.ts";
import { clusterOf } from "./kubernetes/cluster-of.ts";
import { linkKubernetes } from "./kubernetes/link-kubernetes.ts";
import { nameable } from "./pattern-members.ts";
import { policySettings } from "./policy-settings.ts";
import { fileByType } from "./references.ts";
import { withoutShown } from "./shown-declared.ts";

/** All inputs as one estate, after the change and before it. */
export interface Linked {
  after: InputDocument;
  /** Null where no input shows a before. */
  before: InputDocument | null;
  /** Names of the inputs that show no before: in `before` they stand as they will be, so nothing is known of what changed in them. */
  withoutBefore: Set<string>;
  problems: RunProblem[];
}

/**
 * Joins the inputs into the documents that policies see, with references between resources both ways and the settings' patterns
 * turned into ids. `links` says what Kubernetes kinds refer to. Pure; the order of inputs and resources changes nothing.
 */
export function link(
  inputs: readonly NormalisedInput[],
  settings: Pick<Settings, "resilience" | "nowS">,
  { links = {} }: Pick<DeclaredTypes, "links">,
): Linked {
  const sorted = [...inputs].sort((a, b) => (a.name < b.name ? -1 : 1));
  const problems: RunProblem[] = [];
  const { path, file } = settings.resilience;
  const { duplicates, ...all } = estateAfter(sorted);
  const after = withoutShown(all.resources);
  const allBefore = estateBefore(sorted);
  // What is declared and shown by the estate as it will be counts by that on both sides.
  const before =
    allBefore === null
      ? null
      : withoutShown(allBefore.resources.filter(({ resource }) => !after.shown.has(resource.id)));
  const nothingNamed = (setting: string, pattern: string): void => {
    problems.push({
      level: "warning",
      message: `The ${setting} names nothing in the inputs: ${pattern}. Correct the pattern, or give the file that holds what it means.`,
      path,
      line: null,
    });
  };
  const afterSettings = policySettings(file, nameable(seen(after.resources), sorted), nothingNamed);
  problems.push(...duplicateProblems(duplicates, sorted), ...shownProblems(after.shown, path));
  // What is declared is there now, and stays.
  const withoutBefore = new Set(
    sorted.filter((input) => input.before === null && input.kind !== "declared").map(({ name }) => name),
  );
  const providers = Object.fromEntries(
    sorted.flatMap(({ name, providers: own = {} }) => (Object.keys(own).length > 0 ? [[name, own]] : [])),
  );
  const documentBefore =
    before === null
      ? null
      : document(
          settings.nowS,
          { resources: before.resources, links },
          // What a pattern named before the change is not missing: only the estate after it is told.
          policySettings(file, nameable(seen(before.resources), sorted), () => {}),
          providers,
          [],
        );
  const documentAfter = document(
    settings.nowS,
    { resources: after.resources, links },
    afterSettings,
    providers,
    problems,
  );
  return {
    after: { ...documentAfter, going: documentBefore === null ? {} : goingOf(documentBefore.terraform) },
    before: documentBefore,
    withoutBefore,
    problems,
  };
}

/** What a plan deletes, or deletes and makes again. */
function goingOf(terraform: InputDocument["terraform"]): InputDocument["going"] {
  const going = Object.entries(terraform).map(([type, resources]): [string, Resource[]] => [
    type,
    resources.filter(({ action }) => action === "delete" || action === "replace"),
  ]);
  return Object.fromEntries(going.filter(([, resources]) => resources.length > 0));
}

/** What policies see: all but what is there for linking only. */
function seen(resources: readonly TypedResource[]): TypedResource[] {
  return resources.filter(({ unread }) => unread !== true);
}

function document(
  nowS: number,
  { resources, links }: { resources: readonly TypedResource[]; links: KubernetesLinks },
  settings: PolicySettings,
  providers: InputDocument["providers"],
  problems: RunProblem[],
): InputDocument {
  const { references, truncated } = linkKubernetes(
    resources,
    clusterOf(
      settings.clusters,
      resources.map(({ resource }) => resource),
    ),
    links,
  );
  if (truncated) {
    problems.push({
      level: "error",
      message:
        "The Kubernetes objects refer to each other too many times to follow them all (more than a million). Judge fewer manifests at once.",
      path: null,
      line: null,
    });
  }
  // Ids of the two families differ, so that neither replaces the other's.
  const found = new Map([...references, ...linkAcross(resources)]);
  return { version: 1, now_s: nowS, settings, providers, ...fileByType(seen(resources), found), going: {} };
}

function duplicateProblems(
  duplicates: ReadonlyMap<string, string[]>,
  inputs: readonly NormalisedInput[],
): RunProblem[] {
  return [...duplicates].map(([name, ids]) => ({
    level: "error",
    message: `${name} holds the same resource more than once: ${[...ids].sort()[0]}${ids.length > 1 ? ` and ${ids.length - 1} more` : ""}. Remove the copies, or give each file a name of its own (NAME=path).`,
    path: inputs.find((input) => input.name === name)?.path ?? null,
    line: null,
  }));
}

function shownProblems(shown: ReadonlyMap<string, string>, path: string | null): RunProblem[] {
  return [...shown].map(([declared, by]) => ({
    level: "warning",
    message: `declared.resources is not needed for ${declared.slice(declared.indexOf("#") + 1)}: ${by} shows it, and counts. Remove it.`,
    path,
    line: null,
  }));
}
