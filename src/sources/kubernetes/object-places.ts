import type { Place } from "../../model/input.ts";
import { originOf } from "../render/origins.ts";
import type { RenderedFrom } from "../render/rendered-from.ts";
import type { RenderedPlaces } from "../render/rendered-places.ts";
import { isMapping } from "./mapping.ts";
import type { YamlDocument } from "./parse-yaml.ts";
import type { FoundObject } from "./unfold.ts";

/** What a text was rendered from, and where its objects stand there. */
export interface Rendered {
  from: RenderedFrom;
  places: RenderedPlaces;
}

/** Where an attribute of an object stands; "" is the object itself. */
export type PlaceOf = (attribute: string) => Place;

/** Tells where the attributes of one object stand: in the file of its document, or in what that was rendered from. */
export function placesOf(
  path: string,
  rendered: Rendered | null,
  { value, kind, path: inDocument }: FoundObject,
  document: YamlDocument,
): PlaceOf {
  if (rendered === null) {
    // Not the document, whose value would be held with it.
    const { linesOf } = document;
    return (attribute) => {
      const inside = [inDocument, attribute].filter((part) => part !== "").join(".");
      return { path, ...linesOf(inside), via: [] };
    };
  }
  const origin = originOf(value, document.text, rendered.from);
  const name = isMapping(value["metadata"]) ? value["metadata"]["name"] : "";
  const object = { kind, name: typeof name === "string" ? name : "" };
  return (attribute) => rendered.places.place(origin ?? path, object, attribute);
}
