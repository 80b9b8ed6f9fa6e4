import type { Topology } from "../model/evaluation.ts";
import type { Report } from "../model/report.ts";
import { rankOf } from "./harm.ts";
import { counted } from "./phrases.ts";

type Region = Topology["regions"][number];
/** A data centre of the map. */
export type DataCentre = Region["data_centres"][number];
type Nodes = DataCentre["nodes"][number];
type Part = Region["parts"][number];

/** Parts of one kind in one place. */
export interface PartGroup {
  kind: string;
  parts: Part[];
}

/** Looks up what the loss of something on the map does. */
export class Fates {
  readonly #worst = new Map<string, string>();

  constructor({ failures }: Pick<Report, "failures">) {
    for (const { kind, domain, services } of failures) {
      const [worst = "unaffected"] = services
        .map(({ outcome }): string => outcome)
        .sort((a, b) => rankOf(a) - rankOf(b));
      this.#worst.set(`${kind}\n${domain}`, worst);
    }
  }

  /** The worst outcome of any service; null where no such failure was simulated. */
  of(kind: string, domain: string | null): string | null {
    return domain === null ? null : (this.#worst.get(`${kind}\n${domain}`) ?? null);
  }
}

/** `region us-east-1`, or that it is not known which. */
export function regionTitle({ name, role }: Pick<Region, "name" | "role">): string {
  const title = name === null ? "region not known" : `region ${name}`;
  return role === null ? title : `${title}, ${role}`;
}

/** `data centre us-east-1a`, or that it is not known which. */
export function dataCentreTitle({ name }: Pick<DataCentre, "name">): string {
  return name === null ? "data centre not known" : `data centre ${name}`;
}

/** `primaries of cd4pe × 3`: the name of a class of nodes without its place, where it stands in that. */
export function nodesTitle(
  { name, count }: Pick<Nodes, "name" | "count">,
  { name: place }: DataCentre,
): string {
  const end = ` in ${place}`;
  const short = place !== null && name.endsWith(end) ? name.slice(0, -end.length) : name;
  return count === null ? short : `${short} × ${count}`;
}

/** Parts by kind, in the order in which they come. */
export function groupedParts(parts: readonly Part[]): PartGroup[] {
  const groups = new Map<string, PartGroup>();
  for (const part of parts) {
    const group = groups.get(part.kind) ?? { kind: part.kind, parts: [] };
    group.parts.push(part);
    groups.set(part.kind, group);
  }
  return [...groups.values()];
}

/** `cluster cd4pe`, `4 workloads: a, b, c and 1 more`. */
export function groupTitle({ kind, parts }: PartGroup, most = 3): string {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return `${kind} ${only.name}`;
  const left = parts.length - most;
  const names = parts.slice(0, most).map(({ name }) => name);
  return `${counted(parts.length, kind, plural(kind))}: ${names.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

/** `global entries`, `databases`. */
export function plural(kind: string): string {
  return kind.endsWith("y") ? `${kind.slice(0, -1)}ies` : kind.endsWith("s") ? kind : `${kind}s`;
}

/** True if there is anything to draw. */
export function hasMap({ topology }: Report): boolean {
  return topology.regions.some(({ data_centres, parts }) => data_centres.length + parts.length > 0);
}
