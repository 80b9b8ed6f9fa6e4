import type { Topology } from "../../model/evaluation.ts";
import { counted } from "../phrases.ts";
import {
  type DataCentre,
  dataCentreTitle,
  groupedParts,
  hasMap,
  nodesTitle,
  type PartGroup,
  plural,
  regionTitle,
} from "../places.ts";
import { plain } from "../plain.ts";
import type { Answers } from "./answers.ts";
import { html, type Markup, NOTHING } from "./markup.ts";
import { left, MOST, type Page, section } from "./section.ts";

type Region = Topology["regions"][number];

/** Most parts of one kind in one place that are named. */
const NAMED = 100;

/** What a place is called; a button that takes it away where the report says what that does. */
function title(text: string, failure: number | null): Markup {
  const shown = plain(text, 160);
  return failure === null
    ? html`<span class="title">${shown}</span>`
    : html`<button type="button" class="title" data-failure="${failure}" aria-pressed="false" disabled>${shown}</button>`;
}

/** Parts of one kind as chips under what they are; `why` is said of what stands nowhere. */
function group({ kind, parts }: PartGroup, answers: Answers, why = ""): Markup {
  const items = parts
    .slice(0, NAMED)
    .map(
      ({ name, services }) =>
        html`<li data-services="${answers.numbersOf(services)}">${plain(name, 120)}</li>`,
    );
  const more = parts.length > NAMED ? html`<li>and ${parts.length - NAMED} more</li>` : NOTHING;
  const label = parts.length === 1 ? kind : counted(parts.length, kind, plural(kind));
  return html`<div class="group" data-kind="${kind}"><p>${label}${why === "" ? "" : `: ${why}`}</p><ul>${items}${more}</ul></div>`;
}

function nodes(place: DataCentre, answers: Answers): Markup {
  if (place.nodes.length === 0) return NOTHING;
  const items = place.nodes.slice(0, NAMED).map(
    (
      one,
    ) => html`<li data-services="${answers.numbersOf(one.services)}"${at(answers.of("node", one.name))}>${title(nodesTitle(one, place), answers.of("node", one.name))}</li>
`,
  );
  const more = place.nodes.length > NAMED ? html`<li>and ${place.nodes.length - NAMED} more</li>` : NOTHING;
  return html`<ul class="nodes">${items}${more}</ul>`;
}

/** Marks what a failure takes away as a whole. */
function at(failure: number | null): Markup {
  return failure === null ? NOTHING : html` data-place="${failure}"`;
}

function dataCentre(place: DataCentre, answers: Answers): Markup {
  const failure = answers.of("data-centre", place.name);
  const empty =
    place.nodes.length + place.parts.length === 0
      ? html`<p class="empty">nothing is known to stand here</p>`
      : NOTHING;
  return html`<li class="data-centre"${at(failure)}><h4>${title(dataCentreTitle(place), failure)}</h4>
${nodes(place, answers)}${groupedParts(place.parts).map((one) => group(one, answers))}${empty}</li>
`;
}

function region(one: Region, answers: Answers): Markup {
  const failure = answers.of("region", one.name);
  const places = one.data_centres.slice(0, MOST).map((place) => dataCentre(place, answers));
  const empty =
    one.data_centres.length + one.parts.length === 0
      ? html`<p class="empty">nothing stands here</p>`
      : NOTHING;
  return html`<li class="region"${at(failure)}><h3>${title(regionTitle(one), failure)}</h3>
${places.length === 0 ? NOTHING : html`<ul class="data-centres">${places}</ul>`}${left(one.data_centres.length)}
${groupedParts(one.parts).map((part) => group(part, answers))}${empty}</li>
`;
}

/** What is in no region: by what it is and why, or where it leads to. */
function elsewhere({ topology }: Page["report"], answers: Answers): Markup {
  if (topology.elsewhere.length === 0) return NOTHING;
  const reasons = new Map<string, Topology["elsewhere"]>();
  for (const part of topology.elsewhere) {
    const why = part.leads_to.length === 0 ? part.reason : `leads to ${part.leads_to.join(" and ")}`;
    const own = reasons.get(why);
    if (own === undefined) reasons.set(why, [part]);
    else own.push(part);
  }
  const groups = [...reasons].flatMap(([why, parts]) =>
    groupedParts(parts).map((one) => group(one, answers, plain(why, 300))),
  );
  return html`<div class="elsewhere"><h3>In no one region</h3>${groups.slice(0, MOST)}${left(groups.length)}</div>`;
}

function links({ topology }: Page["report"]): Markup {
  const names = new Map<string, string>();
  for (const one of topology.regions) {
    for (const part of [...one.parts, ...one.data_centres.flatMap(({ parts }) => parts)])
      names.set(part.id, part.name);
  }
  for (const part of topology.elsewhere) names.set(part.id, part.name);
  if (topology.links.length === 0) return NOTHING;
  const words: Readonly<Record<string, string>> = {
    copies: "is copied to",
    snapshots: "keeps its snapshots in",
  };
  const items = topology.links.slice(0, MOST).map(
    ({
      from,
      to,
      kind,
    }) => html`<li>${names.get(from) ?? from} ${words[kind] ?? kind} ${names.get(to) ?? to}</li>
`,
  );
  return html`<ul class="links">${items}</ul>${left(topology.links.length)}`;
}

/** Choosing among all failures, also those that are not on the map. */
function choice({ data }: Answers): Markup {
  const kinds = [...new Set(data.failures.map(({ kind }) => kind))];
  const groups = kinds.map((kind) => {
    const options = data.failures.map((failure, number) =>
      failure.kind === kind ? html`<option value="${number}">${failure.title}</option>` : NOTHING,
    );
    return html`<optgroup label="${plural(kind)}">${options}</optgroup>`;
  });
  return html`<p class="choice" hidden><label for="failure">Take away</label> <select id="failure"><option value="">nothing</option>${groups}</select></p>
<p id="told" role="status"></p>
<div id="answer" hidden></div>
`;
}

/** The map: what stands where, and what the report says of each loss, for the page's script to show. */
export function map({ report }: Page, answers: Answers): Markup {
  if (!hasMap(report) && report.failures.length === 0) return NOTHING;
  const regions = report.topology.regions.map((one) => region(one, answers));
  const drawn = html`<ul class="map">${regions}</ul>
${links(report)}${elsewhere(report, answers)}`;
  const hint = html`<p class="choice" hidden>Choose a region, a data centre or a class of nodes to take it away and see what happens.</p>`;
  return section(
    "map",
    "What stands where",
    html`${report.failures.length === 0 ? NOTHING : html`${hint}${choice(answers)}`}${drawn}`,
  );
}
