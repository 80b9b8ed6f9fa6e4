import type { NormalisedInput, Place } from "../model/input.ts";
import type { Resource } from "../model/resource.ts";
import type { ResourceType } from "./remedy.ts";

/** A resource that will be there, and the input that shows it. */
export interface PlacedResource {
  resource: Resource;
  input: NormalisedInput;
}

type Unseen = NonNullable<NormalisedInput["unseen"]>;

/** What findings need to know of the estate's resources. */
export class ResourceIndex {
  readonly #after = new Map<string, PlacedResource>();
  readonly #inputOf = new Map<string, string>();
  readonly #before = new Set<string>();
  readonly #addresses = new Map<string, string>();
  readonly #types = new Map<string, ResourceType>();
  readonly #unseen = new Map<string, Unseen>();

  /** `deletes` says of a file's path whether taking it away deletes what it declares. */
  constructor(inputs: readonly NormalisedInput[], deletes: (path: string) => boolean = () => false) {
    for (const input of inputs) {
      const { unseen, path } = input;
      for (const { resource, family, type } of input.before ?? input.after) {
        this.#types.set(resource.id, { family, type });
        this.#inputOf.set(resource.id, input.name);
        this.#before.add(resource.id);
        this.#addresses.set(resource.id, resource.address);
        if (unseen !== undefined && !(unseen === "gone" && deletes(path))) {
          this.#unseen.set(resource.id, unseen);
        }
      }
      for (const { resource, family, type } of input.after) {
        this.#types.set(resource.id, { family, type });
        this.#inputOf.set(resource.id, input.name);
        this.#after.set(resource.id, { resource, input });
        this.#addresses.set(resource.id, resource.address);
        this.#unseen.delete(resource.id);
      }
    }
  }

  /** Will there be a resource of this id, seen or not? */
  exists(id: string): boolean {
    return this.#after.has(id) || this.#unseen.has(id);
  }

  /** Is it a resource, here or gone, rather than anything else that is judged (`cluster:cd4pe`)? */
  isResource(id: string): boolean {
    return this.#inputOf.has(id);
  }

  /** Why a resource that was there before is not seen any more, although nothing says that it will be gone; null for any other. */
  unseen(id: string): Unseen | null {
    return this.#unseen.get(id) ?? null;
  }

  /**
   * Does everything that a finding rests on come into being with this change? A declared cluster is judged before its first machine is
   * there, and what it lacks then says nothing of the machines that it gets.
   */
  isAllNew(subject: string, related: readonly string[]): boolean {
    const known = [subject, ...related].filter((id) => this.#inputOf.has(id));
    return known.length > 0 && known.every((id) => !this.#before.has(id));
  }

  /** The address of a resource, of one that is gone too; the id itself for anything else (`cluster:cd4pe`). */
  addressOf(id: string): string {
    return this.#addresses.get(id) ?? id;
  }

  /** What the judged resource is, or what those are that a subject which is no resource consists of. */
  typesOf(subject: string, related: readonly string[]): ResourceType[] {
    const own = this.#types.get(subject);
    return own === undefined ? related.flatMap((id) => this.#types.get(id) ?? []) : [own];
  }

  /** The inputs that a finding rests on: that of its resource, or those of what is related to a subject that is no resource. */
  inputsOf(subject: string, related: readonly string[]): Set<string> {
    const own = this.#inputOf.get(subject);
    const ids = own === undefined ? related : [subject];
    return new Set(ids.flatMap((id) => this.#inputOf.get(id) ?? []));
  }

  /** Where a finding stands: its attribute, else its resource; for a subject that is no resource, the first related one that stands anywhere. */
  placeOf(subject: string, attribute: string | null, related: readonly string[]): Place | null {
    const id = this.placedBy(subject, related)?.resource.id;
    if (id === undefined) {
      return null;
    }
    return (id === subject ? this.#placeOfAttribute(id, attribute) : null) ?? this.#placeOfResource(id);
  }

  /** The resource whose place is that of a finding: its subject, or the first related one that stands anywhere. */
  placedBy(subject: string, related: readonly string[]): PlacedResource | null {
    const id = this.#after.has(subject)
      ? subject
      : related.find((other) => this.#placeOfResource(other) !== null);
    return id === undefined ? null : (this.#after.get(id) ?? null);
  }

  #placeOfAttribute(id: string, attribute: string | null): Place | null {
    return attribute === null ? null : (this.#after.get(id)?.input.attributePlace?.(id, attribute) ?? null);
  }

  #placeOfResource(id: string): Place | null {
    const places = this.#after.get(id)?.input.places ?? {};
    return Object.hasOwn(places, id) ? (places[id] ?? null) : null;
  }
}
