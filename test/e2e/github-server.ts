import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { GithubApi, SeenRequest } from "./openapi.ts";

/** A comment as the API gives it, as far as it is used. */
export interface StoredComment {
  id: number;
  body: string;
  user: { login: string; type: "Bot" | "User" };
}

/** A check run as it has been made so far. */
export interface StoredCheck {
  id: number;
  name: string;
  head_sha: string;
  status: string;
  conclusion: string;
  title: string;
  summary: string;
  text: string;
  annotations: unknown[];
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** True where the connection is cut instead. */
  cut?: boolean;
}

/** A part of the API that a test adds: answers what it knows of a repository (`GET /git/blobs/1a2b`), null for the rest. */
export type Part = (route: string, url: URL, request: SeenRequest) => Answer | null;

/** What the server refuses or does first, before it answers as GitHub does; null to let a request through. */
export type Fault = (request: SeenRequest) => Answer | null;

const REPOSITORY = "/repos/acme/estate";

/**
 * A local server that stands for GitHub's REST API: the comments of one pull request, with pages, check runs, and files at commits. It keeps
 * what it is told. Every request is held against GitHub's own OpenAPI document; `violations` collects what does not fit.
 */
export class GithubServer {
  readonly comments: StoredComment[] = [];
  readonly checks: StoredCheck[] = [];
  readonly requests: SeenRequest[] = [];
  readonly violations: string[] = [];
  /** Files by `sha:path`; a sha of which there is a file is a known commit. */
  readonly files = new Map<string, string>();
  readonly commits = new Set<string>();
  readonly parts: Part[] = [];
  /** How long every answer takes, in milliseconds. */
  slowMs = 0;
  /** What lies at an address that is not the API's, by path; whoever asks there must not show a token. */
  readonly downloads = new Map<string, Answer & { bytes?: Buffer }>();
  fault: Fault = () => null;

  private readonly server: Server;
  private readonly api: GithubApi;

  private constructor(server: Server, api: GithubApi) {
    this.server = server;
    this.api = api;
  }

  static async start(api: GithubApi): Promise<GithubServer> {
    const server = createServer();
    const github = new GithubServer(server, api);
    server.on("request", (request, response) => {
      github.respond(request, response).catch((error: unknown) => {
        github.violations.push(`the server failed: ${String(error)}`);
        response.writeHead(500).end();
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return github;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  /** Adds a comment of a person or of another tool. */
  comment(body: string, user: StoredComment["user"]): StoredComment {
    const comment = { id: 1000 + this.comments.length, body, user };
    this.comments.push(comment);
    return comment;
  }

  private async respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    // GitHub Enterprise Server has its API below this path.
    const asked = (message.url ?? "").replace(/^\/api\/v3(?=\/)/u, "");
    const request = { method: message.method ?? "", url: asked, body: text === "" ? null : text };
    this.requests.push(request);
    const download = this.downloads.get(request.url);
    if (download !== undefined) {
      if (message.headers.authorization !== undefined)
        this.violations.push(`${request.url}: was sent a token`);
      response.writeHead(download.status, download.headers).end(download.bytes);
      return;
    }
    this.violations.push(...this.api.violations(request));
    if (!/^token \S+$/u.test(message.headers.authorization ?? "")) {
      this.violations.push(`${request.method} ${request.url}: no token`);
    }
    const { status, body, headers, cut = false } = this.fault(request) ?? this.answer(request);
    await sleep(this.slowMs);
    if (cut) {
      message.socket.destroy();
      return;
    }
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(body === undefined ? "" : JSON.stringify(body));
  }

  private answer(request: SeenRequest): Answer {
    const url = new URL(request.url, this.url);
    const path = decodeURIComponent(url.pathname);
    const route = `${request.method} ${path.startsWith(REPOSITORY) ? path.slice(REPOSITORY.length) : path}`;
    for (const part of this.parts) {
      const answer = part(route, url, request);
      if (answer !== null) return answer;
    }
    if (route === "GET /issues/7/comments") return this.page(url);
    if (route === "POST /issues/7/comments") return this.create(request);
    const updated = /^PATCH \/issues\/comments\/(\d+)$/u.exec(route);
    if (updated !== null) return this.update(Number(updated[1]), request);
    if (route === "POST /check-runs") return this.createCheck(request);
    const checked = /^PATCH \/check-runs\/(\d+)$/u.exec(route);
    if (checked !== null) return this.updateCheck(Number(checked[1]), request);
    const file = /^GET \/contents\/(.+)$/u.exec(route);
    if (file !== null) return this.file(`${url.searchParams.get("ref")}:${file[1]}`);
    const commit = /^GET \/git\/commits\/(\w+)$/u.exec(route);
    if (commit !== null && this.commits.has(commit[1] ?? ""))
      return { status: 200, body: { sha: commit[1] } };
    if (route === "GET /user")
      return { status: 403, body: { message: "Resource not accessible by integration" } };
    return { status: 404, body: { message: "Not Found" } };
  }

  private page(url: URL): Answer {
    const size = Number(url.searchParams.get("per_page") ?? "30");
    const page = Number(url.searchParams.get("page") ?? "1");
    const next = new URL(url);
    next.searchParams.set("page", String(page + 1));
    const more = page * size < this.comments.length;
    return {
      status: 200,
      body: this.comments.slice((page - 1) * size, page * size),
      headers: more ? { link: `<${next.href}>; rel="next"` } : {},
    };
  }

  private create(request: SeenRequest): Answer {
    const { body } = JSON.parse(request.body ?? "{}") as { body: string };
    if (body.length > 65_536) return { status: 422, body: { message: "Body is too long" } };
    return { status: 201, body: this.comment(body, { login: "github-actions[bot]", type: "Bot" }) };
  }

  private update(id: number, request: SeenRequest): Answer {
    const comment = this.comments.find((comment) => comment.id === id);
    if (comment === undefined) return { status: 404, body: { message: "Not Found" } };
    comment.body = (JSON.parse(request.body ?? "{}") as { body: string }).body;
    return { status: 200, body: comment };
  }

  /** As GitHub: 50 annotations a request, and texts of 65,535 bytes; an update replaces the texts and adds the annotations. */
  private createCheck(request: SeenRequest): Answer {
    const { output, ...rest } = JSON.parse(request.body ?? "{}") as StoredCheck & { output: StoredCheck };
    const refused = this.refusedOutput(output);
    if (refused !== null) return refused;
    const check = { ...rest, ...output, id: 500 + this.checks.length };
    this.checks.push(check);
    return { status: 201, body: check };
  }

  private updateCheck(id: number, request: SeenRequest): Answer {
    const check = this.checks.find((check) => check.id === id);
    if (check === undefined) return { status: 404, body: { message: "Not Found" } };
    const { output } = JSON.parse(request.body ?? "{}") as { output: StoredCheck };
    const refused = this.refusedOutput(output);
    if (refused !== null) return refused;
    Object.assign(check, output, { annotations: [...check.annotations, ...output.annotations] });
    return { status: 200, body: check };
  }

  private refusedOutput({ annotations, summary, text }: StoredCheck): Answer | null {
    const long = [summary, text].some((value) => Buffer.byteLength(value) > 65_535);
    if (annotations.length <= 50 && !long) return null;
    return { status: 422, body: { message: "Invalid request." } };
  }

  private file(key: string): Answer {
    const text = this.files.get(key);
    if (text === undefined) return { status: 404, body: { message: "Not Found" } };
    const content = Buffer.from(text).toString("base64");
    return { status: 200, body: { type: "file", encoding: "base64", content } };
  }
}
