import type { Facts } from "../../model/facts.ts";
import { UserError } from "../../model/user-error.ts";

/**
 * A facts document as text.
 * @throws UserError where it is longer than a text can be.
 */
export function factsText(facts: Facts): string {
  try {
    // A runner obeys `##[` anywhere in a line; parsed back, this is the same.
    return `${JSON.stringify(facts).replaceAll("##[", "#\\u0023[")}\n`;
  } catch (error) {
    if (error instanceof RangeError) {
      throw new UserError("what was collected is too large for one document: collect it in more shards");
    }
    throw error;
  }
}
