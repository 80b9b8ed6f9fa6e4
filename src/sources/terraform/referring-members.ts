import type { AttributeSchema } from "../../model/declared-types.ts";
import { longestReferences } from "./expression.ts";
import { member } from "./json-shape.ts";
import { passingKeys, type Spot } from "./spot.ts";

/** A member of a block: its expression, and whether that refers to anything. */
interface ReferringMember {
  key: string;
  expression: unknown;
  refers: boolean;
}

/** The members of blocks that policies read: told once for all instances of a resource, and for all blocks of an expression. */
export class ReferringMembers {
  /** By schema and by the block of expressions. */
  readonly #known = new Map<AttributeSchema, Map<unknown, ReferringMember[]>>();

  /** Those of one block, with what the configuration has for them: `inner` are its expressions by key, if any. */
  of({ schema, value }: Spot, inner: unknown): readonly ReferringMember[] {
    const isFixed = schema !== true && schema.additionalProperties === undefined;
    const known = isFixed ? this.#known.get(schema)?.get(inner) : undefined;
    if (known !== undefined) {
      return known;
    }
    const members = [...passingKeys(schema, value, inner)].map((key): ReferringMember => {
      const expression = member(inner, key);
      return { key, expression, refers: longestReferences(expression).length > 0 };
    });
    if (isFixed) {
      const bySchema = this.#known.get(schema) ?? new Map<unknown, ReferringMember[]>();
      bySchema.set(inner, members);
      this.#known.set(schema, bySchema);
    }
    return members;
  }
}
