import type { NormalisedInput, Place } from "../model/input.ts";
import type { Resource } from "../model/resource.ts";
import type { ResourceType } from "./remedy.ts";

/** A resource that will be there, and the input that shows it. */
export interface PlacedResource {
  resource: Resource;
  input: NormalisedInput;
}

type Unseen = NonNullable<NormalisedInput["unseen"]>;

/** What is known of one resource, here or gone. */
interface Known {
  address: string;
  type: ResourceType;
  /** Name of the input that shows it. */
  input: string;
  /** Null where it will not be there. */
  after: PlacedResource | null;
  wasThere: boolean;
  unseen: Unseen | null;
}

/** What findings need to know of the estate's resources. */
export class ResourceIndex {
  readonly #known = new Map<string, Known>();

  /** `deletes` says of a file's path whether taking it away deletes what it declares. */
  constructor(inputs: readonly NormalisedInput[], deletes: (path: string) => boolean = () => false) {
    for (const input of inputs) {
      const { unseen = null, path, before } = input;
      const gone = unseen === "gone" && deletes(path) ? null : unseen;
      for (const { resource, family, type } of before ?? []) {
        const known = this.#add(resource, { family, type }, input);
        known.wasThere = true;
        known.unseen = gone ?? known.unseen;
      }
      for (const { resource, family, type } of input.after) {
        const known = this.#add(resource, { family, type }, input);
        known.wasThere ||= before === null;
        known.after = { resource, input };
        known.unseen = null;
      }
    }
  }

  /** What is known of it so far; where several inputs show it, the last one says what it is. */
  #add({ id, address }: Resource, type: ResourceType, { name }: NormalisedInput): Known {
    const known = this.#known.get(id);
    if (known === undefined) {
      const added: Known = { address, type, input: name, after: null, wasThere: false, unseen: null };
      this.#known.set(id, added);
      return added;
    }
    known.address = address;
    known.type = type;
    known.input = name;
    return known;
  }

  /** Will there be a resource of this id, seen or not? */
  exists(id: string): boolean {
    const known = this.#known.get(id);
    return known !== undefined && (known.after !== null || known.unseen !== null);
  }

  /** Is it a resource, here or gone, rather than anything else that is judged (`cluster:cd4pe`)? */
  isResource(id: string): boolean {
    return this.#known.has(id);
  }

  /** Why a resource that was there before is not seen any more, although nothing says that it will be gone; null for any other. */
  unseen(id: string): Unseen | null {
    return this.#known.get(id)?.unseen ?? null;
  }

  /**
   * Does everything that a finding rests on come into being with this change? A declared cluster is judged before its first machine is
   * there, and what it lacks then says nothing of the machines that it gets.
   */
  isAllNew(subject: string, related: readonly string[]): boolean {
    const known = [subject, ...related].flatMap((id) => this.#known.get(id) ?? []);
    return known.length > 0 && known.every(({ wasThere }) => !wasThere);
  }

  /** The address of a resource, of one that is gone too; the id itself for anything else (`cluster:cd4pe`). */
  addressOf(id: string): string {
    return this.#known.get(id)?.address ?? id;
  }

  /** What the judged resource is, or what those are that a subject which is no resource consists of. */
  typesOf(subject: string, related: readonly string[]): ResourceType[] {
    const own = this.#known.get(subject);
    return own === undefined ? related.flatMap((id) => this.#known.get(id)?.type ?? []) : [own.type];
  }

  /** The inputs that a finding rests on: that of its resource, or those of what is related to a subject that is no resource. */
  inputsOf(subject: string, related: readonly string[]): Set<string> {
    const ids = this.#known.has(subject) ? [subject] : related;
    return new Set(ids.flatMap((id) => this.#known.get(id)?.input ?? []));
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
    const id =
      this.#afterOf(subject) !== null
        ? subject
        : related.find((other) => this.#placeOfResource(other) !== null);
    return id === undefined ? null : this.#afterOf(id);
  }

  #afterOf(id: string): PlacedResource | null {
    return this.#known.get(id)?.after ?? null;
  }

  #placeOfAttribute(id: string, attribute: string | null): Place | null {
    return attribute === null ? null : (this.#afterOf(id)?.input.attributePlace?.(id, attribute) ?? null);
  }

  #placeOfResource(id: string): Place | null {
    const places = this.#afterOf(id)?.input.places ?? {};
    return Object.hasOwn(places, id) ? (places[id] ?? null) : null;
  }
}
