import type { DeclaredTypes } from "../../model/declared-types.ts";
import type { NormalisedInput, Place, Problem, TypedResource } from "../../model/input.ts";
import { attributePaths } from "../attribute-paths.ts";
import { unreadKind } from "../not-modelled/unread.ts";
import type { RenderedFrom } from "../render/rendered-from.ts";
import { RenderedPlaces } from "../render/rendered-places.ts";
import { BrokenDocuments } from "./broken-documents.ts";
import { filingOf, schemaOf, unfiled } from "./filing.ts";
import { firstProblems } from "./first-problems.ts";
import { isMapping } from "./mapping.ts";
import { NotJudgedTally } from "./not-judged.ts";
import { identify, type ObjectIdentity } from "./object-identity.ts";
import { type PlaceOf, placesOf, type Rendered } from "./object-places.ts";
import { readYaml, type YamlDocument } from "./parse-yaml.ts";
import { isTemplateText, templateOf } from "./recognise.ts";
import { typedResource } from "./typed-resource.ts";
import { type FoundObject, unfold } from "./unfold.ts";

/** An object that is kept, and where to look for its lines. */
interface Kept {
  typed: TypedResource;
  line: number;
  placeOf: PlaceOf;
}

/** Everything that is gathered from one file. */
interface Gathered {
  input: { name: string; path: string };
  declared: DeclaredTypes;
  /** What the text was rendered from; null where it is a file's own. */
  rendered: Rendered | null;
  resources: number;
  kept: Map<string, Kept>;
  /** How many objects there are under each address without a full name. */
  generated: Map<string, number>;
  notJudged: NotJudgedTally;
  problems: Problem[];
  broken: BrokenDocuments;
}

/**
 * Turns a file of manifests (YAML or JSON, many documents, Lists) into resources: declared kinds and attributes only.
 * Pure, and never throws for any text: a document that cannot be read is a problem with its line, the others are kept. What was rendered
 * (`from`) has the places of what it was rendered from.
 */
export function normaliseManifests(
  input: { name: string; path: string },
  text: string,
  declared: DeclaredTypes,
  from: RenderedFrom | null = null,
): NormalisedInput {
  const gathered: Gathered = {
    input,
    declared,
    rendered: from === null ? null : { from, places: new RenderedPlaces(from) },
    resources: 0,
    kept: new Map(),
    generated: new Map(),
    notJudged: new NotJudgedTally(),
    problems: [],
    broken: new BrokenDocuments(),
  };
  for (const document of readYaml(text)) {
    if ("value" in document) {
      unfold(
        document.value,
        input.path,
        (object) => gather(gathered, object, document),
        (skipped) => gathered.notJudged.add(skipped),
      );
    } else if (isTemplateText(document.text)) {
      // It is not meant to be read before it is filled in; anything else is a mistake.
      gathered.notJudged.add({ ...templateOf(document.text), count: document.count });
    } else {
      const problem = gathered.broken.add(document);
      gathered.problems.push(...(problem === null ? [] : [problem]));
    }
  }
  return finish(gathered);
}

/** Takes one object in, or says why it is not judged. */
function gather(gathered: Gathered, object: FoundObject, document: YamlDocument): void {
  gathered.resources += 1;
  const kind = `${object.group}/${object.kind}`;
  const filing = filingOf(kind, object.value, gathered.declared);
  if (filing === null) {
    gathered.notJudged.add({ ...unfiled(kind, object.value), count: 1 });
    return;
  }
  const metadata = isMapping(object.value["metadata"]) ? object.value["metadata"] : {};
  const identity = identify(object, inOwnNamespace(gathered, kind, metadata));
  const { line } = document.linesOf(object.path);
  if (identity === null) {
    gathered.notJudged.add({
      what: kind,
      reason: "its name or namespace is not one that Kubernetes accepts",
      count: 1,
    });
    gathered.problems.push({
      level: "warning",
      message: `A ${object.kind} has a name or namespace that Kubernetes does not accept, so that it is not judged: mend the name.`,
      line,
    });
    return;
  }
  const address = uniqueAddress(gathered, identity);
  const typed = typedResource(gathered.input.name, { ...identity, address }, object.value, filing);
  if (gathered.declared.unread?.includes(kind) === true) {
    typed.unread = true;
    gathered.notJudged.add({ ...unreadKind(kind, kind), count: 1 });
  }
  warnOfRepetition(gathered, typed, line);
  // Removed first, so that the order is that of the objects which count.
  gathered.kept.delete(typed.resource.id);
  const placeOf = placesOf(gathered.input.path, gathered.rendered, object, document);
  gathered.kept.set(typed.resource.id, { typed, line, placeOf });
}

/** A release is installed into its namespace, whether or not its objects name it. */
function inOwnNamespace(
  { declared, rendered }: Gathered,
  kind: string,
  metadata: Record<string, unknown>,
): Record<string, unknown> {
  const namespace = rendered?.from.namespace ?? "";
  const isNamespaced = declared.links?.[kind]?.cluster_scoped !== true;
  const isNamed = (metadata["namespace"] ?? "") !== "";
  return namespace !== "" && isNamespaced && !isNamed ? { ...metadata, namespace } : metadata;
}

/** Objects whose name is not given are different objects, however alike their manifests. */
function uniqueAddress(gathered: Gathered, identity: ObjectIdentity): string {
  if (!identity.generated) {
    return identity.address;
  }
  const count = (gathered.generated.get(identity.address) ?? 0) + 1;
  gathered.generated.set(identity.address, count);
  return count === 1 ? identity.address : `${identity.address}${count}`;
}

/** The same object twice in one file: the later one is applied last and wins. */
function warnOfRepetition(gathered: Gathered, { type, resource }: TypedResource, line: number): void {
  const earlier = gathered.kept.get(resource.id);
  if (earlier === undefined) {
    return;
  }
  gathered.notJudged.add({
    what: type,
    reason: "the same object is given again further down, which counts",
    count: 1,
  });
  gathered.problems.push({
    level: "warning",
    message: `${resource.address} is given on line ${earlier.line} and again on line ${line}: the later one counts, remove one of them.`,
    line,
  });
}

function finish(gathered: Gathered): NormalisedInput {
  const { input, kept, resources } = gathered;
  const problems = [...firstProblems(gathered.problems), ...gathered.broken.counted()];
  const places: Record<string, Place> = {};
  for (const [id, object] of kept) {
    places[id] = object.placeOf("");
  }
  return {
    name: input.name,
    path: input.path,
    kind: resources > 0 || problems.length > 0 ? "kubernetes" : "unrecognised",
    resources,
    not_judged: gathered.notJudged.entries(),
    problems,
    after: [...kept.values()].map(({ typed }) => typed),
    before: null,
    places,
    attributePlace: (id, attribute) => kept.get(id)?.placeOf(attribute) ?? null,
    attributesOf: (id) => {
      const { typed } = kept.get(id) ?? {};
      const schema = typed === undefined ? null : schemaOf(typed.filed_as ?? typed.type, gathered.declared);
      return typed === undefined || schema === null ? [] : [...attributePaths(typed.resource.values, schema)];
    },
  };
}
