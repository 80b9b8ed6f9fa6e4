import type { Topology } from "../model/evaluation.ts";
import type { Report } from "../model/report.ts";
import { Drawing, label, shaped } from "./mermaid/drawing.ts";
import { counted } from "./phrases.ts";
import {
  type DataCentre,
  dataCentreTitle,
  Fates,
  groupedParts,
  groupTitle,
  nodesTitle,
  plural,
  regionTitle,
} from "./places.ts";

/** What is drawn of each at most: beyond that a map is no longer read (GitHub would draw 50,000 characters and 500 edges). */
const MOST = { regions: 8, dataCentres: 6, nodes: 3, kinds: 6, elsewhere: 6 };
/** With more data centres than this each is one box, without what stands in it. */
const DETAILED = 9;

const MARKS: Readonly<Record<string, string>> = {
  lost: "⛔ ",
  down: "🔴 ",
  unknown: "❔ ",
  reduced: "🟡 ",
  unaffected: "🟢 ",
};

function drawParts(
  drawing: Drawing,
  place: string,
  parts: Topology["regions"][number]["parts"],
  indent: number,
): void {
  const groups = groupedParts(parts);
  for (const [at, group] of groups.slice(0, MOST.kinds).entries()) {
    drawing.draw(`${place}p${at}`, shaped(group.kind, groupTitle(group)), group.parts, indent);
  }
  drawLeft(drawing, place, groups.length - MOST.kinds, "kind", indent);
}

function drawLeft(drawing: Drawing, place: string, left: number, what: string, indent: number): void {
  if (left > 0)
    drawing.draw(
      `${place}more${what.length}`,
      `[${label(`and ${counted(left, `more ${what}`)}`)}]`,
      [],
      indent,
    );
}

function drawDataCentre(drawing: Drawing, id: string, place: DataCentre, fates: Fates): void {
  drawing.open(id, `${markOf(fates.of("data-centre", place.name))}${dataCentreTitle(place)}`, 2);
  const ofClusters = place.nodes.filter(({ cluster }) => cluster !== null);
  for (const [at, nodes] of ofClusters.slice(0, MOST.nodes).entries()) {
    drawing.draw(`${id}n${at}`, `[${label(nodesTitle(nodes, place))}]`, [], 3);
  }
  drawLeft(drawing, id, ofClusters.length - MOST.nodes, "class of nodes", 3);
  const machines = place.nodes.filter(({ cluster }) => cluster === null);
  if (machines.length > 0) {
    const [one] = machines;
    const text =
      machines.length === 1 && one
        ? nodesTitle(one, place)
        : `${machineCount(machines)} machines of no cluster`;
    drawing.draw(`${id}m`, `[${label(text)}]`, [], 3);
  }
  drawParts(drawing, id, place.parts, 3);
  if (place.nodes.length + place.parts.length === 0)
    drawing.draw(`${id}e`, `[${label("nothing is known here")}]`, [], 3);
  drawing.close(2);
}

function machineCount(nodes: DataCentre["nodes"]): number {
  return nodes.reduce((sum, { count }) => sum + (count ?? 1), 0);
}

function drawBrief(drawing: Drawing, id: string, place: DataCentre, fates: Fates): void {
  const nodes = machineCount(place.nodes);
  const held = [
    ...(nodes === 0 ? [] : [counted(nodes, "node")]),
    ...groupedParts(place.parts).map(({ kind, parts }) => counted(parts.length, kind, plural(kind))),
  ];
  const text = `${markOf(fates.of("data-centre", place.name))}${dataCentreTitle(place)}: ${held.join(", ") || "nothing is known here"}`;
  drawing.draw(id, `[${label(text)}]`, place.parts, 2);
}

function markOf(outcome: string | null): string {
  return outcome === null ? "" : (MARKS[outcome] ?? MARKS["unknown"] ?? "");
}

/**
 * The map as a Mermaid flow chart, one line an entry: regions, data centres, what stands in them, marked by the worst that their loss does,
 * and what copies to what. Its size is bounded whatever the estate; what is left out is counted.
 */
export function mermaidMap(report: Report): string[] {
  const { regions, elsewhere, links } = report.topology;
  const fates = new Fates(report);
  const drawing = new Drawing();
  const draw =
    regions.reduce((sum, region) => sum + region.data_centres.length, 0) > DETAILED
      ? drawBrief
      : drawDataCentre;
  for (const [at, region] of regions.slice(0, MOST.regions).entries()) {
    const id = `r${at}`;
    drawing.open(id, `${markOf(fates.of("region", region.name))}${regionTitle(region)}`, 1);
    for (const [place, dataCentre] of region.data_centres.slice(0, MOST.dataCentres).entries()) {
      draw(drawing, `${id}d${place}`, dataCentre, fates);
    }
    drawLeft(drawing, id, region.data_centres.length - MOST.dataCentres, "data centre", 2);
    drawParts(drawing, id, region.parts, 2);
    if (region.data_centres.length + region.parts.length === 0) {
      drawing.draw(`${id}e`, `[${label("nothing stands here")}]`, [], 2);
    }
    drawing.close(1);
  }
  drawLeft(drawing, "r", regions.length - MOST.regions, "region", 1);
  drawEntries(drawing, elsewhere, regions);
  for (const { from, to, kind } of links) drawing.edge(drawing.idOf(from), drawing.idOf(to), kind);
  return drawing.text();
}

/** What leads to regions; what else is in none of them is listed beside the map. */
function drawEntries(drawing: Drawing, elsewhere: Topology["elsewhere"], regions: Topology["regions"]): void {
  const entries = elsewhere.filter(({ leads_to }) => leads_to.length > 0);
  for (const [at, entry] of entries.slice(0, MOST.elsewhere).entries()) {
    const id = `e${at}`;
    drawing.draw(id, shaped(entry.kind, `${entry.kind} ${entry.name}`), [entry], 1);
    for (const name of entry.leads_to) {
      const to = regions.slice(0, MOST.regions).findIndex((region) => region.name === name);
      if (to >= 0) drawing.edge(id, `r${to}`, "");
    }
  }
  drawLeft(drawing, "e", entries.length - MOST.elsewhere, "global entry", 1);
}
