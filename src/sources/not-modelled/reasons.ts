/** Why a failure or a recovery depends on resources of a type, in words that follow "though it matters:". */
export const HOLDS_DATA = "it holds data";
export const MAKES_COPIES = "copies of data depend on it";
export const RUNS_WORKLOAD = "work runs on it";
export const RUNS_REPLICAS = "an operator runs its replicas";
export const LEADS_TRAFFIC = "whether traffic gets past a failure depends on it";
export const CARRIES_MESSAGES = "messages wait in it";
export const INSTALLS_MORE = "what it installs stands elsewhere: render it and give the manifests as well";
export const INSTALLS_CHART =
  "KOTS installs the chart that it names: write it out in a step of your own (`helm template CHART.tgz --values VALUES.yaml`) and give the manifests as well";
export const NEEDED_TO_RECOVER = "a recovery needs it in the other region";

/** By type: why it matters. */
export type Reasons = ReadonlyMap<string, string>;

/** Looks types up by the reasons that they share. */
export function reasonsOf(...groups: [reason: string, types: string][]): Reasons {
  return new Map(groups.flatMap(([reason, types]) => types.split(/\s+/).map((type) => [type, reason])));
}
