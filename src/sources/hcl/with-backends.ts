import type { DeclaredTypes } from "../../model/declared-types.ts";
import type { NormalisedInput, Place, TypedResource } from "../../model/input.ts";
import type { Region } from "../../model/resource.ts";
import { decode } from "../formats/decode.ts";
import { project } from "../project.ts";
import { type Backend, backendOf } from "./backend.ts";
import type { SourceSearch } from "./source-search.ts";

/** The type under which policies see where the state of a plan is kept. No provider has it. */
const TYPE = "terraform_backend";
const ADDRESS = "terraform.backend";

/** The provider whose names the attributes of a backend hold: its bucket, table or account may be a resource of any input. */
const NAMES_OF: Record<string, string> = {
  s3: "aws_state_backend",
  gcs: "google_state_backend",
  azurerm: "azurerm_state_backend",
};

/**
 * Adds to each plan a resource of the type `terraform_backend`, where its sources say where its state is kept: the same before the change and
 * after it, since no change of infrastructure moves a state. Nothing is added where no policy reads that type, or where nothing is known.
 */
export async function withBackends(
  inputs: readonly NormalisedInput[],
  declared: DeclaredTypes,
  search: SourceSearch,
): Promise<NormalisedInput[]> {
  const schema = declared.terraform[TYPE];
  const completed: NormalisedInput[] = [];
  for (const input of inputs) {
    const sources = schema === undefined ? null : await search.of(input);
    const backend = sources === null ? null : await backendOf(sources, search.finder, search.reader);
    completed.push(backend === null || schema === undefined ? input : withBackend(input, backend, schema));
  }
  return completed;
}

function withBackend(
  input: NormalisedInput,
  { type, values, unknown, place }: Backend,
  schema: NonNullable<DeclaredTypes["terraform"][string]>,
): NormalisedInput {
  const id = `${input.name}#${ADDRESS}`;
  const marks = Object.fromEntries([...unknown].map((name) => [name, true]));
  const named = Object.hasOwn(NAMES_OF, type) ? NAMES_OF[type] : undefined;
  const one: TypedResource = {
    family: "terraform",
    type: TYPE,
    resource: {
      id,
      input: input.name,
      scope: "",
      address: ADDRESS,
      action: "no-op",
      action_reason: null,
      replaced_by: [],
      region: regionOf(values),
      ...project({ ...values, type }, marks, null, schema, decode),
      references: {},
      referenced_by: {},
    },
    ...(named === undefined ? {} : { names_as: named }),
  };
  const where: Place =
    place === null
      ? { path: input.path, line: null, end_line: null, exact: false, via: [] }
      : { ...place, via: [] };
  return {
    ...input,
    after: [...input.after, one],
    before: input.before === null ? null : [...input.before, one],
    places: { ...input.places, [id]: where },
  };
}

function regionOf({ region }: Record<string, unknown>): Region {
  return typeof region === "string" && region !== ""
    ? { name: region }
    : { unknown: "the backend does not say its region" };
}
