import type { Place } from "../../model/input.ts";
import { isMapping } from "../kubernetes/mapping.ts";
import { parseYaml, type YamlDocument } from "../kubernetes/parse-yaml.ts";
import { unfold } from "../kubernetes/unfold.ts";
import type { RenderedFrom } from "./rendered-from.ts";
import { templateLine } from "./template-line.ts";

/** An object as it was rendered. */
export interface RenderedObject {
  kind: string;
  /** "" where it has none. */
  name: string;
}

/** An object of a file that others are rendered from. */
interface SourceObject extends RenderedObject {
  document: YamlDocument;
  /** Its path in the document. */
  path: string;
}

/** Says where the attributes of rendered objects stand in what they were rendered from, as near as can be known. */
export class RenderedPlaces {
  readonly #from: RenderedFrom;
  readonly #objects = new Map<string, SourceObject[]>();

  constructor(from: RenderedFrom) {
    this.#from = from;
  }

  /** `origin` is the file that the object comes from, or what stands for all of it where nothing says so. */
  place(origin: string, object: RenderedObject, attribute: string): Place {
    const { by, via } = this.#from;
    const found =
      by === "helm" ? this.#inTemplate(origin, object, attribute) : this.#inBase(origin, object, attribute);
    return { ...(found ?? { path: origin, line: null, end_line: null }), exact: false, via: [via] };
  }

  #inTemplate(
    origin: string,
    { kind }: RenderedObject,
    attribute: string,
  ): Pick<Place, "path" | "line" | "end_line"> | null {
    const text = this.#from.sources.get(origin);
    const line = text === undefined ? null : templateLine(text, kind, attribute);
    return line === null ? null : { path: origin, line, end_line: line };
  }

  /** A patch that sets the attribute counts before what it changes. */
  #inBase(
    origin: string,
    object: RenderedObject,
    attribute: string,
  ): Pick<Place, "path" | "line" | "end_line" | "column"> | null {
    for (const path of attribute === "" ? [] : this.#from.patches.keys()) {
      const patch = nearest(this.#objectsOf(path), object);
      const lines = patch === null ? null : linesOf(patch, attribute);
      if (lines?.exact === true) {
        const { exact, ...rest } = lines;
        return { path, ...rest };
      }
    }
    const source = nearest(this.#objectsOf(origin), object);
    if (source === null) {
      return null;
    }
    const { exact, ...rest } = linesOf(source, attribute);
    return { path: origin, ...rest };
  }

  #objectsOf(path: string): SourceObject[] {
    const known = this.#objects.get(path);
    if (known !== undefined) {
      return known;
    }
    const text = this.#from.sources.get(path) ?? this.#from.patches.get(path) ?? "";
    const objects: SourceObject[] = [];
    for (const document of parseYaml(text).documents) {
      unfold(
        document.value,
        path,
        ({ value, kind, path: inDocument }) =>
          objects.push({ kind, name: nameOf(value), document, path: inDocument }),
        () => {},
      );
    }
    this.#objects.set(path, objects);
    return objects;
  }
}

/** The one of its kind whose name the rendered one is made of: kustomize puts prefixes, suffixes and hashes around names. */
function nearest(objects: readonly SourceObject[], { kind, name }: RenderedObject): SourceObject | null {
  const fitting = objects.filter((one) => one.kind === kind && name.includes(one.name));
  return fitting.reduce<SourceObject | null>(
    (best, one) => (best === null || one.name.length > best.name.length ? one : best),
    null,
  );
}

function linesOf({ document, path }: SourceObject, attribute: string): ReturnType<YamlDocument["linesOf"]> {
  return document.linesOf([path, attribute].filter((part) => part !== "").join("."));
}

function nameOf({ metadata }: Record<string, unknown>): string {
  const name = isMapping(metadata) ? metadata["name"] : "";
  return typeof name === "string" ? name : "";
}
