import type { Report } from "../../model/report.ts";

/** What is said of regions and clusters that were found. */
const MOST_NAMED = 20;

/**
 * A resilience.yml for what a report found: observing only, with the objective that the system meets today or the least there is, so that
 * nothing blocks before somebody has decided. Null where nothing could be judged yet.
 *
 * @param manifests the topmost folders, or files of the root, that hold manifests
 */
export function settingsText(report: Report | null, manifests: readonly string[]): string {
  const tolerated = report === null ? null : toleratedKind(report);
  const today =
    tolerated === null ? "" : `: today it survives the loss of any one ${tolerated.replace("-", " ")}`;
  return `# What this system must survive, and how that is judged: docs/judging.md of resilience-gate says what each key means.
# Written by resilience-gate init from what it found. It only observes: nothing blocks before mode is taken out.
version: 1
mode: observe
objectives:
  tolerate: ${tolerated ?? "node"} # node, data-centre or region${today}
  # rto: 4h # how long a recovery may take
  # rpo: 24h # how much of the latest data may be lost
${[...regionLines(report), ...clusterLines(report, manifests), ...serviceLines(report)].map((line) => `${line}\n`).join("")}`;
}

/** The gravest kind of failure of which every one is survived. */
function toleratedKind({ failures }: Report): "node" | "data-centre" | "region" | null {
  const survives = (kind: string): boolean => {
    const ofKind = failures.filter((failure) => failure.kind === kind);
    return (
      ofKind.length > 0 &&
      ofKind.every(({ services }) =>
        services.every(({ outcome }) => outcome === "unaffected" || outcome === "reduced"),
      )
    );
  };
  const kinds = ["node", "data-centre", "region"] as const;
  const first = kinds.findIndex((kind) => !survives(kind));
  return kinds[(first < 0 ? kinds.length : first) - 1] ?? null;
}

function regionLines(report: Report | null): string[] {
  const regions = (report?.topology.regions ?? []).flatMap(({ name, role }) =>
    name === null ? [] : [{ name, role }],
  );
  const [only, another] = regions;
  if (only === undefined) {
    return [];
  }
  if (another === undefined) {
    return ["regions:", `  live: ${JSON.stringify(only.name)}`];
  }
  const live = regions.find(({ role }) => role === "live");
  const recovery = regions.filter(({ role }) => role === "recovery");
  const names = regions.map(({ name }) => JSON.stringify(name)).slice(0, MOST_NAMED);
  return live === undefined
    ? [
        `# Found in ${names.join(", ")}: say which is live, and where it recovers.`,
        "# regions:",
        `#   live: ${names[0]}`,
        `#   recovery: [${names.slice(1).join(", ")}]`,
      ]
    : [
        "regions:",
        `  live: ${JSON.stringify(live.name)}`,
        ...(recovery.length === 0
          ? []
          : [`  recovery: [${recovery.map(({ name }) => JSON.stringify(name)).join(", ")}]`]),
      ];
}

function clusterLines(report: Report | null, manifests: readonly string[]): string[] {
  const found = (report?.architectures ?? [])
    .filter(({ of }) => of === "cluster")
    .map(({ subject }) => subject);
  const names = found.slice(0, MOST_NAMED).map((name) => JSON.stringify(name));
  const said =
    names.length === 0
      ? "# No cluster was found. Machines that become one look like any other machine: name them here."
      : `# Clusters that were found: ${names.join(", ")}. Machines that become one are named here.`;
  return [
    said,
    "# clusters:",
    "#   - name: main",
    '#     primaries: ["aws_instance.primary"]',
    '#     secondaries: ["aws_autoscaling_group.workers"]',
    `#     manifests: ${globsOf(manifests)}`,
  ];
}

/** What the cluster's manifests are matched by, as a YAML list on one line: the folders that were found, or the commonest one. */
function globsOf(manifests: readonly string[]): string {
  const found = manifests.length === 0 ? ["k8s"] : manifests;
  return JSON.stringify(found.map((path) => (/\.[a-z]+$/.test(path) ? path : `${path}/**`)));
}

function serviceLines(report: Report | null): string[] {
  const cells = (report?.failures ?? []).flatMap(({ services }) => services.map(({ service }) => service));
  const found = [...new Set([...cells, ...(report?.objectives ?? []).map(({ service }) => service)])].sort();
  const names = found.slice(0, MOST_NAMED).map((name) => JSON.stringify(name));
  const more = found.length > names.length ? ` and ${found.length - names.length} more` : "";
  return [
    names.length === 0
      ? "# Services are found by their labels and entries; one with objectives of its own is named here."
      : `# Services that were found: ${names.join(", ")}${more}. One with objectives of its own is named here.`,
    "# services:",
    '#   - { name: shop, match: ["namespace:shop"], objectives: { tolerate: data-centre, rto: 1h, rpo: 15m } }',
  ];
}
