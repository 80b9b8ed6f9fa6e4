import { UserError } from "../model/user-error.ts";
import { choose } from "./asked.ts";
import { nearWord } from "./near-word.ts";

/** The inputs of an action by name. */
export interface InputReader<Name extends string> {
  /** Null where it is not set, or empty. */
  value(name: Name): string | null;
  /** One of the allowed words, the first where nothing is said. */
  word<Word extends string>(name: Name, allowed: readonly [Word, ...Word[]]): Word;
}

/**
 * Reads the inputs of an action as the runner gives them, in variables `INPUT_<NAME>`.
 * @throws UserError for an input that there is not; `word` for one that is not allowed.
 */
export function inputReader<Name extends string>(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly Name[],
): InputReader<Name> {
  refuseUnknown(environment, names);
  const value = (name: Name): string | null => environment[variable(name)]?.trim() || null;
  return {
    value,
    word: (name, allowed) => choose(name, value(name), allowed) ?? allowed[0],
  };
}

function refuseUnknown(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): void {
  const known = new Set(names.map(variable));
  for (const name of Object.keys(environment)) {
    if (name.startsWith("INPUT_") && !known.has(name)) {
      const input = name.slice("INPUT_".length).toLowerCase();
      const near = nearWord(input, names);
      throw new UserError(
        `there is no input ${input}${near === null ? "" : `: did you mean ${near}?`} (inputs: ${names.join(", ")})`,
      );
    }
  }
}

/** How the runner names the variable of an input (spaces become underscores, hyphens stay). */
function variable(name: string): string {
  return `INPUT_${name.toUpperCase()}`;
}
