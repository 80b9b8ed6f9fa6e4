import { HttpClient } from "@actions/http-client";
import { UserError } from "../model/user-error.ts";
import type { Client } from "./client.ts";

/** Most bytes of an archive that is downloaded: a report of 20,000 findings compresses to a tenth of it. */
const ARCHIVE_BYTES = 32 * 1024 ** 2;
const ANSWER_MS = 30_000;

/** An answer that is none of the API's, in the shape that retrying looks at. */
class DownloadError extends Error {
  readonly status: number;
  readonly response: { headers: Record<string, unknown> } | undefined;

  constructor(status: number | null, headers: Record<string, unknown> = {}) {
    super("the artifact cannot be downloaded");
    this.status = status ?? 500;
    this.response = status === null ? undefined : { headers };
  }
}

/** An artifact of a run. */
export interface Artifact {
  id: number;
  bytes: number;
}

/** The latest artifact of this name that a run has left; null where there is none, or it has expired. */
export async function findArtifact(
  client: Client,
  { owner, repo }: { owner: string; repo: string },
  run: number,
  name: string,
): Promise<Artifact | null> {
  const { data } = await client.rest.actions.listWorkflowRunArtifacts({
    owner,
    repo,
    run_id: run,
    name,
    per_page: 100,
  });
  const [latest] = data.artifacts
    .filter((artifact) => artifact.name === name && !artifact.expired)
    .sort((a, b) => b.id - a.id);
  return latest === undefined ? null : { id: latest.id, bytes: latest.size_in_bytes };
}

/**
 * The archive of an artifact. GitHub answers with an address elsewhere, which is asked without the token, for no more than the limit.
 * @throws UserError where it is too large, or the address is none that is safe to ask.
 */
export async function downloadArtifact(
  client: Client,
  { owner, repo }: { owner: string; repo: string },
  { id, bytes }: Artifact,
  apiUrl: string,
): Promise<Buffer> {
  if (bytes > ARCHIVE_BYTES) {
    throw tooLarge();
  }
  const { headers } = await client.rest.actions.downloadArtifact({
    owner,
    repo,
    artifact_id: id,
    archive_format: "zip",
    request: { redirect: "manual" },
  });
  return download(safeAddress(headers.location, apiUrl));
}

function safeAddress(location: string | undefined, apiUrl: string): string {
  if (location !== undefined && URL.canParse(location)) {
    const { protocol, origin, href } = new URL(location);
    if (protocol === "https:" || origin === new URL(apiUrl).origin) {
      return href;
    }
  }
  throw new UserError("GitHub gives no safe address for the artifact");
}

async function download(address: string): Promise<Buffer> {
  const client = new HttpClient("resilience-gate", [], {
    allowRedirects: false,
    socketTimeout: ANSWER_MS,
    allowRetries: false,
  });
  try {
    const { message } = await client.get(address).catch(() => {
      throw new DownloadError(null);
    });
    if (message.statusCode !== 200) {
      throw new DownloadError(message.statusCode ?? null, message.headers);
    }
    return await withinLimit(message);
  } finally {
    client.dispose();
  }
}

async function withinLimit(message: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of message) {
      length += chunk.length;
      if (length > ARCHIVE_BYTES) {
        throw tooLarge();
      }
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof UserError ? error : new DownloadError(null);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): UserError {
  return new UserError(`the artifact is larger than ${ARCHIVE_BYTES / 1024 ** 2} MiB`);
}
