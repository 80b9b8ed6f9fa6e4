import type { AttributeSchema, DeclaredTypes } from "../../model/declared-types.ts";
import type { NormalisedInput, Place } from "../../model/input.ts";
import type { SourceValues } from "../../model/source-values.ts";
import { decode } from "../formats/decode.ts";
import { unreadType } from "../not-modelled/unread.ts";
import { type Projection, project } from "../project.ts";
import type { Configuration } from "./configuration.ts";
import { type Judged, resourcesOf } from "./estate-view.ts";
import { filedAs, type Instance, type Side } from "./instance.ts";
import { type JudgedObject, judgedObject } from "./kubernetes/judged-object.ts";
import { objectForm } from "./kubernetes/object-types.ts";
import { placeInPlan } from "./place.ts";
import { UnjudgedTypes } from "./unjudged-types.ts";

/** An input by its stable name (for ids) and its path (for places). */
export interface Source {
  name: string;
  path: string;
}

/** What the user sets for this source. */
export interface TerraformOptions {
  /** The region of what a provider places without naming a region in the configuration; null where none is set. */
  defaultRegion: string | null;
  /** What the sources say that a plan does not show; absent where they are not read. */
  sources?: SourceValues;
}

/** The parts of an input that plans and states have in common. */
type EstateParts = Pick<NormalisedInput, "resources" | "not_judged" | "after" | "before" | "places">;

/** Turns instances into the estate after the change and, where it is shown, the estate before it. */
export function normaliseEstate(
  source: Source,
  instances: Instance[],
  configuration: Configuration,
  declared: DeclaredTypes,
  options: TerraformOptions,
  showsBefore: boolean,
): EstateParts {
  const schemaOf = (instance: Instance): AttributeSchema | undefined => {
    const type = filedAs(instance);
    return Object.hasOwn(declared.terraform, type) ? declared.terraform[type] : undefined;
  };
  const judged: Judged[] = [];
  const places: [string, Place][] = [];
  const objects: JudgedObject[] = [];
  const unjudged = new UnjudgedTypes();
  const place = (instance: Instance): void => {
    places.push([instance.id, placeInPlan(source.path, instance.modules)]);
  };
  for (const instance of instances) {
    const schema = schemaOf(instance);
    const form = schema === undefined && !instance.data ? objectForm(instance.type) : null;
    if (schema !== undefined) {
      judged.push(projectSides(instance, schema));
      place(instance);
    } else if (form === null) {
      unjudged.add(unreadType(filedAs(instance)));
    } else {
      const outcome = judgedObject(instance, form, declared, configuration);
      if (outcome.object !== undefined) {
        objects.push(outcome.object);
        place(instance);
      }
      if (outcome.unjudged !== undefined) {
        unjudged.add(outcome.unjudged);
      }
    }
  }
  const declaredOnes = new Set(judged.map(({ instance }) => instance));
  const isDeclared = (instance: Instance): boolean => declaredOnes.has(instance);
  const { links = {} } = declared;
  const surroundings = {
    input: source.name,
    instances,
    objects,
    links,
    configuration,
    isDeclared,
    ...options,
  };
  return {
    resources: instances.length,
    not_judged: unjudged.entries(),
    ...resourcesOf(judged, surroundings, showsBefore),
    places: Object.fromEntries(places),
  };
}

/** Projects both sides; what does not change is projected once. */
function projectSides(instance: Instance, schema: AttributeSchema): Judged {
  const after = projectSide(instance.after, schema);
  const same =
    instance.before !== null && (instance.before === instance.after || instance.action === "no-op");
  return {
    instance,
    schema,
    after,
    before: same && after !== null ? after : projectSide(instance.before, schema),
  };
}

function projectSide(side: Side | null, schema: AttributeSchema): Projection | null {
  return side === null ? null : project(side.values, side.unknown, side.sensitive, schema, decode);
}
