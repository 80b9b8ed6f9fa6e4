import { UserError } from "../model/user-error.ts";
import { failureOf } from "./failure.ts";

/** True where the token may not do it, or nothing says that it could. */
export function isRefused(error: unknown): boolean {
  const failure = failureOf(error, Date.now());
  return failure !== null && !failure.limited && [401, 403, 404].includes(failure.status ?? 0);
}

/** What each needs, and when it cannot be had. */
const NEEDS = {
  comment:
    "pull-requests: write (permissions of the job); on pull requests from forks and of Dependabot it can only read, and a locked " +
    "conversation takes no comment",
  "check run":
    "checks: write (permissions of the job); on pull requests from forks and of Dependabot it can only read",
} as const;

/** Why the comment or the check run did not arrive, and what to do. */
export function whyNot(what: keyof typeof NEEDS, error: unknown): string {
  const failure = failureOf(error, Date.now());
  const begin = `The ${what} could not be written:`;
  if (failure === null) {
    const why = error instanceof UserError ? error.message : "an internal error; please report it";
    return `${begin} ${why}.`;
  }
  const { status, limited } = failure;
  if (status === null) return `${begin} GitHub did not answer.`;
  if (!limited && (status === 401 || status === 403 || status === 404)) {
    return `${begin} GitHub answered ${status}. The token needs the permission ${NEEDS[what]}.`;
  }
  return `${begin} GitHub answered ${status}${limited ? ", too many requests" : ""}.`;
}
