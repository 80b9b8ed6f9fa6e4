import type { AttributePlace, Facts, InputFacts, OutlineFacts } from "../../model/facts.ts";
import type { ModuleOutline, NormalisedInput, Place } from "../../model/input.ts";
import { UserError } from "../../model/user-error.ts";
import { plain } from "../../reports/plain.ts";
import { asInputs } from "../normalise-all.ts";
import { PassedOver } from "../passed-over.ts";

/**
 * The inputs of several facts documents together, the same as if one run had read them all. A file that several read is there once.
 * @throws UserError where two have inputs of one name that differ.
 */
export function fromFacts(shards: readonly Facts[]): NormalisedInput[] {
  const byName = new Map<string, InputFacts>();
  const passedOver = new PassedOver();
  for (const { inputs, passed_over } of shards) {
    for (const files of passed_over) {
      passedOver.addAll(files);
    }
    for (const input of inputs) {
      const other = byName.get(input.name);
      if (other !== undefined && JSON.stringify(other) !== JSON.stringify(input)) {
        throw new UserError(
          `two shards have different inputs that are both called "${plain(input.name)}": give one a name of its own (NAME=path)`,
        );
      }
      byName.set(input.name, input);
    }
  }
  return asInputs({ inputs: [...byName.values()].map(inputOf), passedOver });
}

function inputOf({ attribute_places, plan, before, unseen, ...input }: InputFacts): NormalisedInput {
  const { after } = input;
  return {
    ...input,
    before: before === "same" ? after : before,
    ...(unseen === undefined ? {} : { unseen }),
    ...(attribute_places === undefined
      ? {}
      : { attributePlace: (id, attribute) => placeOf(input, attribute_places, { id, attribute }) }),
    ...(plan === undefined
      ? {}
      : {
          sources: {
            outline: outlineOf(plan.outline),
            plannedAt: plan.planned_at,
            archive: null,
            unseen: null,
          },
        }),
  } as NormalisedInput;
}

/** Where an attribute stands, or the nearest one above it, up to the resource itself. */
function placeOf(
  { path, places }: Pick<InputFacts, "path" | "places">,
  attributePlaces: NonNullable<InputFacts["attribute_places"]>,
  { id, attribute }: { id: string; attribute: string },
): Place | null {
  const known = Object.hasOwn(attributePlaces, id) ? (attributePlaces[id] ?? {}) : {};
  for (let at = attribute; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("."), 0))) {
    const found = Object.hasOwn(known, at) ? known[at] : undefined;
    if (found !== undefined) {
      const place = inFull(path, found);
      return { ...place, exact: place.exact && at === attribute };
    }
  }
  const own = Object.hasOwn(places, id) ? places[id] : undefined;
  return own === undefined ? null : ({ ...own, exact: own.exact && attribute === "" } as Place);
}

function inFull(own: string, place: AttributePlace): Place {
  if (!Array.isArray(place)) {
    return place as Place;
  }
  const [line, end_line, column] = place;
  return { path: own, line, end_line, column, exact: true, via: [] };
}

function outlineOf({ resources, names, calls }: OutlineFacts): ModuleOutline {
  return {
    resources: new Set(resources),
    names: new Set(names),
    calls: new Map(calls.map(({ name, source, module }) => [name, { source, module: outlineOf(module) }])),
  };
}
