import type { Topology } from "../model/evaluation.ts";
import { byText } from "./order.ts";

type Part = Topology["regions"][number]["parts"][number];

/** Names first, then what is not known. */
function byName(a: { name: string | null }, b: { name: string | null }): number {
  return Number(a.name === null) - Number(b.name === null) || byText(a.name ?? "", b.name ?? "");
}

function byPart(a: Part, b: Part): number {
  return byText(a.kind, b.kind) || byText(a.name, b.name) || byText(a.id, b.id);
}

const ROLES = ["live", "recovery", null] as const;

/** The map in one order, whatever the policies' sets came in: the live region first, then those for recovery, then by name. */
export function sortedTopology({ regions, elsewhere, links }: Topology): Topology {
  return {
    regions: [...regions]
      .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || byName(a, b))
      .map((region) => ({
        ...region,
        data_centres: [...region.data_centres].sort(byName).map(({ name, nodes, parts }) => ({
          name,
          nodes: [...nodes].sort(
            (a, b) => byText(a.cluster ?? "", b.cluster ?? "") || byText(a.name, b.name) || byCount(a, b),
          ),
          parts: [...parts].sort(byPart),
        })),
        parts: [...region.parts].sort(byPart),
      })),
    elsewhere: [...elsewhere].sort(byPart),
    links: [...links].sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to) || byText(a.kind, b.kind)),
  };
}

function byCount(a: { count: number | null }, b: { count: number | null }): number {
  return (a.count ?? -1) - (b.count ?? -1);
}
