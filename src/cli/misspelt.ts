import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { UserError } from "../model/user-error.ts";
import { nearWord } from "../settings/near-word.ts";

/**
 * Refuses a first word that is nearly a command and that no file is called: it would be taken for a path to check, since `check` is the
 * default.
 * @throws UserError that says which command is meant.
 */
export async function refuseMisspelt(
  args: readonly string[],
  commands: readonly string[],
  workspace: string,
): Promise<void> {
  const [word = ""] = args;
  if (!/^[a-z]+(?:-[a-z]+)*$/u.test(word) || commands.includes(word)) {
    return;
  }
  const near = nearWord(word, commands);
  if (near !== null && (await stat(resolve(workspace, word)).catch(() => null)) === null) {
    throw new UserError(`no command and no file is called ${word}: did you mean ${near}?`);
  }
}
