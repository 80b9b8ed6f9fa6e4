/**
 * Something that the user can put right: a wrong flag, a broken settings file, a path that does not exist.
 * The message says what was wrong, where, and what to do; it holds no word of a file's content.
 * It ends the run with exit status 2, and no stack trace is shown for it.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly exitStatus = 2;
}
