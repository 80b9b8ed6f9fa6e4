import { unknownEquivalents } from "../neighbours/coverage.ts";
import { readNeighbours } from "../neighbours/read.ts";
import { readRules } from "../policies/rules.ts";
import type { Check } from "./check.ts";

/** Every check that a rule claims to cover is in the list of its tool: a mistyped one would claim nothing. */
export const equivalents: Check = {
  name: "equivalents",
  run: async (root) => {
    const neighbours = await readNeighbours(root);
    if (neighbours.length === 0) return [];
    return unknownEquivalents(neighbours, await readRules(root)).map(
      ({ rule, equivalent }) =>
        `policies/rules/${rule}: equivalents: ${equivalent} is in no list of proof/neighbours: correct it, or list it there first`,
    );
  },
};
