import type { BreakGlass } from "../model/report.ts";
import { type Client, connect } from "./client.ts";
import { failureOf } from "./failure.ts";
import { type Clock, withRetries } from "./retry.ts";

/** Which label of which pull request is asked about. */
export interface AskedBreakGlass {
  /** `owner/name`. */
  repository: string;
  token: string;
  apiUrl: string;
  number: number;
  label: string;
  /** When the pull request was last changed before this run (ISO 8601); null where the event does not say. */
  changedAt: string | null;
  /** The label whose setting started this run, which then judges what was there at that moment; null where something else started it. */
  labelSet: string | null;
}

/** Most events of a pull request that are looked through, in pages of 100. */
const PAGES = 50;
/** Who may merge: GitHub tells `maintain` as write, and `triage`, which may set labels, as read. */
const MAY_WRITE = ["admin", "write"];

/**
 * The break-glass label of a pull request; null where it is not set. It counts where somebody who may write set it, and nothing was pushed
 * since: else whoever may label, or push after the decision, would decide. What cannot be asked does not count, and says so.
 */
export async function breakGlass(asked: AskedBreakGlass, clock?: Clock): Promise<BreakGlass | null> {
  const told = { label: asked.label, by: null, at: null };
  try {
    const client = await connect(asked);
    return await withRetries(() => labelOf(client, asked), clock);
  } catch (error) {
    const status = failureOf(error, Date.now())?.status ?? null;
    const why =
      status === null
        ? "GitHub could not be asked whether it is set, and by whom"
        : `GitHub answered ${status} when asked who set it; the token needs the permission pull-requests: read`;
    return { ...told, counts: false, why };
  }
}

async function labelOf(client: Client, asked: AskedBreakGlass): Promise<BreakGlass | null> {
  const { label, number } = asked;
  const [owner = "", repo = ""] = asked.repository.split("/");
  const { data: labels } = await client.rest.issues.listLabelsOnIssue({
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  if (!labels.some(({ name }) => isSame(name, label))) {
    return null;
  }
  const set = await lastSet(client, { owner, repo }, asked);
  if (set === null) {
    return { label, by: null, at: null, counts: false, why: "nothing tells who set it" };
  }
  const isNow = asked.labelSet !== null && isSame(asked.labelSet, label);
  const why =
    (isNow ? null : tooEarly(set.at, asked.changedAt)) ?? (await mayNot(client, { owner, repo }, set.by));
  return { label, ...set, counts: why === null, why };
}

/** Who set the label last, and when. */
async function lastSet(
  client: Client,
  { owner, repo }: { owner: string; repo: string },
  { number, label }: AskedBreakGlass,
): Promise<{ by: string; at: string } | null> {
  const pages = client.paginate.iterator(client.rest.issues.listEvents, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  let last: { by: string; at: string } | null = null;
  let page = 0;
  for await (const { data } of pages) {
    for (const event of data) {
      const name = "label" in event ? event.label.name : null;
      const isSetting = event.event === "labeled" && name !== null && isSame(name, label);
      if (isSetting && (last === null || last.at <= event.created_at)) {
        last = event.actor === null ? null : { by: event.actor.login, at: event.created_at };
      }
    }
    page++;
    if (page === PAGES) break;
  }
  return last;
}

/** GitHub takes two labels that differ in case for one. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function tooEarly(at: string, changedAt: string | null): string | null {
  if (changedAt === null || Number.isNaN(Date.parse(changedAt))) {
    return "the event does not say when the pull request was last changed: set the label again";
  }
  return Date.parse(at) < Date.parse(changedAt)
    ? "it was set before the pull request was last changed: set it again, or run this job again, once it is as it shall be merged"
    : null;
}

async function mayNot(
  client: Client,
  { owner, repo }: { owner: string; repo: string },
  login: string,
): Promise<string | null> {
  const permission = await client.rest.repos
    .getCollaboratorPermissionLevel({ owner, repo, username: login })
    .then(
      ({ data }) => data.permission,
      (error: unknown) => {
        if (failureOf(error, 0)?.status === 404) return "none";
        throw error;
      },
    );
  return MAY_WRITE.includes(permission) ? null : "who set it may not write to this repository";
}
