import type { AttributePlace, Facts, InputFacts, OutlineFacts } from "../../model/facts.ts";
import type { ModuleOutline, NormalisedInput, Place } from "../../model/input.ts";
import type { ReadFiles } from "../normalise-all.ts";

/** What was read, as the document that can be judged elsewhere. Sources inside binary plans stay out: whoever judges has the checkout. */
export function toFacts({ inputs, passedOver }: ReadFiles, tool: Facts["tool"]): Facts {
  return {
    version: 1,
    kind: "facts",
    tool,
    inputs: [...inputs].sort((a, b) => (a.name < b.name ? -1 : 1)).map(inputFacts),
    passed_over: passedOver.files(),
  };
}

function inputFacts(input: NormalisedInput): InputFacts {
  const { name, path, kind, resources, not_judged, problems } = input;
  const { after, before, unseen, places, providers, cluster } = input;
  if (kind === "declared") {
    throw new Error("what resilience.yml declares is added where it is judged");
  }
  const attributes = attributePlaces(input);
  return {
    name,
    path,
    kind,
    resources,
    not_judged,
    problems,
    after,
    before: before === after ? "same" : before,
    ...(unseen === undefined ? {} : { unseen }),
    places,
    ...(attributes === null ? {} : { attribute_places: attributes }),
    ...(cluster === undefined ? {} : { cluster }),
    ...(providers === undefined ? {} : { providers }),
    ...planFacts(input),
  };
}

function attributePlaces({
  path,
  after,
  attributesOf,
  attributePlace,
}: NormalisedInput): InputFacts["attribute_places"] | null {
  if (attributesOf === undefined || attributePlace === undefined) {
    return null;
  }
  const ofResource = (id: string): Record<string, AttributePlace> => {
    const all = attributesOf(id).map((attribute) => [attribute, attributePlace(id, attribute)] as const);
    return Object.fromEntries(
      all.flatMap(([attribute, place]) => (place === null ? [] : [[attribute, short(path, place)]])),
    );
  };
  return Object.fromEntries(after.map(({ resource: { id } }) => [id, ofResource(id)]));
}

/** Most places are exact ones in the file itself, and all that is told of them is where. */
function short(own: string, place: Place): AttributePlace {
  const { path, line, end_line, column = 1, exact, via } = place;
  const isOwn = path === own && exact && via.length === 0;
  return isOwn && line !== null && end_line !== null ? [line, end_line, column] : place;
}

function planFacts({ sources }: NormalisedInput): Pick<InputFacts, "plan"> {
  return sources === undefined
    ? {}
    : { plan: { outline: outlineFacts(sources.outline), planned_at: sources.plannedAt } };
}

function outlineFacts({ resources, names, calls }: ModuleOutline): OutlineFacts {
  return {
    resources: [...resources],
    names: [...names],
    calls: [...calls].map(([name, { source, module }]) => ({ name, source, module: outlineFacts(module) })),
  };
}
