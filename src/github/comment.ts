import type { Client } from "./client.ts";
import type { ActionContext } from "./context.ts";
import { failureOf } from "./failure.ts";
import { isLater, isSame, markerOf, writtenBy } from "./marker.ts";

/** What happened to the comment: `superseded` where a later run, or the run that is told of itself, has already written it. */
export type CommentResult = "created" | "updated" | "superseded" | "not-wanted";

interface Comment {
  id: number;
  body: string;
}

/** The comment as it is to be. */
interface CommentToWrite {
  key: string;
  body: string;
  /** Write one where there is none? */
  create: boolean;
  /** True where it is written for another run: what that run wrote itself stays. */
  toldOf?: boolean;
}

/** Most comments that are looked through, in pages of 100. */
const PAGES = 50;

/**
 * Writes the one comment that a pull request has of a key: updates it where it is there, else creates it where `create` says so.
 * Only a comment that this token's owner or an app wrote is taken for it: a stranger's that begins alike is left alone.
 */
export async function writeComment(
  client: Client,
  context: ActionContext & { pullRequest: number },
  { key, body, create, toldOf = false }: CommentToWrite,
): Promise<CommentResult> {
  const { owner, repo, pullRequest } = context;
  const existing = await findComment(client, context, markerOf(key));
  const written = existing === null ? null : writtenBy(existing.body);
  if (isLater(written, context) || (toldOf && isSame(written, context))) return "superseded";
  if (existing !== null) {
    const updated = await update(client, context, existing.id, body);
    if (updated) return "updated";
  }
  if (!create) return "not-wanted";
  await client.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body });
  return "created";
}

/** False where the comment is gone by now. */
async function update(client: Client, context: ActionContext, id: number, body: string): Promise<boolean> {
  const { owner, repo } = context;
  try {
    await client.rest.issues.updateComment({ owner, repo, comment_id: id, body });
    return true;
  } catch (error) {
    if (failureOf(error, 0)?.status === 404) return false;
    throw error;
  }
}

async function findComment(
  client: Client,
  context: ActionContext & { pullRequest: number },
  marker: string,
): Promise<Comment | null> {
  const { owner, repo, pullRequest } = context;
  const pages = client.paginate.iterator(client.rest.issues.listComments, {
    owner,
    repo,
    issue_number: pullRequest,
    per_page: 100,
  });
  let page = 0;
  let self: string | null | undefined;
  for await (const { data } of pages) {
    for (const { id, body, user } of data) {
      if (body === undefined || !body.startsWith(marker)) continue;
      if (user?.type !== "Bot" && self === undefined) self = await ownLogin(client);
      if (user?.type === "Bot" || (user != null && user.login === self)) return { id, body };
    }
    page++;
    if (page === PAGES) break;
  }
  return null;
}

/** Who the token belongs to; null for the token of a workflow or an app, which may not ask and whose comments are a bot's. */
async function ownLogin(client: Client): Promise<string | null> {
  try {
    return (await client.rest.users.getAuthenticated()).data.login;
  } catch (error) {
    const status = failureOf(error, 0)?.status;
    if (status === 401 || status === 403 || status === 404) return null;
    throw error;
  }
}
