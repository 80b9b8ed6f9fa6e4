import * as z from "zod/mini";
import { UserError } from "../model/user-error.ts";
import { decodeText } from "../sources/decode-text.ts";
import { type Client, connect } from "./client.ts";
import { failureOf } from "./failure.ts";
import { type Clock, withRetries } from "./retry.ts";

/** The contents API gives files of up to 1 MB with their content. */
const FILE_BYTES = 1024 * 1024;

const fileSchema = z.object({ type: z.literal("file"), encoding: z.literal("base64"), content: z.string() });

/** A file of a repository at a commit; the path has forward slashes, from the repository's root. */
interface FileAtCommit {
  /** `owner/name`. */
  repository: string;
  sha: string;
  path: string;
  token: string;
  apiUrl: string;
}

/**
 * The text of a file at a commit (the base of a pull request), null where there is none.
 * @throws UserError where it cannot be read: a lack of permission is never taken for a lack of the file, which would judge a
 * pull request by no settings at all.
 */
export async function readBaseFile(file: FileAtCommit, clock?: Clock): Promise<string | null> {
  const at = `${file.path} at the base commit ${file.sha.slice(0, 7)}`;
  try {
    const client = await connect(file);
    return await withRetries(() => read(client, file, at), clock);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${at}: ${whyUnread(failureOf(error, Date.now())?.status)}`);
  }
}

async function read(
  client: Client,
  { repository, sha, path }: FileAtCommit,
  at: string,
): Promise<string | null> {
  const [owner = "", repo = ""] = repository.split("/");
  try {
    const { data } = await client.rest.repos.getContent({ owner, repo, path, ref: sha });
    return textOf(data, at);
  } catch (error) {
    if (failureOf(error, 0)?.status !== 404) throw error;
    // GitHub answers 404 for what the token may not see, too: the commit itself tells the two apart.
    await client.rest.git.getCommit({ owner, repo, commit_sha: sha });
    return null;
  }
}

function textOf(data: unknown, at: string): string {
  const file = fileSchema.safeParse(data);
  if (!file.success)
    throw new UserError(`${at}: it is no file of less than 1 MB (a folder, a link or a large file)`);
  const decoded = decodeText(Buffer.from(file.data.content, "base64"), FILE_BYTES);
  if (decoded.kind === "text") return decoded.text;
  throw new UserError(`${at}: ${decoded.kind === "unreadable" ? decoded.reason : "it is not text"}`);
}

function whyUnread(status: number | null | undefined): string {
  if (status === undefined) return "it could not be asked for; is github-token set?";
  if (status === null) return "GitHub did not answer; run the job again, or set trusted-config: head";
  if (status === 401 || status === 403 || status === 404) {
    return `GitHub answered ${status}; the token needs the permission contents: read (permissions of the job)`;
  }
  return `GitHub answered ${status}; run the job again`;
}
