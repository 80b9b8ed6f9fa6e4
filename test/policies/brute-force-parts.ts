import { type Database, type Machines, REGIONS, type SmallParts, zonesOf } from "./small-parts.ts";

/** What becomes of a service, worst first, and the share that is left; null where nobody can say how much. */
export interface Outcome {
  outcome: "lost" | "down" | "unknown" | "reduced" | "unaffected";
  capacity: number | null;
}

const WORST_FIRST = ["lost", "down", "unknown", "reduced", "unaffected"] as const;
const UNAFFECTED: Outcome = { outcome: "unaffected", capacity: 1 };
const DOWN: Outcome = { outcome: "down", capacity: 0 };
const LOST: Outcome = { outcome: "lost", capacity: 0 };
const UNKNOWN: Outcome = { outcome: "unknown", capacity: null };

/** By data centre, what its loss does; under `of <region>` a standby's region, one of whose data centres it may be. */
export function lossesOfDataCentres(parts: SmallParts): Record<string, Outcome> {
  const named = REGIONS.flatMap(zonesOf).map((zone): [string, Outcome[]] => [
    zone,
    [
      ...parts.machines
        .filter(({ zones }) => zones.includes(zone))
        .map((block) => {
          const left = block.zones.filter((other) => other !== zone).length;
          return machinesLeft(parts, block, left);
        }),
      ...parts.databases.filter((database) => !database.hasStandby && database.zone === zone).map(restored),
    ],
  ]);
  const unnamed = REGIONS.map((region): [string, Outcome[]] => [
    `of ${region}`,
    parts.databases
      .filter((database) => database.hasStandby && database.region === region)
      .map(() => ({ outcome: "reduced", capacity: 1 })),
  ]);
  return worstOf([...named, ...unnamed]);
}

/** By region in which something stands, a replica as well, what its loss does; what is elsewhere serves on. */
export function lossesOfRegions(parts: SmallParts): Record<string, Outcome> {
  return worstOf(
    regionsOf(parts).map((lost): [string, Outcome[]] => [
      lost,
      [
        UNAFFECTED,
        ...parts.machines.filter(({ region }) => region === lost).map((block) => machinesGone(parts, block)),
        ...parts.databases
          .filter(({ region }) => region === lost)
          .map(({ hasReplica }) => (hasReplica ? DOWN : LOST)),
      ],
    ]),
  );
}

function regionsOf({ machines, databases }: SmallParts): string[] {
  return REGIONS.filter(
    (region) =>
      [...machines, ...databases].some((part) => part.region === region) ||
      databases.some((database) => database.hasReplica && database.region !== region),
  );
}

/** By block of machines and by database, what the loss of one member does. */
export function lossesOfMembers(parts: SmallParts): Record<string, Outcome> {
  return worstOf([
    ...parts.machines.map((block, i): [string, Outcome[]] => [
      `members of aws_instance.web${i}${block.zones.length === 1 ? "[0]" : ""}`,
      [machinesLeft(parts, block, block.zones.length - 1)],
    ]),
    ...parts.databases.map(({ hasStandby }, i): [string, Outcome[]] => [
      `members of aws_db_instance.d${i}`,
      [hasStandby ? { outcome: "reduced", capacity: 1 } : DOWN],
    ]),
  ]);
}

/** The rest of a block serves on; without any, machines of another region do where a checked entry leads to them. */
function machinesLeft(parts: SmallParts, block: Machines, left: number): Outcome {
  if (left > 0) {
    return { outcome: "reduced", capacity: left / block.zones.length };
  }
  return isReached(parts, block) ? { outcome: "reduced", capacity: null } : DOWN;
}

/** Without an entry nobody knows whether the machines of another region are reached. */
function machinesGone(parts: SmallParts, block: Machines): Outcome {
  if (!hasOthers(parts, block)) {
    return DOWN;
  }
  return isReached(parts, block) ? { outcome: "reduced", capacity: null } : UNKNOWN;
}

function isReached(parts: SmallParts, block: Machines): boolean {
  return parts.hasEntry && hasOthers(parts, block);
}

function hasOthers({ machines }: SmallParts, { region }: Machines): boolean {
  return machines.some((other) => other.region !== region);
}

/** A database whose one data centre is gone comes back from its backups or its replica, or not at all. */
function restored({ isBackedUp, hasReplica }: Database): Outcome {
  return isBackedUp || hasReplica ? DOWN : LOST;
}

function worstOf(losses: readonly [string, Outcome[]][]): Record<string, Outcome> {
  return Object.fromEntries(
    losses
      .filter(([, outcomes]) => outcomes.length > 0)
      .map(([domain, outcomes]) => [domain, worst(outcomes)]),
  );
}

function worst(outcomes: readonly Outcome[]): Outcome {
  const outcome = WORST_FIRST.find((one) => outcomes.some((other) => other.outcome === one)) ?? "unaffected";
  const shares = outcomes.filter((one) => one.outcome === outcome).map(({ capacity }) => capacity);
  const known = shares.filter((share) => share !== null);
  return { outcome, capacity: known.length < shares.length ? null : Math.min(...known) };
}
