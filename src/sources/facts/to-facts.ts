import type { Facts, InputFacts, OutlineFacts } from "../../model/facts.ts";
import type { ModuleOutline, NormalisedInput } from "../../model/input.ts";
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
  const { name, path, kind, resources, not_judged, problems, after, before, unseen, places, providers } =
    input;
  if (kind === "declared") {
    throw new Error("what resilience.yml declares is added where it is judged");
  }
  const lines = attributeLines(input);
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
    ...(lines === null ? {} : { attribute_lines: lines }),
    ...(providers === undefined ? {} : { providers }),
    ...planFacts(input),
  };
}

function attributeLines({
  after,
  attributeLines: of,
}: NormalisedInput): InputFacts["attribute_lines"] | null {
  return of === undefined
    ? null
    : Object.fromEntries(after.map(({ resource }) => [resource.id, of(resource.id)]));
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
