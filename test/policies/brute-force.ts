import { pinned, type SmallEstate, type Spread, type Workload } from "./small-estate.ts";

/** What is left of the service when machines are gone. */
export interface Left {
  outcome: "unaffected" | "reduced" | "down";
  capacity: number;
}

const WORST_FIRST = ["down", "reduced", "unaffected"] as const;

/** Takes two data centres away at once. */
export function withoutPair(estate: SmallEstate, lost: readonly string[]): Left {
  return withoutPlaces(estate, (zone) => lost.includes(zone));
}

/** Takes a data centre away. */
export function withoutDataCentre(estate: SmallEstate, lost: string): Left {
  return withoutPlaces(estate, (zone) => zone === lost);
}

/** Counts the machines that are left, and tries every placement of every workload's pods. */
function withoutPlaces(estate: SmallEstate, isLost: (zone: string) => boolean): Left {
  const nodes = [...estate.primaries, ...estate.secondaries];
  const pods = nodes.some(isLost) ? podsLeft(estate, nodes, (node) => isLost(nodes[node] ?? "")) : [];
  return worst([clusterLeft(estate, isLost, isLost), ...pods]);
}

/** Takes one node of a part of the cluster and a data centre away; which of the pods it holds is the scheduler's choice. */
export function withoutNode(estate: SmallEstate, part: "primaries" | "secondaries", zone: string): Left {
  const nodes = [...estate.primaries, ...estate.secondaries];
  const is = (wanted: "primaries" | "secondaries") => {
    let seen = false;
    return (other: string) => {
      const lost = wanted === part && other === zone && !seen;
      seen ||= lost;
      return lost;
    };
  };
  const anyNode = nodes.flatMap((_, lost) => podsLeft(estate, nodes, (node) => node === lost));
  return worst([clusterLeft(estate, is("primaries"), is("secondaries")), ...anyNode]);
}

function clusterLeft(
  { primaries, secondaries, workloads }: SmallEstate,
  primaryIsLost: (zone: string) => boolean,
  secondaryIsLost: (zone: string) => boolean,
): Left {
  const primariesLeft = primaries.filter((zone) => !primaryIsLost(zone)).length;
  const secondariesLeft = secondaries.filter((zone) => !secondaryIsLost(zone)).length;
  const all = primaries.length + secondaries.length;
  const left = primariesLeft + secondariesLeft;
  if (left === all) {
    return { outcome: "unaffected", capacity: 1 };
  }
  const hasMajority = primariesLeft === primaries.length || primariesLeft * 2 > primaries.length;
  if (hasMajority && left > 0 && workloads.length > 0 && workloads.every(({ replicas }) => replicas === 0)) {
    // What keeps no pod misses none of the nodes, as long as one is left to start pods on.
    return { outcome: "unaffected", capacity: 1 };
  }
  return hasMajority && left > 0
    ? { outcome: "reduced", capacity: left / all }
    : { outcome: "down", capacity: 0 };
}

function podsLeft(estate: SmallEstate, nodes: string[], isLost: (node: number) => boolean): Left[] {
  return estate.workloads.map((workload) => {
    const lost = Math.max(
      ...placements(workload, nodes, pinned(estate, workload)).map((perNode) =>
        perNode.reduce((sum, pods, node) => sum + (isLost(node) ? pods : 0), 0),
      ),
    );
    const left = workload.replicas - lost;
    if (lost === 0) {
      return { outcome: "unaffected", capacity: 1 };
    }
    return left === 0
      ? { outcome: "down", capacity: 0 }
      : { outcome: "reduced", capacity: left / workload.replicas };
  });
}

/** Every way to put the pods on the nodes that the workload's constraints allow, as pods of each node. */
function placements({ replicas, spread }: Workload, nodes: string[], only: string | null): number[][] {
  const allowed = nodes.map((zone) => only === null || zone === only);
  const there = nodes.filter((_, node) => allowed[node]);
  return compositions(replicas, there.length)
    .filter((perNode) => isAllowed(perNode, there, spread))
    .map((perNode) =>
      nodes.map((_, node) =>
        allowed[node] ? (perNode[allowed.slice(0, node).filter(Boolean).length] ?? 0) : 0,
      ),
    );
}

function isAllowed(perNode: number[], nodes: string[], spread: Spread): boolean {
  if (spread.over === "nothing") {
    return true;
  }
  if (spread.over === "nodes") {
    return skewOf(perNode) <= 1;
  }
  const zones = [...new Set(nodes)];
  const perZone = zones.map((zone) =>
    perNode.reduce((sum, pods, node) => sum + (nodes[node] === zone ? pods : 0), 0),
  );
  // What the scheduler only should do it is taken to do, as evenly as it can.
  return skewOf(perZone) <= (spread.must ? spread.skew : 1);
}

function skewOf(counts: number[]): number {
  return Math.max(...counts) - Math.min(...counts);
}

function compositions(total: number, places: number): number[][] {
  if (places === 1) {
    return [[total]];
  }
  return Array.from({ length: total + 1 }, (_, first) =>
    compositions(total - first, places - 1).map((rest) => [first, ...rest]),
  ).flat();
}

function worst(parts: Left[]): Left {
  const outcome = WORST_FIRST.find((one) => parts.some((part) => part.outcome === one)) ?? "unaffected";
  return {
    outcome,
    capacity: Math.min(...parts.filter((part) => part.outcome === outcome).map((part) => part.capacity)),
  };
}
